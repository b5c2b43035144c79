using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The one evaluator: may this account do something at the place that the facts were read for, at a time? Check, explain, who-can, the gate of every call and the
/// escalation rule all ask it. Pure: no store, no clock.
/// </summary>
internal sealed class AccessEvaluation
{
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
    public IReadOnlyList<AccessSource> Sources => _sources ??= [.. ReadSources()];

    /// <summary>Whether the account holds <c>*.*</c> tenant-wide: then it enters everywhere.</summary>
    public bool HoldsEverything => IsLive && Sources.Any(source => source.IsTenantWide && source.Counts && source.Patterns.Contains(PermissionPattern.Everything));

    /// <summary>Whether the organization and all above it are there and active; true when no organization was asked about.</summary>
    public bool IsPlaceActive => !_atOrganization || (Facts.Path.Count > 0 && !Facts.Path.Any(organization => organization.IsSuspended));

    /// <summary>Whether the account can enter the place.</summary>
    public bool CanEnter => !_atOrganization || HoldsEverything || AccessEntry.Find(Facts, At).LetsIn;

    /// <summary>Whether anything at all that reaches the account counts at the place.</summary>
    public bool IsOpen => IsLive && IsPlaceActive && CanEnter;

    /// <summary>Whether the account may do what this declared permission names, at the place.</summary>
    public bool Allows(string permission) =>
        IsOpen && Sources.Any(source => source.Reaches && source.Patterns.Any(text => Covers(text, permission)));

    /// <summary>Whether the account holds a pattern at the place: an equal or wider one reaches it there. Who holds everything holds it everywhere.</summary>
    public bool Holds(string pattern) => HoldsEverything || Allows(pattern);

    /// <summary>All that the account may do at the place.</summary>
    public PermissionSet Effective() =>
        _catalogue.SetOf(IsOpen ? Sources.Where(source => source.Reaches).SelectMany(source => source.Patterns) : []);

    /// <summary>The next time after <see cref="At"/> at which a date of the facts begins or ends; the result of any question may change then.</summary>
    public DateTimeOffset? NextBoundary() => Boundaries().Where(time => time > At).Min();

    /// <summary>The last time up to <see cref="At"/> at which one began or ended: before it, for a clock that is set back, the result may be another.</summary>
    public DateTimeOffset? LastBoundary() => Boundaries().Where(time => time <= At).Max();

    public static bool Covers(string held, string wanted) =>
        string.Equals(held, wanted, StringComparison.Ordinal)
        || (PermissionPattern.TryParse(held, out var pattern) && PermissionPattern.TryParse(wanted, out var other) && pattern.Covers(other));

    private IEnumerable<DateTimeOffset?> Boundaries() =>
        Facts.Memberships.SelectMany(m => new[] { m.ValidFrom, m.ValidUntil }).Concat(Facts.Assignments.SelectMany(a => new[] { a.ValidFrom, a.ValidUntil }));

    private IEnumerable<AccessSource> ReadSources()
    {
        var roles = Facts.Roles.ToDictionary(role => role.Id);
        foreach (var assignment in Facts.Assignments)
        {
            if (roles.TryGetValue(assignment.RoleId, out var role))
            {
                yield return new AccessSource(
                    _catalogue.PatternsOf(role),
                    assignment,
                    role,
                    IsRoleActive: role.IsActive,
                    IsInDate: assignment.IsValidAt(At),
                    IsGroupLive: assignment.GroupId is not { } group || LiveGroups.Contains(group),
                    CoversPlace: assignment.OrganizationId is not { } place || Facts.Path.Any(organization => organization.Id == place));
            }
        }

        if (Facts.User is { Grants.Count: > 0 } user)
        {
            yield return new AccessSource(user.Grants, null, null, IsRoleActive: true, IsInDate: true, IsGroupLive: true, CoversPlace: true);
        }
    }
}
