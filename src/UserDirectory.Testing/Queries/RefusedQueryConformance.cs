using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>What a store does not know or what does not fit is refused, never ignored, even where it would not matter.</summary>
public abstract class RefusedQueryConformance : ConformanceFixture
{
    private static readonly Filter s_unknown = new UnknownFilter();

    /// <summary>The unknown node where evaluation might never come to it.</summary>
    private static IEnumerable<Filter> Hidden =>
    [
        s_unknown,
        !s_unknown,
        Filter.Any() & s_unknown,
        Filter.All() | s_unknown,
        Filter.All(Filter.Any(), Filter.Any(Filter.All(), !s_unknown)),
        UserLinks.Memberships.Any(s_unknown),
        UserLinks.Memberships.Any(MembershipLinks.Organization.Any(Filter.Any() & s_unknown)),
    ];

    [Test]
    public async Task An_unknown_node_of_a_query_is_refused_wherever_it_stands()
    {
        var bench = await OpenTenantAsync();
        foreach (var filter in Hidden)
        {
            AssertThrows<NotSupportedException>(() => ListAsync(new(bench.TenantId) { Where = filter }));
            AssertThrows<NotSupportedException>(() => ListAsync(new(bench.TenantId) { Where = filter, Take = 0, IncludeTotal = true }));
            AssertThrows<NotSupportedException>(() => ListAsync(new(bench.New.Id()) { Where = filter }));
        }
    }

    [Test]
    public async Task An_unknown_node_of_a_write_is_refused_and_nothing_is_written()
    {
        var bench = await OpenTenantAsync();
        foreach (var filter in Hidden)
        {
            await AssertNothingIsWrittenAsync<NotSupportedException>(bench, new Write.RemoveWhere(RecordKind.User, filter));
            await AssertNothingIsWrittenAsync<NotSupportedException>(bench, new Write.RequireNone(RecordKind.User, filter));
        }
    }

    [Test]
    public async Task An_unknown_write_or_sign_in_is_refused_and_nothing_is_written()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        await AssertNothingIsWrittenAsync<NotSupportedException>(bench, new UnknownWrite());
        await AssertNothingIsWrittenAsync<NotSupportedException>(bench, new Write.Touch(ann.Id, new UnknownSignIn()));
    }

    [Test]
    public async Task A_field_or_a_link_of_another_record_type_is_refused()
    {
        var bench = await OpenTenantAsync();
        Filter[] filters =
        [
            RoleFields.Key.EqualTo("a"),
            !RoleFields.Key.In([(FieldValue)"a"]),
            Filter.Any() & RoleFields.Key.IsPresent(),
            MembershipFields.OrganizationId.IsUnder(bench.New.Id()),
            OrganizationLinks.Memberships.Any(),
            UserLinks.Memberships.Any(UserFields.Key.EqualTo("a")),
        ];
        foreach (var filter in filters)
        {
            AssertThrows<ArgumentException>(() => ListAsync(new(bench.TenantId) { Where = filter }));
            await AssertNothingIsWrittenAsync<ArgumentException>(bench, new Write.RemoveWhere(RecordKind.User, filter));
        }
    }

    [Test]
    public async Task An_order_by_a_field_of_another_type_or_one_that_cannot_be_sorted_by_is_refused()
    {
        var bench = await OpenTenantAsync();
        Field[] fields = [RoleFields.Key, UserFields.Grants, UserFields.Status];
        foreach (var field in fields)
        {
            AssertThrows<ArgumentException>(() => ListAsync(new(bench.TenantId) { OrderBy = [UserFields.Key, field] }));
        }
    }

    [Test]
    public async Task A_page_outside_the_limits_is_refused()
    {
        var bench = await OpenTenantAsync();
        AssertThrows<ArgumentException>(() => ListAsync(new(bench.TenantId) { Skip = -1 }));
        AssertThrows<ArgumentException>(() => ListAsync(new(bench.TenantId) { Take = -1 }));
        AssertThrows<ArgumentException>(() => ListAsync(new(bench.TenantId) { Take = Query<User>.LargestTake + 1 }));
        AssertThrows<ArgumentException>(
            () => ListAsync(new(bench.TenantId) { After = new([], bench.New.Id()), OrderBy = [UserFields.Key] }));
    }

    [Test]
    public async Task The_feed_cannot_be_written_by_hand()
    {
        var bench = await OpenTenantAsync();
        var change = (await bench.FeedAsync())[0];
        await AssertNothingIsWrittenAsync<ArgumentException>(bench, new Write.Add(change with { Id = bench.New.Id(), Number = 9 }));
        await AssertNothingIsWrittenAsync<ArgumentException>(bench, new Write.Remove(RecordKind.Change, change.Id));
        await AssertNothingIsWrittenAsync<ArgumentException>(bench, new Write.RemoveWhere(RecordKind.Change, Filter.All()));
    }

    [Test]
    public async Task Versions_count_from_1()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        await AssertNothingIsWrittenAsync<ArgumentException>(bench, new Write.Add(bench.New.User("bob") with { Version = 0 }));
        await AssertNothingIsWrittenAsync<ArgumentException>(bench, new Write.Update(ann with { Version = -1 }, ann.Version, []));
    }

    private static void AssertThrows<TException>(Func<Task> call)
        where TException : Exception => Assert.That(call, Throws.InstanceOf<TException>());

    private static async Task AssertNothingIsWrittenAsync<TException>(Workbench bench, Write write)
        where TException : Exception
    {
        var before = await bench.StateAsync();
        AssertThrows<TException>(async () => await bench.TryAsync(new Write.Add(bench.New.User("new")), write));
        Assert.That(await bench.StateAsync(), Is.EqualTo(before));
    }

    private async Task ListAsync(Query<User> query) => await Store.QueryAsync(query, CancellationToken.None);
}

/// <summary>A sign-in that no store knows.</summary>
internal sealed record UnknownSignIn : SignIn;

/// <summary>A write that no store knows.</summary>
internal sealed record UnknownWrite : Write;
