namespace UserDirectory;

/// <summary>The one service in the container.</summary>
internal sealed class DirectoryHost : IUserDirectory
{
    private TenantReference _default;

    public DirectoryHost(DirectoryRuntime runtime)
    {
        (Runtime, _default) = (runtime, Default(runtime));
        // A handle stays with its tenant; one that is opened later goes by the key.
        Tenants = new TenantService(runtime, renamed: () => Volatile.Write(ref _default, Default(runtime)));
    }

    public ITenantService Tenants { get; }

    public DirectoryRuntime Runtime { get; }

    public ITenantReference Tenant(EntityRef tenant) =>
        tenant is { Id: null, Text: null or "" }
            ? throw new ArgumentException("A tenant's id or key is needed.", nameof(tenant))
            : new TenantReference(Runtime, tenant);

    public ITenantReference TenantOf(string? token) => new TenantReference(Runtime, AccountTokenText.Parse(token)?.TenantId ?? Guid.Empty);

    public ITenantDirectory As(Guid userId) => Volatile.Read(ref _default).As(userId);

    public ITenantDirectory AsSystem(string name) => Volatile.Read(ref _default).AsSystem(name);

    public async ValueTask<IReadOnlyList<SignInUser>> FindUsersAsync(string? email, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("users.find_across_tenants").EndAsync(SignInUsers.FindAsync(Runtime.Store, email, cancellationToken))
            .ConfigureAwait(false);

    public ValueTask<InvitationPreview> PreviewInvitationAsync(string token, CancellationToken cancellationToken = default) =>
        Tokens().PreviewAsync(token, cancellationToken);

    public ValueTask<User> AcceptInvitationAsync(string token, Acceptance acceptance, CancellationToken cancellationToken = default) =>
        Tokens().AcceptAsync(token, acceptance, cancellationToken);

    public ValueTask DeclineInvitationAsync(string token, CancellationToken cancellationToken = default) =>
        Tokens().DeclineAsync(token, cancellationToken);

    public ValueTask<SweepResult> SweepAsync(CancellationToken cancellationToken = default) => Sweeper().RunAsync(cancellationToken);

    public async ValueTask FinishRequestsAsync(CancellationToken cancellationToken = default)
    {
        Batch.RefuseInside(Runtime);
        await Telemetry.Start("requests.finish").EndAsync(Runtime.Requests.WhenDoneAsync(cancellationToken)).ConfigureAwait(false);
    }

    private static TenantReference Default(DirectoryRuntime runtime) => new(runtime, UserDirectory.Tenant.DefaultKey);

    private TokenCalls Tokens()
    {
        Batch.RefuseInside(Runtime);
        return new TokenCalls(Runtime);
    }

    private Sweep Sweeper()
    {
        Batch.RefuseInside(Runtime);
        return new Sweep(Runtime);
    }
}
