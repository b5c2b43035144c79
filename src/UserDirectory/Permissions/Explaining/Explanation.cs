using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Explains a decision from the very facts and evaluator that make it.</summary>
internal sealed class Explanation(TenantContext context)
{
    public async ValueTask<PermissionExplanation> ExplainAsync(
        Guid userId, string permission, Guid? place, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var facts = await context.Store.ReadAccessAsync(tenantId, userId, place, cancellationToken).ConfigureAwait(false)
            ?? throw new RecordNotFoundException(RecordKind.Tenant);
        if (facts.User is null)
        {
            throw new RightsReads(context).Unknown(userId);
        }

        if (place is not null && facts.Path.Count == 0)
        {
            throw new RecordNotFoundException(RecordKind.Organization);
        }

        var evaluation = new AccessEvaluation(facts, place is not null, context.Catalogue, context.Now());
        var showsElsewhere = context.IsSelf(userId)
            || await context.MayAsync(DirectoryPermissions.PermissionsRead, null, cancellationToken).ConfigureAwait(false);
        var names = await OrganizationNames.ReadAsync(context.Store, facts, cancellationToken).ConfigureAwait(false);
        var steps = new ExplanationSteps(evaluation, names, permission, showsElsewhere).All(place is not null);
        return new PermissionExplanation(evaluation.Allows(permission), permission, steps)
        {
            UserId = userId,
            OrganizationId = place,
        };
    }
}
