using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>An expected version is compared with the stored one at the commit, so no update is lost.</summary>
public abstract class VersionConformance : ConformanceFixture
{
    [Test]
    public async Task An_update_of_the_current_version_stores_the_record_as_given()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann") with { Grants = ["a.b"] });
        var update = Edit.From(ann, ann with { DisplayName = "Ann", Grants = ["a.b", "c.d"] });
        await bench.CommitAsync(update);
        Assert.That(Snapshot.Of(await bench.FindAsync<User>(ann.Id)), Is.EqualTo(Snapshot.Of(update.Record)));
    }

    [Test]
    public async Task An_update_of_a_stale_version_is_refused_with_the_current_one()
    {
        var (bench, ann, current) = await OpenWithUpdatedUserAsync();
        var refusal = Expect.Refused(
            await bench.TryAsync(Edit.From(ann, ann with { DisplayName = "Lost" })), 0, RefusalReason.VersionMoved);
        Assert.That(refusal.CurrentVersion, Is.EqualTo(current.Version));
        Assert.That((await bench.GetAsync<User>(ann.Id)).DisplayName, Is.EqualTo(current.DisplayName));
    }

    [Test]
    public async Task An_update_of_a_version_that_is_not_yet_there_is_refused()
    {
        var (bench, _, current) = await OpenWithUpdatedUserAsync();
        var refusal = Expect.Refused(await bench.TryAsync(Edit.From(current with { Version = 9 }, current)), 0, RefusalReason.VersionMoved);
        Assert.That(refusal.CurrentVersion, Is.EqualTo(current.Version));
    }

    [Test]
    public async Task A_removal_of_a_stale_version_is_refused_with_the_current_one()
    {
        var (bench, ann, current) = await OpenWithUpdatedUserAsync();
        var refusal = Expect.Refused(
            await bench.TryAsync(new Write.Remove(RecordKind.User, ann.Id, ann.Version)), 0, RefusalReason.VersionMoved);
        Assert.That(refusal.CurrentVersion, Is.EqualTo(current.Version));
        Assert.That(await bench.FindAsync<User>(ann.Id), Is.Not.Null);
    }

    [Test]
    public async Task A_removal_of_the_current_version_or_of_any_is_written()
    {
        var (bench, ann, current) = await OpenWithUpdatedUserAsync();
        var bob = await bench.AddAsync(bench.New.User("bob"));
        await bench.CommitAsync(new Write.Remove(RecordKind.User, ann.Id, current.Version), new Write.Remove(RecordKind.User, bob.Id));
        Assert.That(await bench.ListAsync<User>(), Is.Empty);
    }

    [Test]
    public async Task A_record_that_is_gone_is_neither_updated_nor_removed()
    {
        var (bench, _, current) = await OpenWithUpdatedUserAsync();
        await bench.CommitAsync(new Write.Remove(RecordKind.User, current.Id));
        var result = await bench.TryAsync(Edit.From(current, current), new Write.Remove(RecordKind.User, current.Id));
        Expect.Refused(result, 0, RefusalReason.NotFound);
        Expect.Refused(result, 1, RefusalReason.NotFound);
    }

    [Test]
    public async Task A_requirement_holds_for_the_expected_version_and_for_any()
    {
        var (bench, _, current) = await OpenWithUpdatedUserAsync();
        await bench.CommitAsync(
            new Write.Require(RecordKind.User, current.Id, current.Version), new Write.Require(RecordKind.User, current.Id));
    }

    [Test]
    public async Task A_requirement_of_a_stale_version_is_refused_with_the_current_one()
    {
        var (bench, ann, current) = await OpenWithUpdatedUserAsync();
        var refusal = Expect.Refused(
            await bench.TryAsync(new Write.Require(RecordKind.User, ann.Id, ann.Version)), 0, RefusalReason.VersionMoved);
        Assert.That(refusal.CurrentVersion, Is.EqualTo(current.Version));
    }

    [Test]
    public async Task A_requirement_of_a_record_that_is_gone_is_refused()
    {
        var bench = await OpenTenantAsync();
        Expect.Refused(await bench.TryAsync(new Write.Require(RecordKind.User, bench.New.Id())), 0, RefusalReason.NotFound);
    }

    [Test]
    public async Task A_record_added_again_under_its_old_id_starts_from_its_own_version()
    {
        var (bench, ann, current) = await OpenWithUpdatedUserAsync();
        await bench.CommitAsync(new Write.Remove(RecordKind.User, ann.Id));
        await bench.CommitAsync(new Write.Add(ann));
        Expect.Refused(await bench.TryAsync(Edit.From(current, current)), 0, RefusalReason.VersionMoved);
    }

    [Test]
    public async Task Of_racing_updates_of_one_version_exactly_one_is_written()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        var written = new int[Race.Rounds];
        await Race.RunAsync(async (thread, round) =>
        {
            var expected = ann with { Version = round + 1 };
            if ((await Race.CommitAsync(Store, bench.Set(Edit.From(expected, expected with { DisplayName = $"{thread}" })))).IsCommitted)
            {
                Interlocked.Increment(ref written[round]);
            }
        });
        Assert.That(written, Is.All.EqualTo(1));
        Assert.That((await bench.GetAsync<User>(ann.Id)).Version, Is.EqualTo(Race.Rounds + 1));
    }

    private async Task<(Workbench Bench, User Added, User Current)> OpenWithUpdatedUserAsync()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        await bench.CommitAsync(Edit.From(ann, ann with { DisplayName = "Ann" }));
        return (bench, ann, await bench.GetAsync<User>(ann.Id));
    }
}
