namespace UserDirectory.AspNetCore.Tests.Service;

/// <summary>A directory that can only be swept, of which nothing was asked, and whose first sweep fails.</summary>
internal sealed class SweepCount : IUserDirectory
{
    private readonly TaskCompletionSource _twice = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Count { get; private set; }

    public ITenantService Tenants => throw new NotSupportedException();

    public Task TwiceAsync() => _twice.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public ValueTask<SweepResult> SweepAsync(CancellationToken cancellationToken = default)
    {
        if (++Count == 2)
        {
            _twice.SetResult();
        }

        return Count == 1 ? throw new IOException("The disk is not there.") : new(new SweepResult(0, 0));
    }

    public ITenantReference TenantOf(string? token) => throw new NotSupportedException();

    public ValueTask FinishRequestsAsync(CancellationToken cancellationToken = default) => default;

    public ITenantReference Tenant(EntityRef tenant) => throw new NotSupportedException();

    public ITenantDirectory As(Guid userId) => throw new NotSupportedException();

    public ITenantDirectory AsSystem(string name) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<SignInUser>> FindUsersAsync(string? email, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public ValueTask<InvitationPreview> PreviewInvitationAsync(string token, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public ValueTask<User> AcceptInvitationAsync(string token, Acceptance acceptance, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public ValueTask DeclineInvitationAsync(string token, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
