using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>The order of lists: by code point, missing first, ties by id.</summary>
public abstract class OrderConformance : ConformanceFixture
{
    [Test]
    public async Task Every_sortable_field_orders_as_the_oracle_both_ways()
    {
        var judge = await OpenWorldAsync();
        foreach (var field in RecordType.All.SelectMany(type => type.Fields).Where(field => field.IsSortable))
        {
            await AssertOrderAsync(judge, field);
            await AssertOrderAsync(judge, field.Descending);
        }
    }

    [Test]
    public async Task Two_fields_order_as_the_oracle_in_every_mix_of_directions()
    {
        var judge = await OpenWorldAsync();
        foreach (var type in RecordType.All)
        {
            var fields = type.Fields.Where(field => field.IsSortable).ToList();
            for (var i = 1; i < fields.Count; i++)
            {
                await AssertOrderAsync(judge, fields[i - 1], fields[i].Descending);
                await AssertOrderAsync(judge, fields[i].Descending, fields[i - 1]);
                await AssertOrderAsync(judge, fields[i].Descending, fields[i - 1].Descending);
            }
        }
    }

    [Test]
    public async Task Without_an_order_every_record_type_is_listed_by_id()
    {
        var judge = await OpenWorldAsync();
        foreach (var kind in KindReader.All)
        {
            await AssertOrderAsync(judge, kind.Type.Fields[0]);
            await judge.AssertAnswerAsync(kind.Kind, new(judge.Records[0].TenantId) { Take = 1000 });
        }
    }

    [Test]
    public async Task Text_is_ordered_by_code_point_of_its_normalised_form()
    {
        string[] ascending = ["$", "10", "9", "a", "\uFF21a", "Ab", "\u00E4", "\u03B1", "\u4E00", "\uD7A3",
            "\uFFFD", "\U00010000", "\U0001F600", "\U0010FFFD"];
        var bench = await OpenTenantAsync();
        await bench.AddAllAsync(ascending.Reverse().Select((name, i) => bench.New.User($"user-{i}") with { DisplayName = name }));
        Assert.That(await NamesAsync(bench, UserFields.DisplayName), Is.EqualTo(ascending));
        Assert.That(await NamesAsync(bench, UserFields.DisplayName.Descending), Is.EqualTo(ascending.Reverse()));
    }

    [Test]
    public async Task Exact_text_is_ordered_by_code_point_as_it_is()
    {
        string[] ascending = ["A", "B", "a", "b", "\u00E4", "\uE000", "\uFB01", "\uFFFD", "\U0001D49C"];
        var bench = await OpenTenantAsync();
        await bench.AddAllAsync(
            ascending.Reverse().Select((culture, i) => bench.New.User($"user-{i}") with { DisplayName = culture, Culture = culture }));
        Assert.That(await NamesAsync(bench, UserFields.Culture), Is.EqualTo(ascending));
        Assert.That(await NamesAsync(bench, UserFields.Culture.Descending), Is.EqualTo(ascending.Reverse()));
    }

    [Test]
    public async Task Missing_values_come_first_and_last_when_descending()
    {
        var bench = await OpenTenantAsync();
        await bench.AddAllAsync(
            bench.New.User("b") with { DisplayName = "b", LastLoginAt = RecordMaker.Start },
            bench.New.User("none"),
            bench.New.User("a") with { DisplayName = "a", LastLoginAt = RecordMaker.Start.AddDays(-1) });
        Assert.That(await NamesAsync(bench, UserFields.DisplayName), Is.EqualTo(new[] { null, "a", "b" }));
        Assert.That(await NamesAsync(bench, UserFields.DisplayName.Descending), Is.EqualTo(new[] { "b", "a", null }));
        Assert.That(await NamesAsync(bench, UserFields.LastLoginAt), Is.EqualTo(new[] { null, "a", "b" }));
        Assert.That(await NamesAsync(bench, UserFields.LastLoginAt.Descending), Is.EqualTo(new[] { "b", "a", null }));
    }

    [Test]
    public async Task Ties_go_by_id_in_the_direction_of_the_last_step()
    {
        var bench = await OpenTenantAsync();
        var users = Enumerable.Range(0, 12)
            .Select(i => bench.New.User($"user-{i}") with { DisplayName = i % 2 == 0 ? "Ann" : "ANN" }).ToList();
        await bench.AddAllAsync(users);
        var byId = users.Select(user => user.Id).ToList();
        byId.Sort(ValueOrder.Compare);
        Sort[][] ascending = [[UserFields.DisplayName], [UserFields.Culture], [UserFields.DisplayName.Descending, UserFields.Culture]];
        Sort[][] descending =
            [[UserFields.DisplayName.Descending], [UserFields.Culture.Descending], [UserFields.DisplayName, UserFields.Culture.Descending]];
        foreach (var order in ascending)
        {
            Assert.That(await PagedAsync(bench, order), Is.EqualTo(byId), string.Join(", ", order.AsEnumerable()));
        }

        foreach (var order in descending)
        {
            Assert.That(await PagedAsync(bench, order), Is.EqualTo(Enumerable.Reverse(byId)), string.Join(", ", order.AsEnumerable()));
        }
    }

    [Test]
    public async Task Ids_are_ordered_by_their_bytes_in_network_order()
    {
        var bench = await OpenTenantAsync();
        Guid[] ascending =
        [
            new("00000001-0000-7000-8000-000000000001"), new("00000001-0000-7000-8000-010000000000"),
            new("00000100-0000-7000-8000-000000000000"),
            new("01000000-0000-7000-8000-000000000000"), new("7fffffff-ffff-7fff-bfff-ffffffffffff"),
            new("80000000-0000-7000-8000-000000000000"),
            new("ff000000-0000-7000-8000-000000000000"),
        ];
        await bench.AddAllAsync(ascending.Reverse().Select((id, i) => bench.New.User($"user-{i}") with { Id = id }));
        Assert.That((await bench.ListAsync<User>()).Select(user => user.Id), Is.EqualTo(ascending));
        var descending = await Store.QueryAsync(
            new Query<User>(bench.TenantId) { OrderBy = [UserFields.Id.Descending] }, CancellationToken.None);
        Assert.That(descending.Items.Select(user => user.Id), Is.EqualTo(ascending.Reverse()));
    }

    private static Task AssertOrderAsync(Judge judge, params Sort[] order) =>
        judge.AssertAnswerAsync(order[0].Field.Record, new(judge.Records[0].TenantId) { OrderBy = order, Take = 1000 });

    private async Task<IEnumerable<string?>> NamesAsync(Workbench bench, Sort order) =>
        (await Store.QueryAsync(new Query<User>(bench.TenantId) { OrderBy = [order] }, CancellationToken.None)).Items.Select(
            user => user.DisplayName);

    /// <summary>The ids of a list, page by page from position to position.</summary>
    private async Task<IReadOnlyList<Guid>> PagedAsync(Workbench bench, Sort[] order)
    {
        var ids = new List<Guid>();
        for (SeekPosition? after = null; ;)
        {
            var page = await Store.QueryAsync(
                new Query<User>(bench.TenantId) { OrderBy = order, Take = 5, After = after }, CancellationToken.None);
            ids.AddRange(page.Items.Select(user => user.Id));
            if (!page.HasMore)
            {
                return ids;
            }

            after = QueryOracle.Position(order, page.Items[^1]);
        }
    }

    private async Task<Judge> OpenWorldAsync() => new(Store, await QueryWorld.AddAsync(await OpenTenantAsync()));
}
