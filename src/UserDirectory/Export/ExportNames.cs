namespace UserDirectory;

/// <summary>What the rows of an export call places, roles and groups, so that an import finds just those. Immutable.</summary>
/// <param name="Scope">What the export is of.</param>
/// <param name="Organizations">The organizations of the page, and those above them.</param>
/// <param name="Roles">The roles of the page, and others of their keys that could be meant.</param>
/// <param name="Groups">The groups of the page, those above them, and others of their keys that could be meant.</param>
internal sealed record ExportNames(
    ExportScope Scope, IReadOnlyDictionary<Guid, Organization> Organizations, IReadOnlyDictionary<Guid, Role> Roles,
    IReadOnlyDictionary<Guid, Group> Groups)
{
    private readonly ILookup<string, Role> _rolesByKey = Roles.Values.ToLookup(role => role.NormalizedKey);
    private readonly ILookup<string, Group> _groupsByKey = Groups.Values.ToLookup(group => group.NormalizedKey);

    /// <summary>The organization; null when it is not there any more, or not of the export.</summary>
    public Organization? FindOrganization(Guid? id) =>
        id is { } organizationId && Organizations.TryGetValue(organizationId, out var found) && Scope.Covers(found) ? found : null;

    /// <summary>The path from the top, and in an export of an organization from that one: what stands above is not told.</summary>
    public string PathOf(Organization organization)
    {
        var above = organization.AncestorIds.SkipWhile(id => Scope.Place is not null && id != Scope.Place.Id)
            .Select(id => Organizations.TryGetValue(id, out var found) ? found.Key : null);
        IReadOnlyList<string?> keys = [.. above, organization.Key];

        // One that was moved or deleted between two reads leaves a gap; the key alone finds it.
        return keys.Contains(null) ? organization.Key : string.Join("/", keys);
    }

    /// <summary>A role as it is named at a place: by its key, and with its owner where another role there has the same.</summary>
    public string NameOf(Role role, Organization? place) =>
        Owned(
            role.Id,
            role.OrganizationId,
            role.Key,
            _rolesByKey[role.NormalizedKey].Any(other => other.Id != role.Id && GivableRoles.IsUsableAt(other.OrganizationId, place)));

    /// <summary>
    /// A group as it is named at a place (null: tenant-wide, where an organization's needs its owner), with those above it.
    /// </summary>
    public string NameOf(Group group, Organization? place)
    {
        var above = group.AncestorIds.Select(id => Groups.TryGetValue(id, out var found) ? found.Key : null).ToList();
        var isAmbiguous = _groupsByKey[group.NormalizedKey]
            .Any(other => other.Id != group.Id && GivableRoles.IsUsableAt(other.OrganizationId, place));
        return Owned(
            group.Id,
            group.OrganizationId,
            above.Contains(null) ? group.Key : string.Join("/", [.. above, group.Key]),
            isAmbiguous || (place is null && group.OrganizationId is not null));
    }

    // By its id where its owner stands above the export's organization, or is gone: nobody is told what an organization is called that is
    // not of the export.
    private string Owned(Guid id, Guid? owner, string name, bool needsOwner) =>
        !needsOwner ? name
        : owner is null ? $":{name}"
        : FindOrganization(owner) is { } organization ? $"{organization.Key}:{name}" : id.ToString("D");
}
