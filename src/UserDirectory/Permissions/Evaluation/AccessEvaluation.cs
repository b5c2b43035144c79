using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The one evaluator: may this account do something at the place that the facts were read for, at a time? Check, explain, who-can, the gate
/// of every call and the escalation rule all ask it. Pure: no store, no clock. Written without queries over lists: a check that finds
/// nothing kept pays for each of their closures.
/// </summary>
internal sealed class AccessEvaluation
{
    /// <summary>So many roles are looked through faster than a table of them is made.</summary>
    private const int Few = 16;

    private readonly PermissionCatalogue _catalogue;
    private readonly bool _atOrganization;
    private List<AccessSource>? _sources;

    public AccessEvaluation(AccessFacts facts, bool atOrganization, PermissionCatalogue catalogue, DateTimeOffset at)
    {
        (Facts, _atOrganization, _catalogue, At) = (facts, atOrganization, catalogue, at);
        LiveGroups = AccessGroups.Live(facts);
    }

    public AccessFacts Facts { get; }

    public DateTimeOffset At { get; }

    /// <summary>The groups through which roles reach the account: active, and joined to it by active groups only.</summary>
    public IReadOnlyCollection<Guid> LiveGroups { get; }

    /// <summary>Whether the account counts at all: its tenant is not suspended and it is active.</summary>
    public bool IsLive => !Facts.Tenant.IsSuspended && Facts.User is { IsActive: true };

    /// <summary>Every assignment and grant of the account, with whether it reaches the place and if not why.</summary>
    public IReadOnlyList<AccessSource> Sources => _sources ??= ReadSources();

    /// <summary>Whether the account holds <c>*.*</c> tenant-wide: then it enters everywhere.</summary>
    public bool HoldsEverything
    {
        get
        {
            for (var i = 0; IsLive && i < Sources.Count; i++)
            {
                if (Sources[i] is { IsTenantWide: true, Counts: true } source && Has(source.Patterns, PermissionPattern.Everything))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether the organization and all above it are there and active; true when no organization was asked about.</summary>
    public bool IsPlaceActive
    {
        get
        {
            for (var i = 0; _atOrganization && i < Facts.Path.Count; i++)
            {
                if (Facts.Path[i].IsSuspended)
                {
                    return false;
                }
            }

            return !_atOrganization || Facts.Path.Count > 0;
        }
    }

    /// <summary>Whether the account can enter the place.</summary>
    public bool CanEnter => !_atOrganization || HoldsEverything || OrganizationEntry.Find(Facts, At).LetsIn;

    /// <summary>Whether anything at all that reaches the account counts at the place.</summary>
    public bool IsOpen => IsLive && IsPlaceActive && CanEnter;

    /// <summary>Whether the account may do what this declared permission names, at the place.</summary>
    public bool Allows(string permission) =>
        IsOpen && Sources.Any(source => source.Reaches && source.Patterns.Any(text => Covers(text, permission)));

    /// <summary>
    /// Whether the account holds a pattern at the place: an equal or wider one reaches it there. Who holds everything holds it everywhere.
    /// </summary>
    public bool Holds(string pattern) => HoldsEverything || Allows(pattern);

    /// <summary>All that the account may do at the place.</summary>
    public PermissionSet Effective()
    {
        var bits = _catalogue.NoBits();
        var isOpen = IsOpen;
        for (var i = 0; isOpen && i < Sources.Count; i++)
        {
            if (Sources[i].Reaches)
            {
                _catalogue.AddTo(bits, Sources[i].Patterns);
            }
        }

        return _catalogue.SetOf(bits);
    }

    /// <summary>
    /// The last time up to <see cref="At"/> at which a date of the facts began or ended (before it, for a clock that is set back, the
    /// result of any question may be another), and the next one after it, when that may change.
    /// </summary>
    public (DateTimeOffset? Last, DateTimeOffset? Next) Boundaries()
    {
        (DateTimeOffset? Last, DateTimeOffset? Next) around = default;
        for (var i = 0; i < Facts.Memberships.Count; i++)
        {
            around = Around(Around(around, Facts.Memberships[i].ValidFrom), Facts.Memberships[i].ValidUntil);
        }

        for (var i = 0; i < Facts.Assignments.Count; i++)
        {
            around = Around(Around(around, Facts.Assignments[i].ValidFrom), Facts.Assignments[i].ValidUntil);
        }

        return around;
    }

    public static bool Covers(string held, string wanted) =>
        string.Equals(held, wanted, StringComparison.Ordinal)
        || (PermissionPattern.TryParse(held, out var pattern) && PermissionPattern.TryParse(wanted, out var other)
            && pattern.Covers(other));

    private (DateTimeOffset? Last, DateTimeOffset? Next) Around((DateTimeOffset? Last, DateTimeOffset? Next) known, DateTimeOffset? time)
    {
        if (time is not { } date)
        {
            return known;
        }

        return date <= At
            ? (known.Last is { } last && last > date ? last : date, known.Next)
            : (known.Last, known.Next is { } next && next < date ? next : date);
    }

    private List<AccessSource> ReadSources()
    {
        var sources = new List<AccessSource>(Facts.Assignments.Count + 1);
        var roles = Facts.Roles.Count > Few ? Facts.Roles.ToDictionary(role => role.Id) : null;
        for (var i = 0; i < Facts.Assignments.Count; i++)
        {
            var assignment = Facts.Assignments[i];
            if (RoleOf(assignment, roles) is { } role)
            {
                sources.Add(new AccessSource(
                    _catalogue.PatternsOf(role),
                    assignment,
                    role,
                    IsRoleActive: role.IsActive,
                    IsInDate: assignment.IsValidAt(At),
                    IsGroupLive: assignment.GroupId is not { } group || LiveGroups.Contains(group),
                    CoversPlace: assignment.OrganizationId is not { } organizationId || IsOnPath(organizationId)));
            }
        }

        if (Facts.User is { Grants.Count: > 0 } user)
        {
            sources.Add(
                new AccessSource(user.Grants, null, null, IsRoleActive: true, IsInDate: true, IsGroupLive: true, CoversPlace: true));
        }

        return sources;
    }

    private Role? RoleOf(RoleAssignment assignment, Dictionary<Guid, Role>? roles)
    {
        if (roles is not null)
        {
            return roles.TryGetValue(assignment.RoleId, out var found) ? found : null;
        }

        for (var i = 0; i < Facts.Roles.Count; i++)
        {
            if (Facts.Roles[i].Id == assignment.RoleId)
            {
                return Facts.Roles[i];
            }
        }

        return null;
    }

    private bool IsOnPath(Guid organizationId)
    {
        for (var i = 0; i < Facts.Path.Count; i++)
        {
            if (Facts.Path[i].Id == organizationId)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(IReadOnlyList<string> patterns, string pattern)
    {
        for (var i = 0; i < patterns.Count; i++)
        {
            if (string.Equals(patterns[i], pattern, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
