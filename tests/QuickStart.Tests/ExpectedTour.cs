namespace QuickStart.Tests;

/// <summary>Every line with a figure that the sample must print for a roster, worked out from the two files.</summary>
internal sealed class ExpectedTour
{
    private const string Office = "lisbon";
    private const int BatchSize = 200;
    private readonly Roster _roster;
    private readonly Company _company;
    private readonly List<RosterPerson> _office;
    private readonly RosterPerson? _leaver;

    public ExpectedTour(string peoplePath)
    {
        PeopleFile = Path.GetFileName(peoplePath);
        _company = new Company(PlainCsv.Read(PlainCsv.PathOf("organizations.csv")).Skip(1));
        _roster = new Roster([.. PlainCsv.Read(peoplePath).Skip(1)], _company);
        _office = [.. _roster.People.Where(person => person.Organization == Office)];
        _leaver = _office.Where(person => person.IsActive && person.Roles.Contains("reader"))
            .OrderBy(person => Roster.Compared(person.Key), StringComparer.Ordinal).FirstOrDefault();
    }

    public string PeopleFile { get; }

    public IEnumerable<string> Lines() =>
    [
        $"{PeopleFile}: {_roster.Count} people, {_roster.BrokenNames} with a name broken over lines, which is read as one line.",
        $"organizations.csv: {_company.Count} organizations in {_company.Levels} levels ({_company.Labels}).",
        $"Dry run: {Imported} created, 0 updated, 0 unchanged, {Refused} refused.",
        .. Progress(),
        $"Import: {Imported} created, 0 updated, 0 unchanged, {Refused} refused.",
        $"Once more: 0 created, 0 updated, {Imported} unchanged, {Refused} refused; 0 changes.",
        $"Refused rows: {Refused}.",
        $"Managers: set for {Managed.Count} people; {UnknownManagers.Count} managers of {UnknownManagers.Sum(group => group.Count())} "
            + $"people are unknown.",
        .. UnknownManagers.Select(group => $"    '{group.Key}', who manages {string.Join(", ", group.Select(person => person.Key))}"),
        .. Tasks(),
        $"Who can approve invoices in {Office}? {Approvers.Count} people:",
        .. Approvers.Select(person => $"      {person}"),
        $"The feed has {Changes} changes:",
        .. FeedLines(),
    ];

    /// <summary>The refused rows with their reasons, as the sample groups them.</summary>
    public IReadOnlyDictionary<int, string> Refusals => _roster.Refusals;

    private int Imported => _roster.People.Count;

    private int Refused => _roster.Refusals.Count;

    private IEnumerable<string> Progress()
    {
        for (int before = 0, rows = Math.Min(BatchSize, _roster.Count); before < _roster.Count;
            before = rows, rows = Math.Min(rows + BatchSize, _roster.Count))
        {
            if (rows / 1000 > before / 1000)
            {
                yield return $"  {rows} rows: {_roster.ImportedUpTo(rows)} created, {rows - _roster.ImportedUpTo(rows)} refused";
            }
        }
    }

    private HashSet<string> Keys => [.. _roster.People.Select(person => Roster.Compared(person.Key))];

    private List<RosterPerson> Managed
    {
        get
        {
            var keys = Keys;
            return [.. _roster.People.Where(person => person.Manager.Length > 0 && keys.Contains(Roster.Compared(person.Manager)))];
        }
    }

    private List<IGrouping<string, RosterPerson>> UnknownManagers
    {
        get
        {
            var keys = Keys;
            return [.. _roster.People.Where(person => person.Manager.Length > 0 && !keys.Contains(Roster.Compared(person.Manager)))
                .GroupBy(person => person.Manager).OrderBy(group => group.Key, StringComparer.Ordinal)];
        }
    }

    private IEnumerable<string> Tasks()
    {
        var found = _office.Where(person => person.Has("an")).Select(person => (person.DisplayName, person.Key))
            .Append(("Ann", "ann@acme.example"))
            .OrderBy(person => Roster.Compared(person.Item1), StringComparer.Ordinal)
                .ThenBy(person => Roster.Compared(person.Item2), StringComparer.Ordinal)
            .ToList();
        yield return " 1. Create: ann@acme.example is Active, an editor.";
        yield return " 2. Invite: bob@acme.example is InvitationSent.";
        yield return " 3. Accept: bob@acme.example (Bob) is Active.";
        yield return " 4. Check: ann@acme.example may not approve invoices.";
        yield return "      Denied: invoices.approve";
        yield return $" 6. List: {found.Count} have 'an' in key, e-mail or name; the second five, by name:";
        foreach (var (name, key) in found.Skip(5).Take(5))
        {
            yield return $"      {name} ({key})";
        }

        yield return _leaver is null ? " 7. Deactivate: there is no active reader."
            : $" 7. Deactivate: {_leaver.Key}, the first reader, is Inactive.";
        yield return $" 8. Group: sales/emea has {Sellers + 2} members.";
        yield return " 9. Roles: ann@acme.example is an approver, no longer an editor, and may approve invoices.";
        yield return $"10. Delete: {_leaver?.Key ?? "nobody"} is gone, {_office.Count + 2 - Leavers} people are left.";
        yield return "      Allowed: invoices.approve";
    }

    private int Sellers => _office.Count(person => person.Groups.Contains("sales"));

    private int Leavers => _leaver is null ? 0 : 1;

    // An approver at an organization above the office is one there, too.
    private List<string> Approvers =>
    [
        .. _roster.People.Where(person => person.IsActive && person.Roles.Contains("approver")
            && _company.PathOf(Office).Contains(person.Organization) && person != _leaver)
            .Select(person => (person.Key, person.DisplayName)).Append(("ann@acme.example", "Ann"))
            .OrderBy(person => person.Item1, StringComparer.Ordinal).Select(person => $"{person.Item1} ({person.Item2})"),
    ];

    // One for each call that changed something: the tenant at its first use, organizations, 3 roles, 5 groups, batches of the import and of
    // the managers, and the tasks.
    private int Changes =>
        1 + _company.Count + 3 + 5 + _roster.BatchesThatImport(BatchSize) + ((Managed.Count + BatchSize - 1) / BatchSize)
        + 1 + 1 + 1 + Leavers + 1 + 1 + Leavers;

    private IEnumerable<string> FeedLines()
    {
        var leaversGroups = _leaver is null ? 0 : _leaver.Groups.Count() + (_leaver.Groups.Contains("sales") ? 1 : 0);
        (string What, int Count)[] counts =
        [
            ("Tenant Added", 1),
            ("Organization Added", _company.Count),
            ("User Added", Imported + 2),
            ("User Updated", Managed.Count + 1 + Leavers),
            ("User Removed", Leavers),
            ("Credential Added", 1),
            ("Membership Added", Imported + 2),
            ("Membership Updated", 1),
            ("Membership Removed", Leavers),
            ("Group Added", 5),
            ("GroupMember Added", _roster.People.Sum(person => person.Groups.Count()) + 1 + Sellers + 1),
            ("GroupMember Removed", leaversGroups),
            ("Role Added", 2 + 3),
            ("RoleAssignment Added", _roster.People.Sum(person => person.Roles.Count()) + 1 + 1 + 1),
            ("RoleAssignment Removed", 1 + (_leaver?.Roles.Count() ?? 0)),
            ("Invitation Added", 1),
            ("Invitation Updated", 1),
            ("DeletedUser Added", Leavers),
        ];
        return counts.Where(count => count.Count > 0).Select(count => $"      {count.What}: {count.Count}");
    }
}
