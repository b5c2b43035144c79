using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

/// <summary>Where an account belongs and from when until when, as a row says it: what that does, and what it asks.</summary>
public sealed class ImportOrganizationsTests
{
    private static readonly ImportOptions s_dryRun = new() { IsDryRun = true };
    private TestDirectory _test = null!;
    private Validity _soon;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        _soon = new Validity(_test.Clock.GetUtcNow().AddDays(1), _test.Clock.GetUtcNow().AddDays(2));
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.UserAsync("ann", "lisbon", "editor");
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task A_membership_has_the_dates_of_its_row()
    {
        await _test.System.ImportAsync([new ImportRow { Key = "bob", Organization = "lisbon", MembershipValidity = _soon },
            new ImportRow { Key = "ann", Organization = "porto", MembershipValidity = _soon }]);

        foreach (var (user, place) in new[] { ("bob", "lisbon"), ("ann", "porto") })
        {
            (await _test.System.Members.FindAsync(user, place))
                .Should().BeEquivalentTo(new { ValidFrom = _soon.From, ValidUntil = _soon.Until });
        }
    }

    [Test]
    public async Task Dates_that_are_not_given_stay()
    {
        await _test.System.Members.ChangeValidityAsync("ann", "lisbon", _soon);

        (await _test.System.ImportAsync(new ImportRow { Key = "ann", Organization = "lisbon" })).Outcome
            .Should().Be(ImportOutcome.Unchanged);
        (await _test.System.ImportAsync(
            new ImportRow { Key = "ann", Organization = "lisbon", MembershipValidity = Validity.Always })).Outcome
            .Should().Be(ImportOutcome.Updated);
    }

    [Test]
    public async Task Dates_that_make_no_sense_or_have_ended_are_refused()
    {
        var ended = new Validity(null, _test.Clock.GetUtcNow());
        var turned = new Validity(_soon.Until, _soon.From);

        Told(await _test.System.ImportAsync(new ImportRow { Key = "bob", Organization = "lisbon", MembershipValidity = ended }))
            .Should().Be("Refused MembershipValidity validity.ended");
        Told(await _test.System.ImportAsync(new ImportRow { Key = "bob", Roles = ["editor"], RoleValidity = ended }))
            .Should().Be("Refused RoleValidity validity.ended");
        Told(await _test.System.ImportAsync(
            new ImportRow { Key = "bob", Organization = "lisbon", MembershipValidity = turned, RoleValidity = turned }))
            .Should().Be("Refused MembershipValidity validity.range RoleValidity validity.range");
    }

    [Test]
    public async Task Dates_and_a_suspension_need_an_organization_to_be_a_member_of()
    {
        Told(await _test.System.ImportAsync(new ImportRow { Key = "bob", MembershipValidity = _soon }))
            .Should().Be("Refused MembershipValidity membership.none");
        Told(await _test.System.ImportAsync(
            new ImportRow { Key = "bob", Organization = "lisbon", IsForRolesOnly = true, IsMembershipSuspended = true }))
            .Should().Be("Refused IsMembershipSuspended membership.none");
    }

    [Test]
    public async Task A_suspended_membership_stays_so_and_is_made_so()
    {
        await _test.System.ImportAsync([new ImportRow { Key = "ann", Organization = "lisbon", IsMembershipSuspended = true },
            new ImportRow { Key = "bob", Organization = "lisbon", IsMembershipSuspended = true }]);

        foreach (var user in new[] { "ann", "bob" })
        {
            (await _test.System.Members.FindAsync(user, "lisbon"))!.Status.Should().Be(MembershipStatus.Suspended);
            (await _test.System.ImportAsync(new ImportRow { Key = user, Organization = "lisbon", IsMembershipSuspended = true })).Outcome
                .Should().Be(ImportOutcome.Unchanged);
            Told(await _test.System.ImportAsync(new ImportRow { Key = user, Organization = "lisbon" }))
                .Should().Be("Refused Organization membership.suspended");
        }
    }

    [Test]
    public async Task Roles_may_be_given_where_there_is_no_membership()
    {
        await _test.System.ImportAsync([
            new ImportRow { Key = "ann", Organization = "porto", IsForRolesOnly = true, Roles = ["editor"], RoleValidity = _soon },
            new ImportRow { Key = "bob", Organization = "porto", IsForRolesOnly = true, Roles = ["editor"] }]);

        (await _test.System.Members.FindAsync("ann", "porto")).Should().BeNull();
        (await _test.System.Users.GetAsync("bob"))
            .Should().BeEquivalentTo(new { HomeOrganizationId = (Guid?)null, DefaultOrganizationId = (Guid?)null });
        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().Contain(assigned => assigned.Assignment.ValidUntil == _soon.Until);
    }

    [Test]
    public async Task Home_and_default_are_what_the_row_says()
    {
        await _test.System.ImportAsync([
            new ImportRow { Key = "ann", Organization = "porto", Home = "porto", DefaultOrganization = "porto" },
            new ImportRow { Key = "bob", Organization = "porto", Home = "", DefaultOrganization = null }]);

        var porto = (await _test.System.Organizations.GetAsync("porto")).Id;
        (await _test.System.Users.GetAsync("ann"))
            .Should().BeEquivalentTo(new { HomeOrganizationId = porto, DefaultOrganizationId = porto });
        (await _test.System.Users.GetAsync("bob"))
            .Should().BeEquivalentTo(new { HomeOrganizationId = (Guid?)null, DefaultOrganizationId = (Guid?)null });
        Told(await _test.System.ImportAsync(new ImportRow { Key = "ann", Home = "nowhere", DefaultOrganization = "lisbon" }))
            .Should().Be("Refused Home organization.not_found");
        Told(await _test.System.ImportAsync(new ImportRow { Key = "bob", DefaultOrganization = "lisbon" }))
            .Should().Be("Refused DefaultOrganization organization.not_member");
    }

