using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Several reads in one call: each is answered as it is alone, and all of one committed state.</summary>
public abstract class ReadManyConformance : ConformanceFixture
{
    [Test]
    public async Task Every_read_is_answered_as_it_is_alone_in_the_order_of_the_reads()
    {
        var bench = await OpenTenantAsync();
        var world = await AccessWorld.AddAsync(bench);
        Read[] reads =
        [
            new Read.Where(RecordKind.Group, GroupFields.Key.StartsWith("s"), 10),
            new Read.ById(RecordKind.User, world.Ann.Id),
            new Read.ByKey(RecordKeys.User.For(bench.TenantId, "ANN")),
            new Read.Access(world.Ann.Id, world.Bottom.Id),
            new Read.ById(RecordKind.User, world.Top.Id),
            new Read.ByKey(RecordKeys.Organization.For(bench.TenantId, "nowhere")),
            new Read.Access(Guid.Empty, null),
            new Read.ById(RecordKind.Tenant, bench.TenantId),
            new Read.ByKey(RecordKeys.Membership.For(bench.TenantId, world.Ann.Id, world.Bottom.Id)),
            new Read.ById(RecordKind.User, world.Ann.Id),
            new Read.Where(RecordKind.RoleAssignment, RoleAssignmentFields.UserId.EqualTo(world.Ann.Id), 10),
            new Read.Where(RecordKind.User, UserLinks.Memberships.Any(MembershipFields.OrganizationId.IsUnder(world.Top.Id)), 10),
        ];
        var results = await ReadAsync(bench, reads);
        Assert.That(results.Answers, Has.Count.EqualTo(reads.Length));
        for (var i = 0; i < reads.Length; i++)
        {
            Assert.That(Text(results.Answers[i]), Is.EqualTo(Text(await AloneAsync(bench, reads[i]))), $"{i}: {reads[i]}");
        }

        Assert.That((results.Sequence, results.Authority), Is.EqualTo(await bench.HeadAsync()));
    }

    [Test]
    public async Task Records_of_every_type_are_found_by_id()
    {
        var bench = await OpenTenantAsync();
        var records = FullRecords.Of(bench.New).Select(record => record.Full).ToList();
        await bench.AddAllAsync(records);
        var results = await ReadAsync(bench, [.. records.Select(record => new Read.ById(record.Kind, record.Id))]);
        Assert.That(results.Answers.Select(answer => Snapshot.Of(answer.Records.Single())), Is.EqualTo(records.Select(Snapshot.Of)));
    }

    [Test]
    public async Task Records_are_found_by_every_key()
    {
        var bench = await OpenTenantAsync();
        var cases = await KeyCases.AddFirstAsync(bench);
        var results = await ReadAsync(bench, [.. cases.Select(each => new Read.ByKey(each.Key.Read(each.Second)!.Value))]);
        Assert.That(results.Answers.Select(answer => answer.Records.Single().Id), Is.EqualTo(cases.Select(each => each.First.Id)));
    }

