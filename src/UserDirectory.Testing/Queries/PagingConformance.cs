using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Pages by offset and by position: together they are the whole list, in order, each record once.</summary>
public abstract class PagingConformance : ConformanceFixture
{
    private static readonly int[] s_sizes = [1, 2, 5, 24, 25, 26, 100];

    private static readonly Sort[][] s_orders =
    [
        [], [UserFields.DisplayName], [UserFields.DisplayName.Descending],
        [UserFields.LastLoginAt.Descending, UserFields.DisplayName], [UserFields.Id.Descending],
    ];

    [Test]
    public Task Pages_by_offset_are_the_whole_list_each_record_once() => ForEachOrderAndSizeAsync(async (bench, all, query) =>
    {
        var read = new List<Guid>();
        for (var skip = 0; ; skip += query.Take)
        {
            var page = await Store.QueryAsync(query with { Skip = skip }, CancellationToken.None);
            read.AddRange(page.Items.Select(user => user.Id));
            Assert.That(page.Items, Has.Count.EqualTo(Math.Clamp(all.Count - skip, 0, query.Take)), $"{bench.TenantId}");
            Assert.That(page.HasMore, Is.EqualTo(skip + query.Take < all.Count));
            if (!page.HasMore)
            {
                break;
            }
        }

        Assert.That(read, Is.EqualTo(all));
    });

    [Test]
    public Task Pages_by_position_are_the_whole_list_each_record_once() => ForEachOrderAndSizeAsync(async (_, all, query) =>
    {
        var read = new List<Guid>();
        SeekPosition? after = null;
        do
        {
            var page = await Store.QueryAsync(query with { After = after }, CancellationToken.None);
            read.AddRange(page.Items.Select(user => user.Id));
            Assert.That(read, Is.EqualTo(all.Take(read.Count)), "The pages overlap or leave a gap.");
            Assert.That(page.HasMore, Is.EqualTo(read.Count < all.Count));
            after = page.HasMore ? QueryOracle.Position(query.OrderBy, page.Items[^1]) : null;
        }
        while (after is not null);

        Assert.That(read, Is.EqualTo(all));
    });

    [Test]
    public async Task A_position_and_an_offset_add_up()
    {
        var (bench, users) = await OpenAsync();
        var judge = new Judge(Store, [bench.Tenant, .. users]);
        foreach (var order in s_orders)
        {
            foreach (var start in users.Where((_, i) => i % 5 == 0))
            {
                var query = new Query<DirectoryRecord>(bench.TenantId)
                {
                    OrderBy = order,
                    After = QueryOracle.Position(order, start),
                    Skip = 3,
                    Take = 4,
                    IncludeTotal = true
                };
                await judge.AssertAnswerAsync(RecordKind.User, query);
            }
        }
    }

    [Test]
    public async Task A_position_whose_key_is_anothers_by_now_is_where_its_id_says()
    {
        var bench = await OpenTenantAsync();
        User[] users = [bench.New.User("ann"), bench.New.User("bob"), bench.New.User("cid")];
        await bench.AddAllAsync(users);
        var judge = new Judge(Store, [bench.Tenant, .. users]);
        foreach (var sort in new[] { UserFields.Key, UserFields.Key.Descending })
        {
            foreach (var (holder, other) in users.SelectMany(holder => users.Select(other => (holder, other))))
            {
                var after = QueryOracle.Position([sort], holder) with { Id = other.Id };
                await judge.AssertAnswerAsync(RecordKind.User, new(bench.TenantId) { OrderBy = [sort], After = after });
            }
        }
    }

    [Test]
    public async Task A_page_goes_on_where_its_record_was_although_that_is_gone()
    {
        var (bench, users) = await OpenAsync();
        Sort[] order = [UserFields.DisplayName.Descending];
        foreach (var start in users.Take(8))
        {
            await bench.CommitAsync(new Write.Remove(RecordKind.User, start.Id));
            var left = await bench.ListAsync<User>();
            var query = new Query<DirectoryRecord>(bench.TenantId)
            {
                OrderBy = order,
                After = QueryOracle.Position(order, start),
                Take = 30
            };
            await new Judge(Store, [bench.Tenant, .. left]).AssertAnswerAsync(RecordKind.User, query);
        }
    }

