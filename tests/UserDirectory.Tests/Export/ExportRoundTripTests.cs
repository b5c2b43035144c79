using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Tests.Import;

namespace UserDirectory.Tests.Export;

/// <summary>What is exported and imported elsewhere is the same people.</summary>
public sealed class ExportRoundTripTests
{
    private TestDirectory _from = null!;
    private TestDirectory _to = null!;

    [SetUp]
    public async Task SetUp()
    {
        (_from, _to) = (new TestDirectory(), new TestDirectory());
        await PrepareAsync(_from);
        await PrepareAsync(_to);
    }

    [TearDown]
    public void TearDown()
    {
        _from.Dispose();
        _to.Dispose();
    }

    [Test]
    public async Task An_export_and_an_import_make_the_same_people()
    {
        await PeopleAsync(_from);

        var results = await _from.MoveAsync(_to);

        results.SelectMany(result => result.Errors.Select(error => $"{result.Key} {error.Field} {error.Code} {error.Message}"))
            .Should().BeEmpty();
        (await _to.PictureAsync()).Should().Equal(await _from.PictureAsync());
        (await _to.System.ExportAsync()).Texts().Order().Should().Equal((await _from.System.ExportAsync()).Texts().Order());
    }

    [Test]
    public async Task A_second_import_changes_nothing()
    {
        await PeopleAsync(_from);
        await _from.MoveAsync(_to);

        (await _from.MoveAsync(_to)).Should().OnlyContain(result => result.Outcome == ImportOutcome.Unchanged);
    }

    [Test]
    public async Task Importing_it_where_it_came_from_changes_nothing()
    {
        await PeopleAsync(_from);

        (await _from.MoveAsync(_from)).Should().OnlyContain(result => result.Outcome == ImportOutcome.Unchanged);
    }

    [Test]
    public async Task Who_may_export_and_import_may_do_so_himself()
    {
        await PeopleAsync(_from);
        var actor = _from.As(await _from.HolderAsync("actor", default, "users.export", "users.import", "users.read"));

        (await actor.Import.ImportAsync(actor.Export.ExportAsync(new ExportOptions { IncludeIds = true })).ToListAsync())
            .Should().OnlyContain(result => result.Outcome == ImportOutcome.Unchanged);
    }

    [Test]
    public async Task A_whole_roster_goes_round()
    {
        using var from = new TestDirectory();
        using var to = new TestDirectory();
        await from.PrepareRosterAsync();
        await to.PrepareRosterAsync();
        await from.System.ImportAsync(ImportRuns.Roster().Take(1_500));

        await from.MoveAsync(to);

        (await to.PictureAsync()).Should().Equal(await from.PictureAsync());
    }

    [Test]
    public async Task Rows_say_of_one_person_what_one_row_cannot()
    {
        await PeopleAsync(_from);

        (await _from.System.ExportAsync()).OrderBy(row => row.Key, StringComparer.Ordinal).Select(ExportRuns.Short).Should().Equal(
            "ann @portugal/lisbon :editor lisbon:editor reader :sales desk home:portugal/lisbon",
            "bob approver lisbon:sales sales/emea",
            "carl @portugal/lisbon home:portugal/lisbon",
            "carl @portugal/porto",
            "carl @spain suspended editor",
            "carl approver",
            "carl @portugal only editor default:portugal/porto",
            "dora home:spain",
            "gina @portugal/lisbon home:portugal/lisbon default:");
    }

    [Test]
    public async Task Every_person_has_his_rows_together_and_names_himself_in_each()
    {
        await PeopleAsync(_from);

        var rows = (await _from.System.ExportAsync()).Where(row => row.Key == "carl").ToList();

        rows.Should().OnlyContain(row => row.ExternalId.Value == "hr|carl" && row.Id == null && row.IsActive.Value);
        rows.Skip(1).Should().OnlyContain(row => !row.DisplayName.IsGiven && row.Attributes == null);
    }

