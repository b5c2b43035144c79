using FluentAssertions;
using NUnit.Framework;

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
}
