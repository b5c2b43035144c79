using UserDirectory.Queries;

namespace UserDirectory;

#pragma warning disable IDE0005, CS9113
internal sealed class RoleService(TenantContext context) : IRoleService
{
    public ValueTask<Role> CreateAsync(NewRole role, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Role> GetAsync(EntityRef role, EntityRef organization = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Role?> FindAsync(EntityRef role, EntityRef organization = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Page<Role>> ListAsync(RoleQuery? query = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Role> UpdateAsync(EntityRef role, RoleUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Role> ChangeDefaultAsync(EntityRef role, bool isDefault, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Role> SwitchOnAsync(EntityRef role, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Role> SwitchOffAsync(EntityRef role, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask DeleteAsync(EntityRef role, long? expectedVersion = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask AssignAsync(Subject subject, IReadOnlyList<EntityRef> roles, EntityRef organization = default, Validity? validity = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask UnassignAsync(Subject subject, IReadOnlyList<EntityRef> roles, EntityRef organization = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask ReplaceAsync(Subject subject, IReadOnlyList<EntityRef> roles, EntityRef organization = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<AssignedRole>> ListAssignmentsAsync(Subject subject, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Page<RoleAssignment>> ListAssignmentsOfRoleAsync(EntityRef role, AssignmentQuery? query = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
