using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Import;

/// <summary>Everything that a directory holds, by keys instead of ids, so that two directories can be compared.</summary>
internal static class DirectoryPicture
{
    public static async Task<IReadOnlyList<string>> TakeAsync(TestDirectory directory)
    {
        var tenantId = (await directory.Directory.Tenants.GetAsync("default")).Id;
        var users = await AllAsync<User>(directory.InMemory, tenantId);
        var organizations = await AllAsync<Organization>(directory.InMemory, tenantId);
        var groups = await AllAsync<Group>(directory.InMemory, tenantId);
        var roles = await AllAsync<Role>(directory.InMemory, tenantId);
        var names = users.Select(user => (user.Id, Name: user.Key))
            .Concat(organizations.Select(organization => (organization.Id, Name: organization.Key)))
            .Concat(groups.Select(group => (group.Id, Name: group.Key)))
            .Concat(roles.Select(role => (role.Id, Name: role.Key)))
            .ToDictionary(pair => pair.Id, pair => pair.Name);
        string Name(Guid? id) => id is { } known ? names[known] : "-";

        var lines = new List<string>();
        lines.AddRange(
            organizations.Select(o => $"organization {string.Join('/', o.AncestorIds.Append(o.Id).Select(id => Name(id)))} v{o.Version}"));
        lines.AddRange(groups.Select(
            g => $"group {Name(g.OrganizationId)}:{string.Join('/', g.AncestorIds.Append(g.Id).Select(id => Name(id)))} v{g.Version}"));
        lines.AddRange(roles.Select(r => $"role {Name(r.OrganizationId)}:{r.Key} {string.Join(',', r.Patterns)} v{r.Version}"));
        lines.AddRange(users.Select(u => $"user {u.Key} '{u.DisplayName}' '{u.GivenName}' '{u.FamilyName}' {u.Email} {u.EmailVerifiedAt} "
            + $"{u.Culture} {u.TimeZone} {u.Status} "
            + $"{u.ExternalId} {u.Attributes} {Name(u.HomeOrganizationId)} {Name(u.DefaultOrganizationId)} v{u.Version} {u.CreatedBy} "
            + $"{u.UpdatedBy}"));
        lines.AddRange((await AllAsync<Membership>(directory.InMemory, tenantId))
            .Select(m => $"membership {Name(m.UserId)} {Name(m.OrganizationId)} {m.Status} v{m.Version}"));
        lines.AddRange((await AllAsync<RoleAssignment>(directory.InMemory, tenantId))
            .Select(a => $"assignment {Name(a.UserId ?? a.GroupId)} {Name(a.RoleId)} {Name(a.OrganizationId)} {a.ValidFrom} {a.ValidUntil} "
                + $"v{a.Version}"));
        lines.AddRange(
            (await AllAsync<GroupMember>(directory.InMemory, tenantId)).Select(m => $"member {Name(m.GroupId)} {Name(m.UserId)}"));
        lines.AddRange((await AllAsync<Credential>(directory.InMemory, tenantId))
            .Select(c => $"credential {Name(c.Id)} {c.IsTemporary} {c.SetBy} v{c.Version}"));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static async Task<IReadOnlyList<T>> AllAsync<T>(InMemoryStore store, Guid tenantId)
        where T : DirectoryRecord
    {
        var all = new List<T>();
        SeekPosition? after = null;
        do
        {
            var page = await store.QueryAsync(new Query<T>(tenantId) { Take = Query<T>.LargestTake, After = after }, default);
            all.AddRange(page.Items);
            after = page.HasMore ? new SeekPosition([], page.Items[^1].Id) : null;
        }
        while (after is not null);
        return all;
    }
}
