using System.Runtime.CompilerServices;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Finds the organizations at which an account may do something: first those that a source of the permission may reach and the account may
/// enter (a filter of the store), then the one evaluator is asked about each, with the account's facts of one read and the path that lies
/// in memory.
/// </summary>
internal sealed class WhereCan(TenantContext context, Guid userId, string permission)
{
    public async ValueTask<Page<PermittedOrganization>> ReadAsync(string? cursor, int take, CancellationToken cancellationToken)
    {
        var question = $"{userId} {permission}";
        var after = AnswerCursor.Parse(cursor, question);
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var facts = await context.Store.ReadAccessAsync(tenantId, userId, null, cancellationToken).ConfigureAwait(false)
            ?? throw new RecordNotFoundException(RecordKind.Tenant);
        if (facts.User is null)
        {
            throw new RightsReads(context).Unknown(userId);
        }

        var tenantWide = new AccessEvaluation(facts, atOrganization: false, context.Catalogue, context.Now());
        var places = new FactsByPath(facts);
        return await new AnswerPages(context.Store, tenantId, question).ReadAsync(
            after,
            take,
            Candidates(tenantWide),
            (IReadOnlyList<Organization> organizations, CancellationToken token) =>
                WhereItMayAsync(organizations, places, tenantWide.At, token),
            organization => new PermittedOrganization(organization.Id, organization.Key, organization.Name),
            cancellationToken).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<Organization> WhereItMayAsync(
        IReadOnlyList<Organization> organizations, FactsByPath places, DateTimeOffset at,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = organizations.ToDictionary(organization => organization.Id);
        var above = organizations.SelectMany(organization => organization.AncestorIds)
            .Where(id => !known.ContainsKey(id)).Distinct().ToList();
        if (above.Count > 0)
        {
            foreach (var organization in await AllRecords.ReadAsync<Organization>(
                context.Store, places.TenantId, OrganizationFields.Id.In(above), cancellationToken).ConfigureAwait(false))
            {
                known[organization.Id] = organization;
            }
        }

        foreach (var organization in organizations)
        {
            // One of which something above was deleted between the two reads went with it.
            if (organization.AncestorIds.All(known.ContainsKey)
                && new AccessEvaluation(
                    places.At([organization, .. organization.AncestorIds.Reverse().Select(id => known[id])]),
                    atOrganization: true, context.Catalogue, at).Allows(permission))
            {
                yield return organization;
            }
        }
    }

    /// <summary>What every organization satisfies at which it may; some that satisfy it the evaluator refuses.</summary>
    private Filter Candidates(AccessEvaluation tenantWide)
    {
        var sources = tenantWide.Sources.Where(
            source => source.Counts && source.Patterns.Any(pattern => AccessEvaluation.Covers(pattern, permission))).ToList();
        if (!tenantWide.IsLive || sources.Count == 0)
        {
            return Filter.Any();
        }

        return sources.Exists(source => source.IsTenantWide)
            ? Entered(tenantWide)
            : Entered(tenantWide) & AtOrBelow(sources.Select(source => source.Assignment!.OrganizationId!.Value));
    }

    private static Filter Entered(AccessEvaluation tenantWide)
    {
        var rules = tenantWide.Facts.User!.AccessRules;
        if (tenantWide.HoldsEverything || rules.Contains(OrganizationEntry.AnyRule))
        {
            return Filter.All();
        }

        var memberships = tenantWide.Facts.Memberships.Where(
            membership => membership.Status == MembershipStatus.Active && membership.IsValidAt(tenantWide.At));
        OrganizationType[] types = [.. new[] { OrganizationType.Production, OrganizationType.Test }
            .Where(type => rules.Any(rule => OrganizationEntry.RuleCovers(rule, type)))];
        return AtOrBelow(memberships.Select(membership => membership.OrganizationId)) | OrganizationFields.Type.In(
            types.Select(type => FieldValue.Of(type)));
    }

    private static Filter AtOrBelow(IEnumerable<Guid> organizationIds)
    {
        Guid[] ids = [.. organizationIds.Distinct()];
        return OrganizationFields.Id.In(ids) | OrganizationFields.AncestorIds.In(ids);
    }
}
