using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Records of every type are given back exactly as they were written.</summary>
public abstract class RecordConformance : ConformanceFixture
{
    // What a record is, not what it holds; details are filled in by the core and stored nowhere.
    private static readonly string[] s_unset =
        [nameof(DirectoryRecord.Id), nameof(DirectoryRecord.TenantId), nameof(DirectoryRecord.Kind), nameof(User.Details)];

    [Test]
    public async Task Every_record_is_given_back_as_it_was_added()
    {
        var bench = await OpenTenantAsync();
        var records = FullRecords.Of(bench.New);
        await bench.AddAllAsync(records.Select(record => record.Full));
        foreach (var (_, full) in records)
        {
            await AssertFoundAsync(bench, full);
        }
    }

    [Test]
    public async Task Every_record_with_nothing_set_is_given_back_with_nothing_set()
    {
        var bench = await OpenTenantAsync();
        var records = FullRecords.Of(bench.New);
        await bench.AddAllAsync(records.Select(record => record.Bare));
        foreach (var (bare, _) in records)
        {
            await AssertFoundAsync(bench, bare);
        }
    }

    [Test]
    public async Task Every_record_is_listed_as_it_was_added()
    {
        var bench = await OpenTenantAsync();
        var records = FullRecords.Of(bench.New);
        await bench.AddAllAsync(records.Select(record => record.Full));
        foreach (var kind in records.GroupBy(record => record.Full.Kind, record => record.Full))
        {
            var page = await KindReader.Of(kind.Key).QueryAsync(Store, new(bench.TenantId), CancellationToken.None);
            Assert.That(page.Items.Select(Snapshot.Of), Is.EquivalentTo(kind.Select(Snapshot.Of)));
        }
    }

    [Test]
    public async Task Every_record_is_given_back_as_it_was_updated()
    {
        var bench = await OpenTenantAsync();
        var records = FullRecords.Of(bench.New);
        await bench.AddAllAsync(records.Select(record => record.Bare));
        await AssertUpdatedAsync(bench, records);
    }

    [Test]
    public async Task Every_record_is_given_back_as_it_was_emptied()
    {
        var bench = await OpenTenantAsync();
        var records = FullRecords.Of(bench.New);
        await bench.AddAllAsync(records.Select(record => record.Full));
        await AssertUpdatedAsync(bench, records.Select(record => (record.Full, record.Bare)));
    }

    [Test]
    public async Task A_tenant_is_given_back_as_it_was_added_and_updated()
    {
        var bench = Workbench.Draft(Store);
        var full = bench.Tenant with
        {
            Key = bench.Tenant.Key
            + "-\u00C9",
            Name = "Acm\u00E9 \U0001F600",
            IsSuspended = true,
            DefaultCulture = "pt-PT"
        };
        await bench.CommitAsync(new Write.Add(full));
        await AssertFoundAsync(bench, full);
        await bench.CommitAsync(Edit.From(full, bench.Tenant));
        await AssertFoundAsync(bench, Edit.Next(full, bench.Tenant));
    }

    [Test]
    public async Task An_actor_of_earlier_rules_is_given_back()
    {
        var bench = await OpenTenantAsync();
        foreach (var name in new[] { new string('n', 300), "line\nbreak", " ", "user:1" })
        {
            var earlier = ActorRef.Parse("system:" + name);
            var user = await bench.AddAsync(bench.New.User($"user-{name.Length}") with { CreatedBy = earlier, PreparedBy = earlier });
            await AssertFoundAsync(bench, user);
        }
    }

    [Test]
    public void The_records_cover_every_type_and_set_every_property()
    {
        var records = FullRecords.Of(new(Guid.CreateVersion7(), new(1)));
        var kinds = records.Select(record => record.Full.Kind).Append(RecordKind.Tenant).Append(RecordKind.Change).Distinct();
        Assert.That(kinds, Is.EquivalentTo(RecordType.All.Select(type => type.Kind)));
        foreach (var kind in records.Where(record => !ReferenceEquals(record.Bare, record.Full)).GroupBy(record => record.Full.Kind))
        {
            var forgotten = RecordType.Of(kind.Key).RecordClass.GetProperties()
                .Where(property => !s_unset.Contains(property.Name))
                .Where(property => kind.All(
                    record => Snapshot.Of(property.GetValue(record.Bare)) == Snapshot.Of(property.GetValue(record.Full))));
            Assert.That(forgotten.Select(property => property.Name), Is.Empty, $"{kind.Key}");
        }
    }

    /// <summary>Updates all records at once; what sign-ins count is not for an update to change.</summary>
    private async Task AssertUpdatedAsync(Workbench bench, IEnumerable<(DirectoryRecord Before, DirectoryRecord After)> records)
    {
        Write.Update[] updates = [.. records.Select(record => Edit.From(record.Before, ModelSignIn.Kept(record.Before, record.After)))];
        await bench.CommitAsync(updates);
        foreach (var update in updates)
        {
            await AssertFoundAsync(bench, update.Record);
        }
    }

    private async Task AssertFoundAsync(Workbench bench, DirectoryRecord record) => Assert.That(
        Snapshot.Of(await KindReader.Of(record.Kind).FindAsync(Store, bench.TenantId, record.Id, CancellationToken.None)),
        Is.EqualTo(Snapshot.Of(record)));
}
