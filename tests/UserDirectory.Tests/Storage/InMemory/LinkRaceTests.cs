using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Storage.InMemory;

/// <summary>Packed links are read while others take their place: nobody ever sees one that is mixed of two.</summary>
public sealed class LinkRaceTests
{
    private const int Users = 400;
    private const int Readers = 3;

    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(3);

    [Test]
    public async Task A_link_that_changes_all_the_time_is_read_whole()
    {
        var acme = await StoredTenant.CreateAsync(keptChanges: 1);
        var ann = await acme.AddAsync(acme.User("ann"));
        var lisbon = await acme.AddAsync(acme.Organization("lisbon"));
        var link = await acme.AddAsync(Marked(acme.Membership(ann, lisbon), 1));

        await WhileAsync(
            () =>
            {
                for (var i = 0; i < 2 * Partition.Window; i++)
                {
                    var next = Marked(link, link.Version + 1);
                    Commit(acme, new Write.Update(next, link.Version, []));
                    link = next;
                    MoveOn(acme, ann, i % 2 == 0 ? 0 : Partition.Window + 1);
                }
            },
            () =>
            {
                MustBeWhole((Membership)acme.Store.Find(RecordKind.Membership, acme.Id, link.Id)!);
                MustBeWhole((Membership)acme.Store.FindByKey(RecordKeys.Membership.For(acme.Id, ann.Id, lisbon.Id))!);
                MustBeWhole(acme.Store.ReadAccessAsync(acme.Id, ann.Id, null, default).Result!.Memberships.Single());
            });
    }

    [Test]
    public async Task Links_that_take_each_others_rows_are_read_whole()
    {
        var acme = await StoredTenant.CreateAsync(keptChanges: 1);
        var users = Enumerable.Range(0, Users).Select(i => acme.User($"user{i}")).ToList();
        var places = Enumerable.Range(0, Users).Select(i => acme.Organization($"place{i}")).ToList();
        await acme.MustCommitAsync([.. users.Select(user => new Write.Add(user)), .. places.Select(place => new Write.Add(place))]);
        var placeOf = users.Zip(places).ToDictionary(pair => pair.First.Id, pair => pair.Second.Id);
        var random = new Random(7);

        await WhileAsync(
            () =>
            {
                // Each account is in its own place only, and in another order of rows every time.
                var order = users.Zip(places).OrderBy(_ => random.Next()).ToList();
                Commit(acme, [.. order.Select(pair => new Write.Add(Marked(acme.Membership(pair.First, pair.Second), 1)))]);
                MoveOn(acme, users[0], Partition.Window + 20);
                Commit(acme, new Write.RemoveWhere(RecordKind.Membership, MembershipFields.ValidUntil.IsPresent()));
                MoveOn(acme, users[0], Partition.Window + 20);
            },
            () =>
            {
                var found = acme.Store.QueryAsync(new Query<Membership>(acme.Id) { Take = Users }, default).Result.Items;
                found.Count.Should().BeOneOf(0, Users);
                foreach (var membership in found)
                {
                    MustBeWhole(membership);
                    membership.OrganizationId.Should().Be(placeOf[membership.UserId]);
                }

                var user = users[Environment.TickCount % Users];
                foreach (var membership in acme.Store.ReadAccessAsync(acme.Id, user.Id, null, default).Result!.Memberships)
                {
                    membership.UserId.Should().Be(user.Id);
                    membership.OrganizationId.Should().Be(placeOf[user.Id]);
                }
            });
    }

    [Test]
    public async Task Who_has_a_role_is_counted_and_listed_as_of_one_commit()
    {
        const int Holders = 150;
        var acme = await StoredTenant.CreateAsync(keptChanges: 1);
        var users = Enumerable.Range(0, Users).Select(i => acme.User($"user{i}") with { DisplayName = $"name {i:D3}" }).ToList();
        var role = acme.Role("reader");
        var given = new Queue<RoleAssignment>(users.Take(Holders).Select(GivenTo));
        await acme.MustCommitAsync(
            [new Write.Add(role), .. users.Select(user => new Write.Add(user)), .. given.Select(each => new Write.Add(each))]);
        var holds = UserLinks.Assignments.Any(RoleAssignmentFields.RoleId.EqualTo(role.Id));
        var next = Holders;

        await WhileAsync(
            () =>
            {
                // It goes from the one who has had it for longest to the one who has not for longest.
                var (from, to) = (given.Dequeue(), GivenTo(users[next++ % Users]));
                Commit(acme, new Write.Remove(RecordKind.RoleAssignment, from.Id, from.Version), new Write.Add(to));
                given.Enqueue(to);
            },
            () =>
            {
                acme.Store.QueryAsync(new Query<User>(acme.Id) { Where = holds, Take = 0, IncludeTotal = true }, default).Result.Total
                    .Should().Be(Holders);
                var page = acme.Store.QueryAsync(
                    new Query<User>(acme.Id) { Where = holds, OrderBy = [UserFields.DisplayName], Take = Holders, IncludeTotal = true },
                    default).Result;
                (page.Items.Count, page.Total, page.HasMore).Should().Be((Holders, Holders, false));
                var places = page.Items.Select(user => users.FindIndex(each => each.Id == user.Id)).ToList();
                places.Zip(places.Skip(1)).Count(pair => pair.Second - pair.First > 1).Should().BeLessThanOrEqualTo(
                    1, "they stand in a row, which may begin anew at the end");
            });

        RoleAssignment GivenTo(User user) => new() { Id = acme.NewId(), TenantId = acme.Id, RoleId = role.Id, UserId = user.Id };
    }

    private static Membership Marked(Membership link, long version) => link with
    {
        Version = version,
        CreatedAt = StoredTenant.Now.AddSeconds(version),
        UpdatedAt = StoredTenant.Now.AddSeconds(version),
        ValidUntil = StoredTenant.Now.AddSeconds(version),
    };

    private static void MustBeWhole(Membership link)
    {
        var marked = Marked(link, link.Version);
        (link.CreatedAt, link.UpdatedAt, link.ValidUntil).Should().Be((marked.CreatedAt, marked.UpdatedAt, marked.ValidUntil));
    }

    private static void MoveOn(StoredTenant acme, User user, int commits)
    {
        for (var i = 0; i < commits; i++)
        {
            Commit(acme, new Write.Touch(user.Id, new SignIn.LoggedIn(StoredTenant.Now.AddSeconds(i))));
        }
    }

    private static void Commit(StoredTenant acme, params Write[] writes) =>
        acme.Store.CommitAsync(acme.Set(writes), default).Result.IsCommitted.Should().BeTrue();

    /// <summary>Writes on one thread for a while, reads on others.</summary>
    private static async Task WhileAsync(Action write, Action read)
    {
        using var ended = new CancellationTokenSource(s_duration);
        var reads = 0L;
        var readers = Enumerable.Range(0, Readers).Select(_ => Task.Factory.StartNew(
            () =>
            {
                while (!ended.IsCancellationRequested)
                {
                    read();
                    Interlocked.Increment(ref reads);
                }
            },
            TaskCreationOptions.LongRunning)).ToList();
        while (!ended.IsCancellationRequested)
        {
            write();
        }

        await Task.WhenAll(readers);
        TestContext.Out.WriteLine($"{reads} reads");
        reads.Should().BePositive();
    }
}
