namespace UserDirectory;

/// <summary>
/// One person as rows of an import: the first has the account, its home's membership, roles and groups; the others have what one row cannot
/// say besides. Pure.
/// </summary>
internal sealed class PersonRows(ExportPage page, User person)
{
    private readonly IReadOnlyList<(Organization Organization, Membership Membership)> _memberships =
    [
        .. from membership in page.Memberships[person.Id]
           let place = page.Names.FindOrganization(membership.OrganizationId)
           where place is not null
           orderby membership.OrganizationId == person.HomeOrganizationId descending,
           membership.OrganizationId == person.DefaultOrganizationId descending, place.NormalizedKey
           select (place, membership),
    ];

    private readonly ILookup<Guid?, RoleAssignment> _assignments = page.Assignments[person.Id]
        .Where(assignment => assignment.OrganizationId is null || page.Names.FindOrganization(assignment.OrganizationId) is not null)
        .ToLookup(assignment => assignment.OrganizationId);

    private readonly Credential? _credential = page.Credentials.TryGetValue(person.Id, out var found) ? found : null;

    private readonly HashSet<Guid> _told = [];

    // Said in each row: whichever comes to give the external id, because one before it was refused, must not make it the person's own.
    private bool IsSignInPrepared => person.EmailVerifiedAt is null
        && (person.PreparedBy is not null || SignInProvenance.IsSomebodyElse(person.ExternalIdSetBy, person)
            || SignInProvenance.IsSomebodyElse(_credential?.SetBy, person));

    /// <summary>All of them, in order; at least one, unless somebody has left the export's organization since he was found there.</summary>
    public IReadOnlyList<ImportRow> All()
    {
        if (page.Scope.Place is not null && _memberships.Count == 0)
        {
            return [];
        }

        // In the whole tenant, the first row makes the account where its home is; at an organization, it is made there.
        var isHomeFirst = _memberships.Count > 0
            && (page.Scope.Place is not null || _memberships[0].Organization.Id == person.HomeOrganizationId);
        var rows = new List<ImportRow> { FirstRow(isHomeFirst ? _memberships[0] : null) };
        rows.AddRange(_memberships.Skip(isHomeFirst ? 1 : 0).Select(MembershipRow));
        var first = isHomeFirst ? _memberships[0].Organization : null;
        // Groups that cannot be named from there.
        if (GroupNames(group => !IsNamedAt(group, first), null) is { Count: > 0 } groups)
        {
            rows.Add(Row(groups: groups));
        }

        rows.AddRange(RoleRows());
        SetDefault(rows[rows.Count - 1]);
        return rows;
    }

    private ImportRow FirstRow((Organization Organization, Membership Membership)? member)
    {
        var row = member is { } at ? MembershipRow(at) : Row(roles: Undated(null));
        row.ExternalId = person.ExternalId;
        row.DisplayName = person.DisplayName;
        row.GivenName = person.GivenName;
        row.FamilyName = person.FamilyName;
        row.Email = person.Email;
        row.IsEmailVerified = person.Email is null ? default(Optional<bool>) : person.EmailVerifiedAt is not null;
        row.Culture = person.Culture;
        row.TimeZone = person.TimeZone;
        row.Attributes = person.Attributes.ToDictionary(attribute => attribute.Key, attribute => (string?)attribute.Value);
        row.Groups = GroupNames(group => IsNamedAt(group, member?.Organization), member?.Organization);
        if ((member is null || page.Scope.Place is null) && page.Names.FindOrganization(person.HomeOrganizationId) is { } home)
        {
            // Also where the account is made there anyway: one that a later row had to make is put right by the next import.
            row.Home = page.Names.PathOf(home);
        }

        if (_credential is { } credential)
        {
            row.PasswordHash = credential.PasswordHash.Reveal();
            row.IsPasswordTemporary = credential.IsTemporary;
            row.FailedAttempts = credential.FailedAttempts;
            row.LockedUntil = credential.LockedUntil > page.Now ? credential.LockedUntil : null;
        }

        return row;
    }

    private ImportRow MembershipRow((Organization Organization, Membership Membership) member)
    {
        var (place, membership) = member;
        var row = Row(place, Undated(place));
        row.MembershipValidity = new Validity(membership.ValidFrom, membership.ValidUntil);
        row.IsMembershipSuspended = membership.Status == MembershipStatus.Suspended;
        return row;
    }

    // Those that no row has said so far: tenant-wide ones, those at places without a membership, and those with dates.
    private IEnumerable<ImportRow> RoleRows()
    {
        var left = _assignments.SelectMany(there => there).Where(assignment => !_told.Contains(assignment.Id))
            .GroupBy(assignment =>
                (Place: page.Names.FindOrganization(assignment.OrganizationId), Dates: new Validity(
                    assignment.ValidFrom, assignment.ValidUntil)))
            .OrderBy(roles => roles.Key.Place?.NormalizedKey, StringComparer.Ordinal).ThenBy(roles => roles.Key.Dates.From)
                .ThenBy(roles => roles.Key.Dates.Until);
        foreach (var roles in left.ToList())
        {
            var place = roles.Key.Place;
            var row = Row(place, Names(roles, place));
            row.IsForRolesOnly = place is not null;
            row.RoleValidity = roles.Key.Dates;
            yield return row;
        }
    }

    private List<string>? Undated(Organization? place)
    {
        var names = Names(_assignments[place?.Id].Where(assignment => assignment is { ValidFrom: null, ValidUntil: null }), place);
        return names.Count == 0 ? null : names;
    }

    private List<string> Names(IEnumerable<RoleAssignment> assignments, Organization? place)
    {
        var names = new List<string>();
        foreach (var assignment in assignments)
        {
            _told.Add(assignment.Id);
            names.Add(page.Names.NameOf(page.Names.Roles[assignment.RoleId], place));
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private List<string> GroupNames(Func<Group, bool> which, Organization? place) =>
        [.. page.Groups[person.Id].Where(which).Select(group => page.Names.NameOf(group, place))
            .OrderBy(name => name, StringComparer.Ordinal)];

    private static bool IsNamedAt(Group group, Organization? place) =>
        place is null || GivableRoles.IsUsableAt(group.OrganizationId, place);

    // The first membership is the default unless a row says otherwise.
    private void SetDefault(ImportRow last)
    {
        var implied = _memberships.Count == 0 ? null : (Guid?)_memberships[0].Organization.Id;
        if (person.DefaultOrganizationId == implied)
        {
            return;
        }

        var (place, membership) = _memberships.FirstOrDefault(member => member.Organization.Id == person.DefaultOrganizationId);
        if (membership is { Status: MembershipStatus.Active })
        {
            last.DefaultOrganization = page.Names.PathOf(place);
        }
        else if (person.DefaultOrganizationId is null)
        {
            last.DefaultOrganization = null;
        }
    }

    // Whichever row comes to make the account, because one before it was refused, makes it no more than it is: not active, not with default
    // roles.
    private ImportRow Row(Organization? place = null, IReadOnlyList<string>? roles = null, IReadOnlyList<string>? groups = null) => new()
    {
        Id = page.Scope.IncludeIds ? person.Id : null,
        Key = person.Key,
        ExternalId = person.ExternalId is null ? default(Optional<string?>) : person.ExternalId,
        IsSignInPrepared = IsSignInPrepared,
        IsActive = person.IsActive,
        Organization = place is null ? null : page.Names.PathOf(place),
        Roles = roles ?? [],
        Groups = groups,
    };
}