    public static IEnumerable<TestCaseData> Asked()
    {
        yield return Ask("dates of a membership",
            new() { Key = "ann", Organization = "lisbon", MembershipValidity = new Validity(null, DateTimeOffset.MaxValue) },
            "members.update");
        yield return Ask("a suspension", new() { Key = "ann", Organization = "lisbon", IsMembershipSuspended = true }, "members.update");
        yield return Ask("another home", new() { Key = "ann", Home = "porto" }, "users.update", "users.add", "invoices.write");
        yield return Ask("another default", new() { Key = "ann", DefaultOrganization = null }, "users.update");
        yield return Ask("dates of a role",
            new() { Key = "ann", Organization = "lisbon", Roles = ["editor"], RoleValidity = new Validity(null, DateTimeOffset.MaxValue) },
            "users.update-roles", "invoices.write");
        yield return Ask(
            "a home for a new account", new() { Key = "bob", Organization = "lisbon", Home = "porto", Roles = [] }, "users.add");

        static TestCaseData Ask(string what, ImportRow row, params string[] needs) => new TestCaseData(row, needs).SetArgDisplayNames(what);
    }

    [TestCaseSource(nameof(Asked))]
    public async Task Each_asks_what_it_asks_by_itself(ImportRow row, string[] needs)
    {
        foreach (var missing in needs)
        {
            var lacking = await ActorAsync($"without {missing}", [.. needs.Where(need => need != missing), "users.read"]);
            var before = await DirectoryPicture.TakeAsync(_test);

            var results = new[] { await _test.As(lacking).ImportAsync(row, s_dryRun), await _test.As(lacking).ImportAsync(row) };

            results.Should().OnlyContain(result => result.Outcome == ImportOutcome.Refused, "it lacks {0}", missing);
            (await DirectoryPicture.TakeAsync(_test)).Should().Equal(before);
        }

        var holding = await ActorAsync("holding", [.. needs, "users.read"]);
        (await _test.As(holding).ImportAsync(row)).Outcome.Should().NotBe(ImportOutcome.Refused);
    }

    [Test]
    public async Task Who_may_add_at_one_place_only_gives_no_new_account_a_home_elsewhere()
    {
        var actor = await _test.HolderAsync("actor", default, "users.import");
        await _test.RoleAsync("registrar", ["users.add"]);
        await _test.System.Members.AddAsync(actor.Id, "lisbon");
        await _test.System.Roles.AssignAsync(actor.Id, ["registrar"], "lisbon");

        Told(await _test.As(actor).ImportAsync(new ImportRow { Key = "bob", Organization = "lisbon", Home = "porto" }))
            .Should().Be("Refused Home access.denied");
        Told(await _test.As(actor).ImportAsync(new ImportRow { Key = "bob", Organization = "lisbon", Home = null }))
            .Should().Be("Refused Home access.denied");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_right_guess_at_somebody_who_may_not_be_read_is_refused_like_a_wrong_one(bool isDryRun)
    {
        var actor = _test.As(await _test.HolderAsync("actor", default, "users.import"));
        await _test.System.Members.ChangeValidityAsync("ann", "lisbon", _soon);
        await _test.UserAsync("carl", "lisbon");
        await _test.System.Members.SuspendAsync("carl", "lisbon");
        (ImportRow Right, ImportRow Wrong)[] guesses =
        [
            (new() { Key = "ann", Organization = "lisbon", MembershipValidity = _soon },
                new() { Key = "ann", Organization = "lisbon", MembershipValidity = Validity.Always }),
            (new() { Key = "carl", Organization = "lisbon", IsMembershipSuspended = true },
                new() { Key = "carl", Organization = "porto", IsMembershipSuspended = true }),
            (new() { Key = "ann", Home = "lisbon" }, new() { Key = "ann", Home = "porto" }),
            (new() { Key = "ann", DefaultOrganization = "lisbon" }, new() { Key = "ann", DefaultOrganization = "porto" }),
            (new() { Key = "ann", Organization = "lisbon", IsForRolesOnly = true, Roles = ["editor"] },
                new() { Key = "ann", Organization = "porto", IsForRolesOnly = true, Roles = ["editor"] }),
        ];

        foreach (var (right, wrong) in guesses)
        {
            var results = await actor.ImportAsync([right, wrong], new ImportOptions { IsDryRun = isDryRun });

            results[0].Told()[2..].Should().Be(results[1].Told()[2..]).And.Contain("Refused");
        }
    }

    [Test]
    public async Task No_row_takes_the_last_administrator_away_by_dates_of_his_role()
    {
        await _test.System.Users.CreateAsync(new NewUser("root") { Roles = ["admin"] });

        (await _test.System.ImportAsync(new ImportRow { Key = "root", Roles = ["admin"], RoleValidity = _soon })).Errors
            .Should().ContainSingle().Which.Field.Should().Be("Roles[0]");
    }

    private async Task<User> ActorAsync(string key, string[] patterns)
    {
        var actor = await _test.HolderAsync(key, default, [.. patterns, "users.import"]);
        await _test.System.Members.AddAsync(actor.Id, "lisbon");
        await _test.System.Members.AddAsync(actor.Id, "porto");
        return actor;
    }

    private static string Told(ImportResult result) =>
        string.Join(' ', result.Errors.Select(error => $"{error.Field} {error.Code}").Prepend($"{result.Outcome}"));
}
