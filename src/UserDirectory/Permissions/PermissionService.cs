using UserDirectory.Queries;

namespace UserDirectory;

#pragma warning disable IDE0005, CS9113
internal sealed class PermissionService(TenantContext context) : IPermissionService
{
    public IReadOnlyList<string> Catalogue => throw new NotSupportedException();

    public ValueTask<bool> CheckAsync(EntityRef user, string permission, EntityRef organization = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<bool>> CheckManyAsync(EntityRef user, IReadOnlyList<string> permissions, EntityRef organization = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<string>> ListEffectiveAsync(EntityRef user, EntityRef organization = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<PermissionExplanation> ExplainAsync(EntityRef user, string permission, EntityRef organization = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Page<User>> WhoCanAsync(string permission, EntityRef organization = default, string? cursor = null, int take = 100, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<IAccountPermissions> ResolveAsync(EntityRef user, EntityRef organization = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<User> AddAccessRulesAsync(EntityRef user, IReadOnlyList<string> rules, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<User> RemoveAccessRulesAsync(EntityRef user, IReadOnlyList<string> rules, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
