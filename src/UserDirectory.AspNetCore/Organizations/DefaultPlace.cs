using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>Where an account works unless it says otherwise, in this family's two members (G10).</summary>
/// <param name="OrganizationId">The organization; null when there is none to be shown.</param>
/// <param name="ProjectId">The project; null when it is no project.</param>
internal readonly record struct DefaultPlace(Guid? OrganizationId, Guid? ProjectId)
{
    private const string Project = "project";

    /// <summary>Whether an organization counts as a project (G11).</summary>
    public static bool IsProject(Organization organization) =>
        string.Equals(organization.Label, Project, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The default places of accounts, by organization, as far as they have to do with the place that the accounts are shown at.
    /// </summary>
    public static async ValueTask<IReadOnlyDictionary<Guid, DefaultPlace>> ReadAsync(Call call, IEnumerable<User> users)
    {
        var places = new Dictionary<Guid, Organization>();
        await AddAsync(call, places, users.Select(user => user.DefaultOrganizationId).OfType<Guid>()).ConfigureAwait(false);
        var shown = places.Values.Where(organization => IsOnOneLine(organization, call.Organization)).ToList();
        await AddAsync(call, places, shown.Where(IsProject).SelectMany(project => project.AncestorIds)).ConfigureAwait(false);
        return shown.ToDictionary(organization => organization.Id, organization => Of(organization, places));
    }

    private static DefaultPlace Of(Organization organization, Dictionary<Guid, Organization> places) =>
        IsProject(organization)
            ? new(
                organization.AncestorIds.Reverse().Select(id => places.GetValueOrDefault(id))
                    .FirstOrDefault(above => above is not null && !IsProject(above))?.Id,
                organization.Id)
            : new(organization.Id, null);

    private static bool IsOnOneLine(Organization one, Organization other) =>
        one.Id == other.Id || one.AncestorIds.Contains(other.Id) || other.AncestorIds.Contains(one.Id);

    private static async ValueTask AddAsync(Call call, Dictionary<Guid, Organization> places, IEnumerable<Guid> ids)
    {
        foreach (var some in ids.Distinct().Where(id => !places.ContainsKey(id)).ToList().Chunk(ListQuery.LargestTake))
        {
            var query = new OrganizationQuery { Where = OrganizationFields.Id.In(some), Take = some.Length };
            foreach (var organization in (await call.System.Organizations.ListAsync(query, call.Aborted).ConfigureAwait(false)).Items)
            {
                places[organization.Id] = organization;
            }
        }
    }
}
