using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

/// <summary>Ids that a row brings along: kept by new accounts, found again, and nobody else's.</summary>
public sealed class ImportIdTests
{
    private static readonly Guid s_id = new("4f1f6a0a-7f0c-4a52-9d37-0d3cf6f7f0d1");
    private TestDirectory _test = null!;

    [SetUp]
    public void SetUp() => _test = new TestDirectory();

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task A_new_account_takes_the_id()
    {
        var result = await _test.System.ImportAsync(new ImportRow { Id = s_id, Key = "ann" });

        result.Should().BeEquivalentTo(new { Outcome = ImportOutcome.Created, UserId = s_id });
        (await _test.System.Users.GetAsync(s_id)).Key.Should().Be("ann");
    }

    [Test]
    public async Task Sign_ins_as_an_erased_account_that_had_the_id_stay_ended()
    {
        await _test.System.ImportAsync(new ImportRow { Id = s_id, Key = "ann" });
        var ended = (await _test.System.Users.GetAsync(s_id)).SignInStamp;
        await _test.System.Users.SignOutEverywhereAsync(s_id);
        await _test.System.Users.DeleteAsync(s_id);
        await _test.System.Users.EraseAsync(s_id);

        await _test.System.ImportAsync(new ImportRow { Id = s_id, Key = "ann" });

        (await _test.System.Users.GetAsync(s_id)).SignInStamp.Should().NotBe(ended).And.NotBe(s_id);
    }

    [Test]
    public async Task A_sign_in_as_who_has_the_id_in_another_tenant_is_none_here()
    {
        await _test.System.ImportAsync(new ImportRow { Id = s_id, Key = "ann" });
        var other = await _test.Directory.Tenants.CreateAsync(new NewTenant("other"));
        var there = _test.Directory.Tenant(other.Id).AsSystem("tests");

        await there.ImportAsync(new ImportRow { Id = s_id, Key = "ann" });

        (await there.Users.GetAsync(s_id)).SignInStamp.Should().NotBe((await _test.System.Users.GetAsync(s_id)).SignInStamp);
    }

    [Test]
    public async Task A_second_run_changes_nothing()
    {
        var row = new ImportRow { Id = s_id, Key = "ann" };
        await _test.System.ImportAsync(row);

        (await _test.System.ImportAsync(row)).Should().BeEquivalentTo(new { Outcome = ImportOutcome.Unchanged, UserId = s_id });
    }

    [Test]
    public async Task The_id_finds_its_account_whatever_its_key_and_external_id_are_now()
    {
        await _test.System.ImportAsync(new ImportRow { Id = s_id, Key = "ann", ExternalId = "hr-1" });

        var result = await _test.System.ImportAsync(new ImportRow { Id = s_id, Key = "ann.silva", ExternalId = "hr-2" });

        result.Outcome.Should().Be(ImportOutcome.Updated);
        (await _test.System.Users.GetAsync(s_id)).Should().BeEquivalentTo(new { Key = "ann.silva", ExternalId = "hr-2" });
    }

    [Test]
    public async Task A_row_may_name_an_account_by_id_alone()
    {
        await _test.System.ImportAsync(new ImportRow { Id = s_id, Key = "ann" });

        (await _test.System.ImportAsync(new ImportRow { Id = s_id, GivenName = "Ann" })).Outcome.Should().Be(ImportOutcome.Updated);
        Told(await _test.System.ImportAsync(new ImportRow { Id = Guid.NewGuid() })).Should().Be("Refused Key key.empty");
    }

    [Test]
    public async Task An_account_that_is_found_otherwise_must_have_it()
    {
        await _test.System.Users.CreateAsync(new NewUser("ann") { ExternalId = "hr-1" });

        Told(await _test.System.ImportAsync(new ImportRow { Id = s_id, Key = "ann" })).Should().Be("Refused Id user.id.another");
        Told(await _test.System.ImportAsync(new ImportRow { Id = s_id, ExternalId = "hr-1" })).Should().Be("Refused Id user.id.another");
    }

    [Test]
    public async Task The_account_with_the_id_does_not_get_the_key_of_another()
    {
        await _test.System.ImportAsync(new ImportRow { Id = s_id, Key = "ann" });
        await _test.UserAsync("bob");

        Told(await _test.System.ImportAsync(new ImportRow { Id = s_id, Key = "bob" })).Should().Be("Refused Key user.key.taken");
    }

    [Test]
    public async Task The_empty_id_is_refused() =>
        Told(await _test.System.ImportAsync(new ImportRow { Id = Guid.Empty, Key = "ann" })).Should().Be("Refused Id id.empty");

    [Test]
    public async Task Of_two_rows_with_one_id_the_second_changes_the_account_of_the_first()
    {
        var results = await _test.System.ImportAsync([new ImportRow { Id = s_id, Key = "ann" }, new ImportRow { Id = s_id, Key = "bob" }]);

        results.Select(result => (result.Outcome, result.UserId))
            .Should().Equal((ImportOutcome.Created, s_id), (ImportOutcome.Updated, s_id));
    }

