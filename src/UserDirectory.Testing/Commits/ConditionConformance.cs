using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Writes by filter: what must not be there, and what is removed as a set, both as of the moment of the commit.</summary>
public abstract class ConditionConformance : ConformanceFixture
{
    [Test]
    public async Task Requiring_none_holds_while_nothing_satisfies_the_filter()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        await bench.CommitAsync(
            new Write.RequireNone(RecordKind.User, UserFields.Key.EqualTo("bob")),
            new Write.RequireNone(RecordKind.Role, Filter.All()),
            Edit.From(ann, ann with { DisplayName = "Ann" }));
        Assert.That((await bench.GetAsync<User>(ann.Id)).DisplayName, Is.EqualTo("Ann"));
    }

    [Test]
    public async Task Requiring_none_is_refused_when_something_satisfies_the_filter()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        var result = await bench.TryAsync(
            new Write.RequireNone(RecordKind.User, UserFields.Key.EqualTo("ANN")), new Write.Remove(RecordKind.User, ann.Id));
        Expect.Refused(result, 0, RefusalReason.Found);
        Assert.That(await bench.FindAsync<User>(ann.Id), Is.Not.Null);
    }

    [Test]
    public async Task Requiring_none_judges_through_links_and_trees()
    {
        var bench = await OpenTenantAsync();
        var (ann, top) = (bench.New.User("ann"), bench.New.Organization("top"));
        var below = bench.New.Organization("below", top);
        await bench.AddAllAsync(ann, top, below, bench.New.Membership(ann, below));
        Expect.Refused(
            await bench.TryAsync(
                new Write.RequireNone(RecordKind.User, UserLinks.Memberships.Any(MembershipFields.OrganizationId.IsUnder(top.Id)))),
            0,
            RefusalReason.Found);
    }

    [Test]
    public async Task Of_racing_sets_that_require_the_absence_of_what_they_add_exactly_one_is_written()
    {
        var bench = await OpenTenantAsync();
        var added = new int[Race.Rounds];
        await Race.RunAsync(async (thread, round) =>
        {
            var result = await Race.CommitAsync(Store, bench.Set(
                new Write.RequireNone(RecordKind.User, UserFields.DisplayName.EqualTo($"Round {round}")),
                new Write.Add(bench.New.User($"user-{round}-{thread}") with { DisplayName = $"Round {round}" })));
            if (result.IsCommitted)
            {
                Interlocked.Increment(ref added[round]);
            }
            else
            {
                Expect.Refused(result, 0, RefusalReason.Found);
            }
        });
        Assert.That(added, Is.All.EqualTo(1));
    }

    [Test]
    public async Task Removing_a_set_removes_what_satisfies_the_filter_and_nothing_else()
    {
        var bench = await OpenTenantAsync();
        var (ann, bob, lisbon, porto) = (bench.New.User("ann"), bench.New.User("bob"),
            bench.New.Organization("lisbon"), bench.New.Organization("porto"));
        Membership[] memberships =
        [
            bench.New.Membership(ann, lisbon), bench.New.Membership(ann, porto),
            bench.New.Membership(bob, lisbon) with { Status = MembershipStatus.Suspended },
        ];
        await bench.AddAllAsync([ann, bob, lisbon, porto, .. memberships]);
        await bench.CommitAsync(new Write.RemoveWhere(
            RecordKind.Membership, MembershipFields.OrganizationId.EqualTo(lisbon.Id) & !MembershipFields.Status.EqualTo(
                MembershipStatus.Suspended)));
        Assert.That(
            (await bench.ListAsync<Membership>()).Select(left => left.Id), Is.EquivalentTo(new[] { memberships[1].Id, memberships[2].Id }));
    }

    [Test]
    public async Task Removing_a_set_judges_through_links_and_trees()
    {
        var bench = await OpenTenantAsync();
        var (ann, bob, top, other) = (bench.New.User("ann"), bench.New.User("bob"),
            bench.New.Organization("top"), bench.New.Organization("other"));
        var below = bench.New.Organization("below", top);
        var stays = bench.New.Membership(ann, other);
        await bench.AddAllAsync(ann, bob, top, below, other, stays, bench.New.Membership(ann, top),
            bench.New.Membership(ann, below), bench.New.Membership(bob, other));
        await bench.CommitAsync(new Write.RemoveWhere(
            RecordKind.Membership, MembershipFields.OrganizationId.IsUnder(top.Id) | MembershipLinks.User.Any(
                UserFields.Key.EqualTo("bob"))));
        Assert.That((await bench.ListAsync<Membership>()).Select(left => left.Id), Is.EqualTo(new[] { stays.Id }));
    }

    [Test]
    public async Task Removing_a_set_frees_its_keys_and_ids()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        await bench.CommitAsync(new Write.RemoveWhere(RecordKind.User, Filter.All()));
        await bench.CommitAsync(new Write.Add(ann));
        Assert.That(await bench.FindAsync<User>(ann.Id), Is.Not.Null);
    }

    [Test]
    public async Task Removing_a_set_sees_what_was_committed_just_before()
    {
        var bench = await OpenTenantAsync();
        var lisbon = await bench.AddAsync(bench.New.Organization("lisbon"));
        User[] users = [.. Enumerable.Range(0, Race.Rounds).Select(round => bench.New.User($"user-{round}"))];
        await bench.AddAllAsync(users);
        await Race.RunAsync(2, Race.Rounds, (thread, round) => thread == 0
            ? Race.CommitAsync(Store, bench.Set(new Write.Add(bench.New.Membership(users[round], lisbon)))).AsTask()
            : Race.CommitAsync(Store, bench.Set(new Write.RemoveWhere(RecordKind.Membership, Filter.All()))).AsTask());
        var removed = (await bench.FeedAsync()).SelectMany(change => change.Entries)
            .Where(entry => entry.Verb == ChangeVerb.RemovedSet).Sum(entry => entry.Count);
        Assert.That(removed + (await bench.ListAsync<Membership>()).Count, Is.EqualTo(Race.Rounds),
            "Each membership was removed once or is still there.");
    }
}
