using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

/// <summary>Rows of a user that name an account which he may not read.</summary>
public sealed class ImportUnreadableTests
{
    private TestDirectory _test = null!;
    private ITenantDirectory _actor = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.RoleAsync("registrar", ["users.update-roles", "groups.update-members", "invoices.write"]);
        await _test.System.Groups.CreateAsync(new NewGroup("crew") { Organization = "lisbon" });
        await _test.System.Users.CreateAsync(new NewUser("ann") { ExternalId = "hr-1", Email = "ann@acme.example" });
        await _test.System.Users.CreateAsync(new NewUser("bob"));
        var actor = await _test.ActorAsync("actor", default, "users.import");
        await _test.System.Members.AddAsync(actor.Id, "lisbon");
        await _test.System.Roles.AssignAsync(actor.Id, ["registrar"], "lisbon");
        _actor = _test.As(actor);
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task One_from_elsewhere_gets_no_role_at_an_organization([Values] bool isDryRun)
    {
        var row = new ImportRow { Key = "ann", Organization = "lisbon", IsForRolesOnly = true, Roles = ["editor"] };

        Told(await ImportAsync(row, isDryRun)).Should().Be("Refused Roles[0] user.not_found");

        var give = async () => await _actor.Roles.AssignAsync("ann", ["editor"], "lisbon");
        await give.ShouldBeRefusedAsync("user.not_found");
    }

    [Test]
    public async Task Nor_is_it_put_into_a_group_there([Values] bool isDryRun) =>
        Told(await ImportAsync(new ImportRow { Key = "ann", Organization = "lisbon", IsForRolesOnly = true, Groups = ["crew"] }, isDryRun))
            .Should().Be("Refused Groups[0] user.not_found");

    [Test]
    public async Task A_member_there_gets_both()
    {
        await _test.System.Members.AddAsync("ann", "lisbon");

        Told(await ImportAsync(
            new ImportRow { Key = "ann", Organization = "lisbon", IsForRolesOnly = true, Roles = ["editor"], Groups = ["crew"] }))
            .Should().Be("Updated");
    }

    [Test]
    public async Task Whether_it_has_an_external_id_is_not_told([Values] bool isDryRun)
    {
        foreach (var key in new[] { "ann", "bob" })
        {
            Told(await ImportAsync(new ImportRow { Key = key, ExternalId = null }, isDryRun))
                .Should().Be("Refused ExternalId access.denied");
        }
    }

    [Test]
    public async Task Nor_whose_an_external_id_is([Values] bool isDryRun)
    {
        (await ImportAsync(new ImportRow { ExternalId = "hr-1" }, isDryRun)).UserId.Should().BeNull();
        (await ImportAsync(new ImportRow { Key = "ann" }, isDryRun)).UserId.Should().BeNull();
    }

    [Test]
    public async Task Nor_by_a_row_that_makes_something_else_on_the_way()
    {
        await _test.RoleAsync("founder", ["organizations.add"]);
        await _test.System.Roles.AssignAsync("actor", ["founder"]);
        var row = new ImportRow { ExternalId = "hr-1", Organization = "braga", IsForRolesOnly = true };

        var result = await _actor.ImportAsync(row, new ImportOptions { CreateOrganizations = true });

        result.Should().BeEquivalentTo(new { Outcome = ImportOutcome.Updated, UserId = (Guid?)null });
    }

    private Task<ImportResult> ImportAsync(ImportRow row, bool isDryRun = false) =>
        _actor.ImportAsync(row, new ImportOptions { IsDryRun = isDryRun });

    private static string Told(ImportResult result) =>
        string.Join(' ', result.Errors.Select(error => $"{error.Field} {error.Code}").Prepend($"{result.Outcome}"));
}
