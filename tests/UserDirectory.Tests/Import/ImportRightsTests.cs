using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

/// <summary>An import as a user: what each row asks, and that nothing is given which the actor does not hold.</summary>
public sealed partial class ImportRightsTests
{
    private static readonly string[] s_refusedHash = ["PasswordHash access.system_only"];
    private InterruptedStore _store = null!;
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory(decorate: store => _store = new InterruptedStore(store));
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.RoleAsync("approver", ["invoices.approve"]);
        await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        await _test.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        await _test.System.Roles.AssignAsync(Subject.Group("sales"), ["approver"]);
        await _test.UserAsync("ann", default, "editor");
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task Importing_asks_for_the_permission_to_import_at_the_tenant()
    {
        var actor = await _test.ActorAsync("actor", default, "users.add");

        Func<Task> import = () => _test.As(actor).ImportAsync([]);

        await import.ShouldLackAsync("users.import");
    }

    [Test]
    public async Task A_dry_run_asks_for_it_too()
    {
        var actor = await _test.ActorAsync("actor", default, "users.add");

        Func<Task> import = () => _test.As(actor).ImportAsync([], new ImportOptions { IsDryRun = true });

        await import.ShouldLackAsync("users.import");
    }

    [Test]
    public async Task Who_is_nobody_in_the_tenant_is_refused()
    {
        Func<Task> import = () => _test.Directory.As(Guid.NewGuid()).ImportAsync([]);

        await import.ShouldBeRefusedAsync("access.unknown_actor");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_right_guess_at_somebody_who_may_not_be_read_is_refused_like_a_wrong_one(bool isDryRun)
    {
        var actor = _test.As(await ActorAsync("users.import"));
        await _test.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann", Culture = "pt-PT" });
        await _test.System.Users.ChangeEmailAsync("ann", "ann@acme.example");
        await _test.System.Users.ChangeExternalIdAsync("ann", "hr-1");
        await _test.System.Users.ChangeAttributesAsync("ann", new Dictionary<string, string?> { ["desk"] = "7" });
        await _test.System.Members.AddAsync("ann", "lisbon");
        await _test.System.Roles.AssignAsync("ann", ["editor"], "lisbon");
        await _test.System.Groups.JoinAsync("ann", ["sales"]);
        (ImportRow Right, ImportRow Wrong)[] guesses =
        [
            (new() { DisplayName = "Ann" }, new() { DisplayName = "Anne" }),
            (new() { Culture = "pt-PT" }, new() { Culture = "de-DE" }),
            (new() { Email = "ann@acme.example" }, new() { Email = "ann@other.example" }),
            (new() { ExternalId = "hr-1" }, new() { ExternalId = "hr-2" }),
            (new() { IsActive = true }, new() { IsActive = false }),
            (new() { Attributes = new Dictionary<string, string?> { ["desk"] = "7" } },
                new() { Attributes = new Dictionary<string, string?> { ["desk"] = "8" } }),
            (new() { Organization = "lisbon" }, new() { Organization = "porto" }),
            (new() { Roles = ["editor"] }, new() { Roles = ["approver"] }),
            (new() { Groups = ["sales"] }, new() { Groups = ["emea"] }),
        ];

        foreach (var (right, wrong) in guesses)
        {
            right.Key = wrong.Key = "ann";
            var results = await actor.ImportAsync([right, wrong], new ImportOptions { IsDryRun = isDryRun });

            results[0].Told()[2..].Should().Be(results[1].Told()[2..]).And.StartWith("ann Refused");
        }
    }

    [Test]
    public async Task Only_a_system_may_say_that_addresses_are_verified()
    {
        var actor = await ActorAsync("*.*");

        Func<Task> import = () => _test.As(actor).ImportAsync([], new ImportOptions { AreEmailsVerified = true });

        await import.ShouldBeRefusedAsync("access.system_only");
    }

    [Test]
    public async Task Only_a_system_may_bring_password_hashes()
    {
        var actor = await ActorAsync("*.*");
        var hash = await new CheapPasswordHasher().HashAsync("correct horse", default);

        Told(await _test.As(actor).ImportAsync(new ImportRow { Key = "bob", PasswordHash = hash })).Should().Equal(s_refusedHash);
        Told(await _test.As(actor).ImportAsync(new ImportRow { Key = "ann", PasswordHash = hash })).Should().Equal(s_refusedHash);
    }

    public static IEnumerable<TestCaseData> Changes()
    {
        yield return Change("a new account", new() { Key = "bob", Organization = "lisbon" }, "users.add: Organization access.denied");
        yield return Change("a new account of the tenant", new() { Key = "bob" }, "users.add: Key access.denied");
        yield return Change(
            "a role for a new account",
            new() { Key = "bob", Organization = "lisbon", Roles = ["", "editor"] },
            "users.add: Organization access.denied",
            "users.update-roles: Roles[1] access.denied",
            "invoices.write: Roles[1] access.escalation");
        yield return Change(
            "a group for a new account",
            new() { Key = "bob", Groups = ["sales/emea"] },
            "users.add: Key access.denied",
            "groups.update-members: Groups[0] access.denied",
            "invoices.approve: Groups[0] access.escalation");
        yield return Change("a name", new() { Key = "ann", GivenName = "Ann" }, "users.update: GivenName access.denied");
        yield return Change("an attribute", new() { Key = "ann", Attributes = new Dictionary<string, string?> { ["desk"] = "7" } },
            "users.update: Attributes access.denied");
        yield return Change("an address", new() { Key = "ann", Email = "a@acme.example" }, "users.update: Email access.denied",
            "invoices.write: Email access.escalation");
        yield return Change("an external id", new() { Key = "ann", ExternalId = "hr-9" }, "users.update: ExternalId access.denied",
            "invoices.write: ExternalId access.escalation");
        yield return Change("a key", new() { Key = "eva.silva", ExternalId = "hr-eva" },
            "users.update: Key access.denied", "invoices.write: Key access.escalation");
        yield return Change("a status", new() { Key = "ann", IsActive = false }, "users.update-status: IsActive access.denied",
            "invoices.write: IsActive access.escalation");
        yield return Change("a membership", new() { Key = "ann", Organization = "lisbon" }, "members.add: Organization access.denied",
            "users.read: Organization user.not_found", "invoices.write: Organization access.escalation");
        yield return Change(
            "a role", new() { Key = "ann", Roles = ["approver"] }, "users.update-roles: Roles[0] access.denied",
            "invoices.approve: Roles[0] access.escalation");
        yield return Change(
            "a group", new() { Key = "ann", Groups = ["sales"] }, "groups.update-members: Groups[0] access.denied",
            "invoices.approve: Groups[0] access.escalation");
        yield return Change(
            "an organization on the way", new() { Key = "bob", Organization = "lisbon/atlas" },
            "organizations.add: Organization access.denied", "users.add: Organization access.denied");
        yield return Change("a role on the way", new() { Key = "ann", Roles = ["king"] }, "roles.add: Roles[0] access.denied",
            "users.update-roles: Roles[0] access.denied");
        yield return Change("a group on the way", new() { Key = "ann", Groups = ["nobles"] }, "groups.add: Groups[0] access.denied",
            "groups.update-members: Groups[0] access.denied");

        static TestCaseData Change(string what, ImportRow row, params string[] needs) =>
            new TestCaseData(row, needs.Select(need => need.Split(": ")[0]).ToArray(), needs.Select(need => need.Split(": ")[1]).ToArray())
                .SetArgDisplayNames(what);
    }

    [TestCaseSource(nameof(Changes))]
    public async Task A_change_asks_what_it_by_itself_asks(ImportRow row, string[] needs, string[] refusals)
    {
        await _test.System.Users.CreateAsync(new NewUser("eva") { ExternalId = "hr-eva", Roles = ["editor"] });
        for (var i = 0; i < needs.Length; i++)
        {
            var lacking = await ActorAsync(needs.Where(need => need != needs[i]).ToArray(), $"lacking-{i}");
            var before = await DirectoryPicture.TakeAsync(_test);

            var dry = await _test.As(lacking).ImportAsync(row, Options(isDryRun: true));
            var result = await _test.As(lacking).ImportAsync(row, Options());

            Told(result).Should().Equal([refusals[i]], "it lacks {0}", needs[i]);
            dry.Told().Should().Be(result.Told());
            (await DirectoryPicture.TakeAsync(_test)).Should().Equal(before);
        }

        var holding = await ActorAsync(needs, "holding");
        (await _test.As(holding).ImportAsync(row, Options())).Outcome.Should().BeOneOf(ImportOutcome.Created, ImportOutcome.Updated);
    }

    public static IEnumerable<TestCaseData> Rows() =>
        Changes().Select(change => new TestCaseData(change.Arguments[0]).SetArgDisplayNames(change.ArgDisplayNames!));

    [TestCaseSource(nameof(Rows))]
    public async Task What_is_so_already_asks_nothing_of_who_may_read_it(ImportRow row)
    {
        await _test.System.Users.CreateAsync(new NewUser("eva") { ExternalId = "hr-eva", Roles = ["editor"] });
        await _test.System.ImportAsync(row, Options());
        var actor = await ActorAsync(["users.read"], "nothing-else");

        (await _test.As(actor).ImportAsync(row, Options())).Outcome.Should().Be(ImportOutcome.Unchanged);
    }

    [Test]
    public async Task Everything_that_is_denied_is_told()
    {
        var actor = await ActorAsync();

        var result = await _test.As(actor).ImportAsync(new ImportRow
        {
            Key = "ann",
            DisplayName = "Ann",
            Email = "a@acme.example",
            IsActive = false,
            Roles = ["approver"],
            Groups = ["sales"]
        });

        Told(result).Should().BeEquivalentTo(
            "DisplayName access.denied", "Email access.denied", "IsActive access.denied",
            "Roles[0] access.denied", "Groups[0] access.denied");
    }

    [Test]
    public async Task A_default_role_that_the_actor_does_not_hold_is_not_given()
    {
        await _test.System.Roles.CreateAsync(new NewRole("guest", "reports.read") { IsDefault = true });
        var actor = await ActorAsync("users.add");

        Told(await _test.As(actor).ImportAsync(new ImportRow { Key = "bob" })).Should().Equal("Roles access.escalation");
        (await _test.As(actor).ImportAsync(new ImportRow { Key = "bob", Roles = [] })).Outcome.Should().Be(ImportOutcome.Created);
    }

    // Members of lisbon and porto, so that they can enter; what they hold, they hold tenant-wide.
    private async Task<User> ActorAsync(string[] patterns, string key)
    {
        var actor = await _test.ActorAsync(key, default, [.. patterns, "users.import"]);
        await _test.System.Members.AddAsync(actor.Id, "lisbon");
        await _test.System.Members.AddAsync(actor.Id, "porto");
        return actor;
    }

    private Task<User> ActorAsync(params string[] patterns) => ActorAsync(patterns, "actor");

    private static ImportOptions Options(bool isDryRun = false) =>
        new() { CreateOrganizations = true, CreateGroups = true, CreateRoles = true, IsDryRun = isDryRun };

    private static IEnumerable<string> Told(ImportResult result) => ImportRefusalTests.Told(result);
}
