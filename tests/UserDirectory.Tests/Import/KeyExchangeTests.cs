using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

/// <summary>Rows of one batch that take their keys from each other, each account known by its external id.</summary>
public sealed class KeyExchangeTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        foreach (var (key, externalId) in new[] { ("ann", "hr-1"), ("bob", "hr-2"), ("eve", "hr-3") })
        {
            await _test.System.Users.CreateAsync(new NewUser(key) { ExternalId = externalId, Organization = "lisbon", Roles = [] });
        }
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [TestCase(false)]
    [TestCase(true)]
    public async Task Two_rows_that_swap_their_keys_are_done_in_one_commit(bool isDryRun)
    {
        var before = await _test.LatestChangeAsync();

        (await OutcomesAsync(isDryRun, ("bob", "hr-1"), ("ann", "hr-2"))).Should().Equal(ImportOutcome.Updated, ImportOutcome.Updated);

        (await KeysAsync()).Should().Be(isDryRun ? "ann bob eve" : "bob ann eve");
        var latest = await _test.LatestChangeAsync();
        latest.Number.Should().Be(before.Number + (isDryRun ? 0 : 1));
        if (!isDryRun)
        {
            latest.Entries.SelectMany(entry => entry.Fields).Select(field => (field.Field, field.Value))
                .Should().BeEquivalentTo(new[] { ("Key", "bob"), ("Key", "ann") }, "no account had another key on the way");
            (await OutcomesAsync(false, ("bob", "hr-1"), ("ann", "hr-2"))).Should().Equal(ImportOutcome.Unchanged, ImportOutcome.Unchanged);
        }
    }

    [Test]
    public async Task No_account_has_another_key_on_the_way_when_a_row_gives_rights_too()
    {
        await _test.RoleAsync("approver", ["invoices.approve"]);
        var rows = Rows(("bob", "hr-1"), ("ann", "hr-2"));
        rows[0].Organization = rows[1].Organization = "lisbon";
        rows[0].Roles = rows[1].Roles = ["approver"];

        (await _test.System.ImportAsync(rows)).Select(result => result.Outcome).Should().AllBeEquivalentTo(ImportOutcome.Updated);

        (await KeysAsync()).Should().Be("bob ann eve");
        (await _test.LatestChangeAsync()).Entries.SelectMany(entry => entry.Fields).Where(field => field.Field == "Key")
            .Select(field => field.Value).Should().BeEquivalentTo("bob", "ann");
    }

    [Test]
    public async Task A_row_that_wants_a_key_of_two_that_swap_does_not_stop_them()
    {
        (await OutcomesAsync(false, ("bob", "hr-3"), ("bob", "hr-1"), ("ann", "hr-2")))
            .Should().Equal(ImportOutcome.Refused, ImportOutcome.Updated, ImportOutcome.Updated);

        (await KeysAsync()).Should().Be("bob ann eve");
    }

    [Test]
    public async Task Three_can_pass_their_keys_around()
    {
        (await OutcomesAsync(false, ("bob", "hr-1"), ("eve", "hr-2"), ("ann", "hr-3"))).Should().AllBeEquivalentTo(ImportOutcome.Updated);

        (await KeysAsync()).Should().Be("bob eve ann");
    }

    [Test]
    public async Task A_key_that_a_later_row_frees_is_taken()
    {
        (await OutcomesAsync(false, ("bob", "hr-1"), ("eve", "hr-2"), ("zoe", "hr-3"))).Should().AllBeEquivalentTo(ImportOutcome.Updated);

        (await KeysAsync()).Should().Be("bob eve zoe");
    }

    [Test]
    public async Task When_one_of_them_is_refused_nobody_has_another_key()
    {
        var rows = Rows(("bob", "hr-1"), ("ann", "hr-2"));
        rows[1].Organization = "nowhere";

        var results = await _test.System.ImportAsync(rows);

        results.Select(result => string.Join(" ", result.Errors.Select(error => error.Code)))
            .Should().Equal("user.key.taken", "user.key.taken organization.not_found");
        (await KeysAsync()).Should().Be("ann bob eve");
    }

    [Test]
    public async Task Whoever_may_not_change_one_of_them_changes_none()
    {
        await _test.OrganizationAsync("porto");
        await _test.System.Users.CreateAsync(new NewUser("far") { ExternalId = "hr-9", Organization = "porto", Roles = [] });
        var actor = await _test.ActorAsync("actor", "lisbon", "users.update");
        await _test.System.Users.GrantAsync("actor", ["users.import", "users.read"]);

        var results = await _test.As(actor).ImportAsync(Rows(("far", "hr-1"), ("ann", "hr-9")));

        results.Select(result => result.Outcome).Should().AllBeEquivalentTo(ImportOutcome.Refused);
        (await KeysAsync()).Should().Be("ann bob eve");
    }

    [Test]
    public async Task Two_that_want_one_key_do_not_both_get_it()
    {
        (await OutcomesAsync(false, ("eve", "hr-1"), ("eve", "hr-2"), ("ann", "hr-3")))
            .Should().Equal(ImportOutcome.Updated, ImportOutcome.Refused, ImportOutcome.Updated);

        (await KeysAsync()).Should().Be("eve bob ann");
    }

    private async Task<IEnumerable<ImportOutcome>> OutcomesAsync(bool isDryRun, params (string Key, string ExternalId)[] rows) =>
        (await _test.System.ImportAsync(Rows(rows), new ImportOptions { IsDryRun = isDryRun })).Select(result => result.Outcome);

    private static ImportRow[] Rows(params (string Key, string ExternalId)[] rows) =>
        [.. rows.Select(row => new ImportRow { Key = row.Key, ExternalId = row.ExternalId })];

    private async Task<string> KeysAsync() =>
        string.Join(" ", (await _test.AllAsync<User>()).Where(user => user.ExternalId is not null and not "hr-9")
            .OrderBy(user => user.ExternalId).Select(user => user.Key));
}