    [Test]
    public async Task A_filter_gives_its_first_records_by_id_and_says_whether_there_are_more()
    {
        var bench = await OpenTenantAsync();
        var lisbon = await bench.AddAsync(bench.New.Organization("lisbon"));

        // Ids that differ in their last bytes alone: whoever orders by the first ones shows.
        var users = Enumerable.Range(0, 60).Select(
            i => bench.New.User($"user-{i}") with { Id = new Guid(7, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, (byte)(i * 37 % 61)]) }).ToList();
        await bench.AddAllAsync([.. users, .. users.Select(user => bench.New.Membership(user, lisbon) with { Id = user.Id })]);
        var byId = users.Select(user => user.Id).ToList();
        byId.Sort(ValueOrder.Compare);
        foreach (var take in new[] { 0, 1, 59, 60, 61 })
        {
            var results = await ReadAsync(
                bench,
                new Read.Where(RecordKind.User, UserFields.Key.StartsWith("user-"), take),
                new Read.Where(RecordKind.Membership, MembershipFields.OrganizationId.EqualTo(lisbon.Id), take));
            foreach (var answer in results.Answers)
            {
                Assert.That(answer.Records.Select(record => record.Id), Is.EqualTo(byId.Take(take)), $"take {take}");
                Assert.That(answer.HasMore, Is.EqualTo(take < 60), $"take {take}");
            }
        }
    }

    [Test]
    public async Task Of_an_unknown_tenant_there_is_nothing_and_without_reads_there_are_the_numbers()
    {
        var bench = await OpenTenantAsync();
        Assert.That(await Store.ReadManyAsync(bench.New.Id(), [], CancellationToken.None), Is.Null);
        Assert.That(
            await Store.ReadManyAsync(bench.New.Id(), [new Read.ById(RecordKind.Tenant, bench.TenantId)], CancellationToken.None), Is.Null);
        var results = await ReadAsync(bench);
        Assert.That(results.Answers, Is.Empty);
        Assert.That((results.Sequence, results.Authority), Is.EqualTo(await bench.HeadAsync()));
    }

    [Test]
    public async Task Nothing_of_another_tenant_is_found()
    {
        var (bench, other) = (await OpenTenantAsync(), await OpenTenantAsync());
        var world = await AccessWorld.AddAsync(other);
        var results = await ReadAsync(
            bench,
            new Read.ById(RecordKind.User, world.Ann.Id),
            new Read.ById(RecordKind.Tenant, other.TenantId),
            new Read.Where(RecordKind.User, UserFields.Id.EqualTo(world.Ann.Id), 10),
            new Read.Where(RecordKind.Membership, MembershipFields.UserId.EqualTo(world.Ann.Id), 10),
            new Read.Access(world.Ann.Id, world.Bottom.Id));
        Assert.That(results.Answers.SelectMany(answer => answer.Records), Is.Empty);
        Assert.That(results.Answers[^1].Access!.User, Is.Null);
        Assert.That(results.Answers[^1].Access!.Path, Is.Empty);
    }

    [Test]
    public async Task What_cannot_be_asked_is_refused_before_anything_is_read()
    {
        var (bench, other) = (await OpenTenantAsync(), await OpenTenantAsync());
        Read[] refused =
        [
            new Read.ByKey(RecordKeys.User.For(other.TenantId, "ann")),
            new Read.ByKey(RecordKeys.Tenant.For(Guid.Empty, bench.Tenant.Key)),
            new Read.Where(RecordKind.User, GroupFields.Key.EqualTo("a"), 1),
            new Read.Where(RecordKind.User, UserFields.Key.EqualTo("a"), -1),
            new Read.Where(RecordKind.User, UserFields.Key.EqualTo("a"), Query<User>.LargestTake + 1),
        ];
        foreach (var read in refused)
        {
            Assert.That(async () => await ReadAsync(
                bench, new Read.ById(RecordKind.Tenant, bench.TenantId), read), Throws.InstanceOf<ArgumentException>(), $"{read}");
        }

        Assert.That(
            async () => await ReadAsync(
                bench, new Read.Where(RecordKind.User, new UnknownFilter(), 1)), Throws.InstanceOf<NotSupportedException>());
    }

    [Test]
    public async Task All_answers_and_the_numbers_are_of_one_committed_state()
    {
        var bench = await OpenTenantAsync();
        var world = await RenamedWorld.AddAsync(bench);
        var first = (await bench.HeadAsync()).Sequence;
        await Race.RunAsync(Race.Threads, 4 * Race.Rounds, async (thread, round) =>
        {
            if (thread == 0)
            {
                Expect.Committed(await Race.CommitAsync(Store, bench.Set(world.Rename(round + 1, $"name-{round}"))));
                return;
            }

            for (var i = 0; i < 3; i++)
            {
                var results = await ReadAsync(
                    bench,
                    new Read.ById(RecordKind.User, world.User.Id),
                    new Read.ByKey(RecordKeys.User.For(bench.TenantId, "bob")),
                    new Read.Where(RecordKind.Organization, OrganizationFields.Key.EqualTo("lisbon"), 1),
                    new Read.Access(world.User.Id, null));
                var versions = results.Answers.SelectMany(answer => answer.Records).Append(results.Answers[^1].Access!.User!)
                    .Select(record => record.Version);
                Assert.That(versions, Is.All.EqualTo(results.Sequence - first + 1), "The answers are of several states.");
                Assert.That(results.Answers[^1].Access!.Sequence, Is.EqualTo(results.Sequence));
            }
        });
    }

    private static string Text(ReadAnswer answer) => Snapshot.Of((answer.Records, answer.HasMore, answer.Access));

    private async Task<ReadResults> ReadAsync(Workbench bench, params Read[] reads)
    {
        var results = await Store.ReadManyAsync(bench.TenantId, reads, CancellationToken.None);
        Assert.That(results, Is.Not.Null, "The tenant is gone.");
        return results!;
    }

    private async Task<ReadAnswer> AloneAsync(Workbench bench, Read read) => read switch
    {
        Read.ById byId => One(await KindReader.Of(byId.Kind).FindAsync(Store, bench.TenantId, byId.Id, CancellationToken.None)),
        Read.ByKey byKey => One(await KindReader.Of(byKey.Key.Definition.Record).FindByKeyAsync(Store, byKey.Key, CancellationToken.None)),
        Read.Where where => Page(await KindReader.Of(where.Kind)
            .QueryAsync(Store, new(bench.TenantId) { Where = where.Filter, Take = where.Take }, CancellationToken.None)),
        Read.Access access =>
            new() { Access = await Store.ReadAccessAsync(bench.TenantId, access.UserId, access.OrganizationId, CancellationToken.None) },
        _ => throw new NotSupportedException($"The read {read} is not known."),
    };

    private static ReadAnswer One(DirectoryRecord? record) => record is null ? ReadAnswer.Nothing : new() { Records = [record] };

    private static ReadAnswer Page(Page<DirectoryRecord> page) => new() { Records = page.Items, HasMore = page.HasMore };
}
