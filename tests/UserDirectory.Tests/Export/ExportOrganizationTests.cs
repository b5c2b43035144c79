using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Export;

/// <summary>An export at an organization shows what a list there shows, and nothing of elsewhere.</summary>
public sealed class ExportOrganizationTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("secret-holding");
        await _test.OrganizationAsync("lisbon", "secret-holding");
        await _test.OrganizationAsync("alfama", "lisbon");
        await _test.OrganizationAsync("porto");
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.RoleAsync("approver", ["invoices.approve"]);
        await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        await _test.System.Groups.CreateAsync(new NewGroup("plotters") { Organization = "porto" });
        await _test.System.Users.CreateAsync(new NewUser("ann") { Organization = "lisbon", Roles = ["editor"], Groups = ["sales"] });
        await _test.System.Users.CreateAsync(new NewUser("bob") { Organization = "porto", Roles = ["approver"], Groups = ["plotters"] });
        await _test.System.Roles.AssignAsync("ann", ["approver"]);
        await _test.System.Roles.AssignAsync("ann", ["approver"], "porto");
        await _test.System.Members.AddAsync("ann", "porto");
        await _test.System.Groups.AddMembersAsync("porto:plotters", ["ann"]);
        await _test.System.Users.CreateAsync(new NewUser("alf") { Organization = "alfama", Roles = ["editor"] });
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task Only_what_is_there_is_told()
    {
        var rows = await ActorAt("lisbon").ExportAsync(new ExportOptions { Organization = "lisbon" });

        rows.Where(row => row.Key != "actor").Select(ExportRuns.Short).Should().Equal("ann @lisbon editor sales");
    }

    [Test]
    public async Task And_on_request_below()
    {
        var rows = await ActorAt("lisbon").ExportAsync(new ExportOptions { Organization = "lisbon", IncludeBelow = true });

        rows.Where(row => row.Key != "actor").Select(ExportRuns.Short)
            .Should().BeEquivalentTo("ann @lisbon editor sales", "alf @lisbon/alfama editor");
    }

    [Test]
    public async Task A_role_of_an_organization_above_that_needs_its_owner_is_named_by_its_id()
    {
        var above = await _test.RoleAsync("editor", [], "secret-holding");
        await _test.System.Roles.AssignAsync("ann", ["secret-holding:editor"], "lisbon");

        var rows = await ActorAt("lisbon").ExportAsync(new ExportOptions { Organization = "lisbon" });

        rows.Single(row => row.Key == "ann").Roles.Should().BeEquivalentTo(":editor", above.Id.ToString());
        rows.Texts().Should().OnlyContain(text => !text.Contains("secret-holding"));
    }

    [Test]
    public async Task Whose_membership_is_over_is_not_there()
    {
        await _test.System.Members.ChangeValidityAsync("ann", "lisbon", new Validity(null, _test.Clock.GetUtcNow().AddDays(1)));
        _test.Clock.Advance(TimeSpan.FromDays(2));

        (await _test.System.ExportAsync(new ExportOptions { Organization = "lisbon" })).Should().BeEmpty();
    }

    [TestCase("porto")]
    [TestCase("secret-holding")]
    [TestCase(null)]
    public async Task Who_exports_at_one_organization_exports_nowhere_else(string? elsewhere)
    {
        Func<Task> export = () => ActorAt("lisbon")
            .ExportAsync(new ExportOptions { Organization = elsewhere is null ? default(EntityRef) : elsewhere });

        await export.ShouldLackAsync("users.export");
    }

    [Test]
    public async Task An_organization_of_another_tenant_is_like_an_unknown_one()
    {
        await _test.Directory.Tenants.CreateAsync(new NewTenant("other"));
        var stranger = await _test.Directory.Tenant("other").AsSystem("test").Organizations.CreateAsync(new NewOrganization("theirs"));

        foreach (var id in new[] { stranger.Id, Guid.NewGuid() })
        {
            Func<Task> export = () => _test.System.ExportAsync(new ExportOptions { Organization = id });
            await export.ShouldBeRefusedAsync("organization.not_found");
        }
    }

    [Test]
    public async Task A_null_reference_is_not_the_whole_tenant()
    {
        Func<Task> export = () => _test.System.ExportAsync(new ExportOptions { Organization = (string?)null! });

        await export.ShouldBeInvalidAsync("Organization reference.missing");
    }

    [Test]
    public async Task Who_loses_the_right_on_the_way_gets_no_more_than_what_was_read()
    {
        for (var i = 0; i < 450; i++)
        {
            await _test.UserAsync($"p{i}");
        }

        var actor = await _test.HolderAsync("boss", default, "users.export");
        var seen = 0;

        Func<Task> export = async () =>
        {
            await foreach (var row in _test.As(actor).Export.ExportAsync())
            {
                if (++seen == 1)
                {
                    await _test.System.Users.DeactivateAsync("boss");
                }
            }
        };

        await export.ShouldLackAsync("users.export");
        seen.Should().BeLessThan(250);
    }

    [Test]
    public async Task Rows_are_read_as_they_are_asked_for_however_many_there_are()
    {
        for (var i = 0; i < 450; i++)
        {
            await _test.UserAsync($"p{i}");
        }

        var keys = new HashSet<string?>();
        await foreach (var row in _test.System.Export.ExportAsync())
        {
            if (keys.Count == 0)
            {
                await _test.UserAsync("latecomer");
            }

            keys.Add(row.Key).Should().BeTrue("row {0} comes once", row.Key);
            if (row.Key == "ann")
            {
                break;
            }
        }

        keys.Clear();
        await foreach (var row in _test.System.Export.ExportAsync())
        {
            keys.Add(row.Key);
        }

        keys.Should().HaveCount(454);
    }

    [Test]
    public async Task Options_count_as_they_were_at_the_call()
    {
        var options = new ExportOptions { Organization = "lisbon" };
        var export = _test.System.Export.ExportAsync(options);
        options.Organization = default;
        options.IncludePasswordHashes = true;

        (await export.ToListAsync()).Select(row => row.Key).Should().Equal("ann");
    }

    private ITenantDirectory ActorAt(string place)
    {
        var actor = _test.HolderAsync("actor", place, "users.export").GetAwaiter().GetResult();
        return _test.As(actor);
    }
}