    [Test]
    public async Task Ids_come_along_on_request()
    {
        await PeopleAsync(_from);
        await _from.MoveAsync(_to, new ExportOptions { IncludeIds = true });

        (await _to.System.Users.GetAsync("carl")).Id.Should().Be((await _from.System.Users.GetAsync("carl")).Id);
    }

    [Test]
    public async Task What_has_ended_and_who_was_never_active_is_left_out()
    {
        var until = _from.Clock.GetUtcNow().AddDays(1);
        await _from.UserAsync("fred");
        await _from.System.Members.AddAsync("fred", "lisbon", new Validity(null, until));
        await _from.System.Roles.AssignAsync("fred", ["approver"], default, new Validity(null, until));
        await _from.System.Invitations.SendAsync(new NewInvitation("eve@acme.example", "lisbon"));
        await _from.System.Invitations.SendAsync(new NewInvitation("late@acme.example", "lisbon"));
        _from.Clock.Advance(TimeSpan.FromDays(60));

        (await _from.System.ExportAsync()).Select(ExportRuns.Short).Should().Equal("fred");
    }

    private static async Task PrepareAsync(TestDirectory test)
    {
        await test.OrganizationAsync("portugal");
        await test.OrganizationAsync("lisbon", "portugal");
        await test.OrganizationAsync("porto", "portugal");
        await test.OrganizationAsync("spain");
        await test.RoleAsync("editor", ["invoices.write"]);
        await test.RoleAsync("approver", ["invoices.approve"]);
        await test.RoleAsync("editor", ["invoices.read"], "lisbon");
        await test.RoleAsync("reader", ["invoices.read"], "portugal");
        await test.System.Roles.CreateAsync(new NewRole("guest", "reports.read") { IsDefault = true });
        await test.System.Groups.CreateAsync(new NewGroup("sales"));
        await test.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        await test.System.Groups.CreateAsync(new NewGroup("sales") { Organization = "lisbon" });
        await test.System.Groups.CreateAsync(new NewGroup("desk") { Organization = "lisbon" });
    }

    private static async Task PeopleAsync(TestDirectory test)
    {
        var (soon, later) = (test.Clock.GetUtcNow().AddDays(1), test.Clock.GetUtcNow().AddDays(30));
        var (users, members, roles, groups) = (test.System.Users, test.System.Members, test.System.Roles, test.System.Groups);
        await users.CreateAsync(new NewUser("ann")
        {
            DisplayName = "Ann Silva",
            GivenName = "Ann",
            FamilyName = "Silva",
            Email = "ann@acme.example",
            IsEmailVerified = true,
            Culture = "pt-PT",
            TimeZone = "Europe/Lisbon",
            ExternalId = "hr|ann",
            Attributes = new Dictionary<string, string> { ["desk"] = "7", ["floor"] = "3" },
            Organization = "lisbon",
            Roles = [":editor", "lisbon:editor", "reader"],
            Groups = [":sales", "desk"],
        });
        await users.CreateAsync(
            new NewUser("bob") { Email = "bob@acme.example", Roles = ["approver"], Groups = ["sales/emea", "lisbon:sales"] });
        await users.CreateAsync(new NewUser("carl") { ExternalId = "hr|carl", Organization = "lisbon", Roles = [] });
        await members.ChangeValidityAsync("carl", "lisbon", new Validity(null, later));
        await members.AddAsync("carl", "porto", new Validity(soon, null));
        await members.AddAsync("carl", "spain");
        await roles.AssignAsync("carl", ["editor"], "spain");
        await members.SuspendAsync("carl", "spain");
        await users.ChangeDefaultOrganizationAsync("carl", "porto");
        await roles.AssignAsync("carl", ["approver"], default, new Validity(soon, later));
        await roles.AssignAsync("carl", ["editor"], "portugal");
        await users.CreateAsync(new NewUser("dora") { IsActive = false, Roles = [] });
        await users.ChangeHomeAsync("dora", "spain");
        await users.CreateAsync(new NewUser("gina") { Organization = "lisbon", Roles = [] });
        await users.ChangeDefaultOrganizationAsync("gina", default);
        await groups.AddMembersAsync("sales", []);
    }
}
