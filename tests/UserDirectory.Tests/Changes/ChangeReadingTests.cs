using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Changes;

public sealed class ChangeReadingTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public void SetUp() => _test = new TestDirectory();

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task The_feed_tells_what_each_commit_did_and_who_did_it()
    {
        var lisbon = await _test.OrganizationAsync("lisbon");
        var known = await _test.System.Changes.GetLatestNumberAsync();
        await _test.System.Organizations.UpdateAsync("lisbon", new OrganizationUpdate { Label = "branch" });

        var changes = await _test.System.Changes.ReadAsync(known);

        var change = changes.Should().ContainSingle().Which;
        change.Number.Should().Be(known + 1);
        change.Actor.Should().Be(ActorRef.System("test"));
        var entry = change.Entries.Should().ContainSingle().Which;
        entry.Should().BeEquivalentTo(new { Verb = ChangeVerb.Updated, Record = RecordKind.Organization, Id = (Guid?)lisbon.Id });
        entry.Fields.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Field = "Label", Value = "branch" });
    }

    [Test]
    public async Task Numbers_have_no_gaps_and_pages_follow_each_other()
    {
        for (var i = 0; i < 7; i++)
        {
            await _test.OrganizationAsync($"o{i}");
        }

        var numbers = new List<long>();
        for (var page = await _test.System.Changes.ReadAsync(0, take: 3); page.Count > 0;
            page = await _test.System.Changes.ReadAsync(numbers[^1], take: 3))
        {
            numbers.AddRange(page.Select(change => change.Number));
        }

        numbers.Should().Equal(Enumerable.Range(1, (int)await _test.System.Changes.GetLatestNumberAsync()).Select(number => (long)number));
    }

    [Test]
    public async Task There_is_nothing_after_the_latest_number()
    {
        await _test.OrganizationAsync("lisbon");
        var latest = await _test.System.Changes.GetLatestNumberAsync();

        (await _test.System.Changes.ReadAsync(latest)).Should().BeEmpty();
        (await _test.System.Changes.ReadAsync(latest + 100)).Should().BeEmpty();
    }

    [Test]
    public async Task Reading_from_before_the_kept_part_is_refused_with_where_it_begins()
    {
        using var test = new TestDirectory(builder => builder.UseInMemory(options => options.KeptChanges = 3));
        for (var i = 0; i < 6; i++)
        {
            await test.OrganizationAsync($"o{i}");
        }

        var latest = await test.System.Changes.GetLatestNumberAsync();
        var read = async () => await test.System.Changes.ReadAsync(latest - 4);

        var refusal = (await read.Should().ThrowAsync<ConflictException>()).Which;
        refusal.Code.Should().Be("changes.truncated");
        refusal.Details.Should().Contain("after", latest - 3);
        (await test.System.Changes.ReadAsync(latest - 3)).Should().HaveCount(3);
    }

    [Test]
    public async Task A_page_says_how_far_the_feed_reaches()
    {
        using var test = new TestDirectory(builder => builder.UseInMemory(options => options.KeptChanges = 3));
        (await test.System.Changes.ReadAsync(0)).OldestNumber.Should().Be(1, "making the tenant was the first");
        for (var i = 0; i < 6; i++)
        {
            await test.OrganizationAsync($"o{i}");
        }

        var latest = await test.System.Changes.GetLatestNumberAsync();
        foreach (var after in new[] { latest - 3, latest - 1, latest })
        {
            var page = await test.System.Changes.ReadAsync(after);
            (page.OldestNumber, page.LatestNumber, page.Count).Should().Be((latest - 2, latest, (int)(latest - after)));
        }
    }

    [TestCase(-1, 100, "after")]
    [TestCase(long.MaxValue, 100, "after")]
    [TestCase(0, 0, "take")]
    [TestCase(0, 1001, "take")]
    public async Task Numbers_outside_their_limits_are_refused(long after, int take, string field)
    {
        var read = async () => await _test.System.Changes.ReadAsync(after, take);

        await read.ShouldBeInvalidAsync($"{field} number.range");
    }

    [Test]
    public async Task The_feed_is_read_with_the_permission_at_the_tenant()
    {
        await _test.OrganizationAsync("lisbon");
        var ann = await _test.ActorAsync("ann", "lisbon", "changes.read");
        var bob = await _test.ActorAsync("bob", default, "changes.read");

        var read = async () => await _test.As(ann).Changes.ReadAsync(0);
        var latest = async () => await _test.As(ann).Changes.GetLatestNumberAsync();

        (await read.Should().ThrowAsync<AccessDeniedException>()).Which.Permission.Should().Be("changes.read");
        await latest.Should().ThrowAsync<AccessDeniedException>();
        (await _test.As(bob).Changes.ReadAsync(0)).Should().NotBeEmpty();
    }
}
