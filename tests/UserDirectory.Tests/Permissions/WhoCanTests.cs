using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Permissions;

public sealed class WhoCanTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.RoleAsync("editor", ["invoices.write"]);
        foreach (var key in new[] { "ann", "bob", "carl" })
        {
            await _test.UserAsync(key, default, "editor");
        }
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [TestCase(-1)]
    [TestCase(0)]
    [TestCase(1001)]
    public async Task A_page_has_1_to_1000_accounts(int take)
    {
        var ask = async () => await _test.System.Permissions.WhoCanAsync("invoices.write", take: take);

        await ask.ShouldBeInvalidAsync("take take.range");
    }

    [TestCase(1, 3)]
    [TestCase(2, 2)]
    [TestCase(1000, 1)]
    public async Task Pages_follow_each_other_without_gaps(int take, int pages)
    {
        var keys = new List<string>();
        var count = 0;
        string? cursor = null;
        do
        {
            var page = await _test.System.Permissions.WhoCanAsync("invoices.write", cursor: cursor, take: take);
            keys.AddRange(page.Items.Select(holder => holder.Key));
            cursor = page.NextCursor;
            count++;
        }
        while (cursor is not null);

        keys.Should().BeEquivalentTo("ann", "bob", "carl");
        count.Should().Be(pages);
    }

    [TestCase("invoices.write")]
    [TestCase("invoices.approve")]
    public async Task A_page_visits_as_many_records_however_many_others_can(string permission)
    {
        await _test.RoleAsync("approver", ["invoices.approve"]);
        await _test.System.Groups.CreateAsync(new NewGroup("approvers"));
        await _test.System.Roles.AssignAsync(Subject.Group("approvers"), ["approver"]);
        var counter = _test.InMemory.Counter = new RecordCounter();
        await AddAsync("few", 400);
        counter.Reset();
        await _test.System.Permissions.WhoCanAsync(permission, take: 20);
        var few = counter.Count;

        await AddAsync("many", 2_000);
        counter.Reset();
        await _test.System.Permissions.WhoCanAsync(permission, take: 20);

        counter.Count.Should().BeLessThan(few * 11 / 10);
    }

    private async Task AddAsync(string name, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await _test.System.Users.CreateAsync(new NewUser($"{name}{i}") { Roles = ["editor"], Groups = ["approvers"] });
        }
    }
}
