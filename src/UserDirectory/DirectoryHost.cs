namespace UserDirectory;

/// <summary>The one service in the container.</summary>
internal sealed class DirectoryHost(DirectoryRuntime runtime) : IUserDirectory
{
    private readonly TenantReference _default = new(runtime, UserDirectory.Tenant.DefaultKey);

    public ITenantService Tenants { get; } = new TenantService(runtime);

    public DirectoryRuntime Runtime => runtime;

    public ITenantReference Tenant(EntityRef tenant) =>
        tenant.IsEmpty || tenant is { Id: null, Text.Length: 0 } ? throw new ArgumentException("A tenant's id or key is needed.", nameof(tenant)) : new TenantReference(runtime, tenant);

    public ITenantDirectory As(Guid userId) => _default.As(userId);

    public ITenantDirectory AsSystem(string name) => _default.AsSystem(name);

    public ValueTask<InvitationPreview> PreviewInvitationAsync(string token, CancellationToken cancellationToken = default) =>
        new TokenCalls(runtime).PreviewAsync(token, cancellationToken);

    public ValueTask<User> AcceptInvitationAsync(string token, Acceptance acceptance, CancellationToken cancellationToken = default) =>
        new TokenCalls(runtime).AcceptAsync(token, acceptance, cancellationToken);

    public ValueTask DeclineInvitationAsync(string token, CancellationToken cancellationToken = default) =>
        new TokenCalls(runtime).DeclineAsync(token, cancellationToken);

    public ValueTask<SweepResult> SweepAsync(CancellationToken cancellationToken = default) => new Sweep(runtime).RunAsync(cancellationToken);
}
