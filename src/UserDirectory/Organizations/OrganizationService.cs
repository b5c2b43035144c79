using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

internal sealed class OrganizationService(TenantContext context) : IOrganizationService
{
    private static readonly ListShape<Organization> s_shape = new(OrganizationFields.SearchText, OrganizationFields.Key);

    public async ValueTask<Organization> CreateAsync(NewOrganization organization, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(organization);
        organization = organization.Copy();
        var errors = new InputErrors();
        OrganizationRules.Check(errors, organization);
        errors.ThrowIfAny();
        return await context.DecideAsync(
            "organizations.create", ahead => ahead.Organization(organization.Parent), (decision, token) =>
                OrganizationCreation.WriteAsync(decision, organization, token), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<Organization> GetAsync(EntityRef organization, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("organizations.find").EndAsync(
            FoundRecord.OrThrowAsync(new OrganizationReads(context).FindAsync(organization, cancellationToken), RecordKind.Organization))
            .ConfigureAwait(false);

    public async ValueTask<Organization?> FindAsync(EntityRef organization, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("organizations.find").EndAsync(new OrganizationReads(context).FindAsync(organization, cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<string> GetPathAsync(EntityRef organization, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("organizations.get_path").EndAsync(new OrganizationReads(context).PathAsync(organization, cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<Page<Organization>> ListAsync(OrganizationQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("organizations.list").EndAsync(ReadAllAsync(ListQuery.Copy(query), cancellationToken)).ConfigureAwait(false);

    public async ValueTask<Page<Organization>> ListBelowAsync(
        EntityRef organization, OrganizationQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("organizations.list_below").EndAsync(ReadBelowAsync(organization, ListQuery.Copy(query), cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<Organization> UpdateAsync(
        EntityRef organization, OrganizationUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        update = update.Copy();
        var errors = new InputErrors();
        OrganizationRules.Check(errors, update);
        errors.ThrowIfAny();
        return await context.DecideAsync(
            "organizations.update",
            ahead => ahead.Organization(organization),
            (decision, token) => OrganizationChange.UpdateAsync(decision, organization, update, expectedVersion, token),
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<Organization> MoveAsync(
        EntityRef organization, EntityRef parent, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        context.DecideAsync(
            "organizations.move", ahead => OrganizationMove.Name(ahead, organization, parent), (decision, token) =>
                OrganizationMove.MoveAsync(decision, organization, parent, expectedVersion, token), cancellationToken);

    public async ValueTask<Organization> ChangeTypeAsync(
        EntityRef organization, OrganizationType type, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        var errors = new InputErrors();
        OrganizationRules.CheckType(errors, nameof(type), type);
        errors.ThrowIfAny();
        return await context.DecideAsync(
            "organizations.change_type", ahead => ahead.Organization(organization), (decision, token) =>
                OrganizationChange.ChangeTypeAsync(decision, organization, type, expectedVersion, token), cancellationToken)
            .ConfigureAwait(false);
    }

    public ValueTask<Organization> SuspendAsync(
        EntityRef organization, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        context.DecideAsync(
            "organizations.suspend", ahead => ahead.Organization(organization), (decision, token) =>
                OrganizationChange.SuspendAsync(decision, organization, expectedVersion, token), cancellationToken);

    public ValueTask<Organization> ReinstateAsync(
        EntityRef organization, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        context.DecideAsync(
            "organizations.reinstate", ahead => ahead.Organization(organization), (decision, token) =>
                OrganizationChange.ReinstateAsync(decision, organization, expectedVersion, token), cancellationToken);

    public async ValueTask DeleteAsync(
        EntityRef organization, bool recursive = false, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        await context.DecideAsync(
            "organizations.delete", ahead => ahead.Organization(organization), (decision, token) =>
                OrganizationDeletion.DeleteAsync(decision, organization, recursive, expectedVersion, token), cancellationToken)
            .ConfigureAwait(false);

    private async ValueTask<Page<Organization>> PageAsync(OrganizationQuery query, Filter? scope, CancellationToken cancellationToken)
    {
        return await AskedListing.ReadAsync(context, query, s_shape, scope, context.Now(), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Page<Organization>> ReadAllAsync(OrganizationQuery query, CancellationToken cancellationToken)
    {
        await context.RequireAsync(DirectoryPermissions.OrganizationsList, null, cancellationToken).ConfigureAwait(false);
        return await PageAsync(query, null, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Page<Organization>> ReadBelowAsync(
        EntityRef organization, OrganizationQuery query, CancellationToken cancellationToken)
    {
        await context.RequireKnownActorAsync(cancellationToken).ConfigureAwait(false);
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var top = await new References(context.Store, tenantId).GetOrganizationAsync(organization, cancellationToken).ConfigureAwait(false);
        await context.RequireAsync(DirectoryPermissions.OrganizationsList, top.Id, cancellationToken).ConfigureAwait(false);
        return await PageAsync(query, OrganizationFields.AncestorIds.EqualTo(top.Id), cancellationToken).ConfigureAwait(false);
    }
}
