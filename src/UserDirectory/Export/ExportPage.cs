namespace UserDirectory;

/// <summary>Some people of an export with all that their rows say. Immutable.</summary>
/// <param name="Scope">What the export is of.</param>
/// <param name="Now">When they were read.</param>
/// <param name="People">The people, by id.</param>
/// <param name="HasMore">Whether there are more after them.</param>
internal sealed record ExportPage(ExportScope Scope, DateTimeOffset Now, IReadOnlyList<User> People, bool HasMore)
{
    /// <summary>Their memberships that have not ended, without those to come by an invitation.</summary>
    public required ILookup<Guid, Membership> Memberships { get; init; }

    /// <summary>Their roles that have not ended.</summary>
    public required ILookup<Guid, RoleAssignment> Assignments { get; init; }

    /// <summary>Their groups.</summary>
    public required ILookup<Guid, Group> Groups { get; init; }

    /// <summary>Their passwords, where the export has hashes.</summary>
    public required IReadOnlyDictionary<Guid, Credential> Credentials { get; init; }

    /// <summary>What places, roles and groups are called.</summary>
    public required ExportNames Names { get; init; }
}