    [Test]
    public async Task A_deleted_account_keeps_its_id_until_it_is_erased([Values] bool isDryRun)
    {
        var ann = await _test.UserAsync("ann");
        await _test.System.Users.DeleteAsync(ann.Id);
        var row = new ImportRow { Id = ann.Id, Key = "bob" };

        Told(await _test.System.ImportAsync(row, new ImportOptions { IsDryRun = isDryRun })).Should().Be("Refused Id user.id.taken");
        await _test.System.Users.RestoreAsync(ann.Id);
        await _test.System.Users.EraseAsync(ann.Id);

        (await _test.System.ImportAsync(row)).Outcome.Should().Be(ImportOutcome.Created);
    }

    [Test]
    public async Task The_id_of_another_record_is_refused()
    {
        var group = await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        var organization = await _test.OrganizationAsync("lisbon");
        var role = await _test.RoleAsync("editor", []);

        foreach (var id in new[] { group.Id, organization.Id, role.Id, organization.TenantId })
        {
            Told(await _test.System.ImportAsync(new ImportRow { Id = id, Key = "ann" })).Should().Be("Refused Id user.id.taken");
        }
    }

    [Test]
    public async Task An_id_of_another_tenant_is_like_an_unknown_one([Values] bool isDeleted)
    {
        var elsewhere = (await _test.Directory.Tenants.CreateAsync(new NewTenant("other"))).Id;
        var stranger = await _test.Directory.Tenant(elsewhere).AsSystem("test").Users.CreateAsync(new NewUser("stranger"));
        if (isDeleted)
        {
            await _test.Directory.Tenant(elsewhere).AsSystem("test").Users.DeleteAsync(stranger.Id);
        }

        var result = await _test.System.ImportAsync(new ImportRow { Id = stranger.Id, Key = "ann" });

        result.Should().BeEquivalentTo(new { Outcome = ImportOutcome.Created, UserId = stranger.Id });
        (await _test.Directory.Tenant(elsewhere).AsSystem("test").Users.FindAsync("ann")).Should().BeNull();
    }

    [Test]
    public async Task Accounts_of_two_tenants_with_one_id_are_two()
    {
        var other = _test.Directory.Tenant((await _test.Directory.Tenants.CreateAsync(new NewTenant("other"))).Id).AsSystem("test");
        var hash = await new CheapPasswordHasher().HashAsync("correct horse", default);
        await _test.System.ImportAsync(new ImportRow { Id = s_id, Key = "ann", Roles = ["admin"], PasswordHash = hash });
        await other.ImportAsync(new ImportRow { Id = s_id, Key = "bob", Roles = [] });

        (await _test.System.Permissions.CheckAsync(s_id, "users.read")).Should().BeTrue();
        (await other.Permissions.CheckAsync(s_id, "users.read")).Should().BeFalse();
        (await other.Passwords.VerifyAsync(s_id, "correct horse")).Outcome.Should().Be(PasswordOutcome.Failed);
        await other.Users.EraseAsync(s_id);
        (await _test.System.Users.GetAsync(s_id)).Key.Should().Be("ann");
        (await _test.System.Passwords.VerifyAsync(s_id, "correct horse")).Outcome.Should().Be(PasswordOutcome.Succeeded);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Only_a_system_may_say_which_id_a_new_account_gets(bool isDryRun)
    {
        var actor = await _test.HolderAsync("actor", default, "*.*");

        Told(await _test.As(actor).ImportAsync(new ImportRow { Id = s_id, Key = "ann" }, new ImportOptions { IsDryRun = isDryRun }))
            .Should().Be("Refused Id access.system_only",
                "hosts take an id for one person, whatever the tenant: with another's id one could be taken for him elsewhere");
    }

    [Test]
    public async Task A_user_may_name_an_account_that_he_may_read_by_its_id()
    {
        var ann = await _test.UserAsync("ann");
        var actor = await _test.HolderAsync("actor", default, "users.import", "users.read");

        (await _test.As(actor).ImportAsync(new ImportRow { Id = ann.Id, Key = "ann" })).Outcome.Should().Be(ImportOutcome.Unchanged);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Who_may_not_read_an_account_does_not_hear_that_an_id_is_right(bool isDryRun)
    {
        var ann = await _test.UserAsync("ann");
        var actor = _test.As(await _test.HolderAsync("actor", default, "users.import", "users.add"));
        foreach (var key in new[] { "ann", "bob", null })
        {
            var results = await actor.ImportAsync(
                [new ImportRow { Id = ann.Id, Key = key }, new ImportRow { Id = s_id, Key = key }],
                new ImportOptions { IsDryRun = isDryRun });

            results[0].Told()[2..].Should().Be(results[1].Told()[2..]).And.Contain("Refused");
        }
    }

    private static string Told(ImportResult result) =>
        string.Join(' ', result.Errors.Select(error => $"{error.Field} {error.Code}").Prepend($"{result.Outcome}"));
}