    [Test]
    public async Task The_total_counts_all_that_satisfy_the_filter_whatever_the_page()
    {
        var (bench, users) = await OpenAsync();
        var query = new Query<User>(bench.TenantId)
        {
            Where = UserFields.IsTechnician.EqualTo(true),
            IncludeTotal = true,
            OrderBy = [UserFields.Key],
            Take = 2
        };
        var total = users.Count(user => user.IsTechnician);
        Query<User>[] queries =
        [
            query, query with { Skip = 4 }, query with { Skip = 1000 }, query with { Take = 0 }, query with { Take = 1000 },
            query with { After = QueryOracle.Position(
                query.OrderBy, users.Where(user => user.IsTechnician).MaxBy(user => user.Key, StringComparer.Ordinal)!) },
        ];
        foreach (var asked in queries)
        {
            Assert.That((await Store.QueryAsync(asked, CancellationToken.None)).Total, Is.EqualTo(total), $"{asked}");
        }
    }

    [Test]
    public async Task Without_being_asked_for_there_is_no_total()
    {
        var (bench, _) = await OpenAsync();
        Assert.That((await Store.QueryAsync(new Query<User>(bench.TenantId), CancellationToken.None)).Total, Is.Null);
    }

    [Test]
    public async Task A_page_of_none_has_no_records_and_one_past_the_end_has_nothing_after_it()
    {
        var (bench, users) = await OpenAsync();
        var none = await Store.QueryAsync(new Query<User>(bench.TenantId) { Take = 0, IncludeTotal = true }, CancellationToken.None);
        var past = await Store.QueryAsync(new Query<User>(bench.TenantId) { Skip = users.Count }, CancellationToken.None);
        var far = await Store.QueryAsync(
            new Query<User>(bench.TenantId) { Skip = int.MaxValue, Take = Query<User>.LargestTake }, CancellationToken.None);
        Assert.That((none.Items.Count, none.Total), Is.EqualTo((0, (long?)users.Count)));
        Assert.That((past.Items.Count, past.HasMore, far.Items.Count, far.HasMore), Is.EqualTo((0, false, 0, false)));
    }

    [Test]
    public async Task A_store_leaves_the_cursor_to_the_core()
    {
        var (bench, _) = await OpenAsync();
        Assert.That((await Store.QueryAsync(new Query<User>(bench.TenantId) { Take = 3 }, CancellationToken.None)).NextCursor, Is.Null);
    }

    private async Task ForEachOrderAndSizeAsync(Func<Workbench, IReadOnlyList<Guid>, Query<User>, Task> assert)
    {
        var (bench, users) = await OpenAsync();
        foreach (var order in s_orders)
        {
            var all = QueryOracle.Answer(new(bench.TenantId) { OrderBy = order, Take = 1000 }, RecordKind.User, users).Items.Select(
                user => user.Id).ToList();
            foreach (var size in s_sizes)
            {
                await assert(bench, all, new(bench.TenantId) { OrderBy = order, Take = size });
            }
        }
    }

    /// <summary>25 users with many ties and missing values.</summary>
    private async Task<(Workbench Bench, IReadOnlyList<User> Users)> OpenAsync()
    {
        var bench = await OpenTenantAsync();
        var users = Enumerable.Range(0, 25).Select(i => bench.New.User($"user-{i}") with
        {
            DisplayName = i % 4 == 0 ? null : i % 4 == 1 ? "\U0001F600" : $"Name {i % 3}",
            LastLoginAt = i % 3 == 0 ? null : RecordMaker.Start.AddSeconds(i % 2),
            IsTechnician = i % 3 != 1,
        }).ToList();
        await bench.AddAllAsync(users);
        return (bench, users);
    }
}
