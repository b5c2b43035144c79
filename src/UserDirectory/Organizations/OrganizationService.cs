using UserDirectory.Queries;

namespace UserDirectory;

#pragma warning disable IDE0005, CS9113
internal sealed class OrganizationService(TenantContext context) : IOrganizationService
{
    public ValueTask<Organization> CreateAsync(NewOrganization organization, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Organization> GetAsync(EntityRef organization, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Organization?> FindAsync(EntityRef organization, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<string> GetPathAsync(EntityRef organization, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Page<Organization>> ListAsync(OrganizationQuery? query = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Page<Organization>> ListBelowAsync(EntityRef organization, OrganizationQuery? query = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Organization> UpdateAsync(EntityRef organization, OrganizationUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Organization> MoveAsync(EntityRef organization, EntityRef parent, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Organization> ChangeTypeAsync(EntityRef organization, OrganizationType type, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Organization> SuspendAsync(EntityRef organization, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Organization> ReinstateAsync(EntityRef organization, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask DeleteAsync(EntityRef organization, bool recursive = false, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
