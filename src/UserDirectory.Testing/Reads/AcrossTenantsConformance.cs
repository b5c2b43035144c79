using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>The one read that crosses tenants finds the accounts that have proved an address, all of them and no others.</summary>
public abstract class AcrossTenantsConformance : ConformanceFixture
{
    private static readonly DateTimeOffset s_proved = RecordMaker.Start.AddDays(1);

    private readonly string _email = $"Ann.{Guid.CreateVersion7():N}@Acme.example";

    [Test]
    public async Task An_address_that_nobody_has_proved_finds_nobody() => Assert.That(await FindAsync(), Is.Empty);

    [Test]
    public async Task An_account_is_found_in_whatever_casing_its_address_was_written()
    {
        var bench = await OpenTenantAsync();
        User[] owners = [.. new[] { _email, _email.ToUpperInvariant(), _email.ToLowerInvariant() }
            .Select((email, i) => Proved(bench, $"ann-{i}") with { Email = email })];
        await bench.AddAllAsync(owners);
        Assert.That(Ids(await FindAsync()), Is.EquivalentTo(Ids(owners)));
    }

    [Test]
    public async Task The_whole_account_is_found()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(Proved(bench, "ann") with { DisplayName = "Ann", SignInStamp = bench.New.Id() });
        Assert.That(Snapshot.Of((await FindAsync()).Single()), Is.EqualTo(Snapshot.Of(ann)));
    }

    [Test]
    public async Task An_account_that_only_names_the_address_is_not_found()
    {
        var bench = await OpenTenantAsync();
        await bench.AddAsync(bench.New.User("ann") with { Email = _email, UniqueEmail = DirectoryText.Normalize(_email) });
        Assert.That(await FindAsync(), Is.Empty);
    }

    [Test]
    public async Task An_account_with_another_address_is_not_found()
    {
        var bench = await OpenTenantAsync();
        await bench.AddAllAsync(new[] { $"x{_email}", $"{_email}x", _email.Replace('n', 'm') }
            .Select((email, i) => Proved(bench, $"other-{i}") with { Email = email }));
        Assert.That(await FindAsync(), Is.Empty);
    }

    [Test]
    public async Task The_accounts_of_all_tenants_are_found_suspended_ones_too()
    {
        var owners = new List<User>();
        for (var i = 0; i < 3; i++)
        {
            var bench = await OpenTenantAsync();
            owners.Add(await bench.AddAsync(Proved(bench, "ann")));
            if (i == 0)
            {
                await bench.CommitAsync(Edit.From(bench.Tenant, bench.Tenant with { IsSuspended = true }));
            }
        }

        var found = await FindAsync();
        Assert.That(found.Select(user => (user.TenantId, user.Id)), Is.EquivalentTo(owners.Select(user => (user.TenantId, user.Id))));
        Assert.That(await FindAsync(owners[0].TenantId), Has.Count.EqualTo(3), "the key's tenant does not count");
    }

    [Test]
    public async Task It_does_not_matter_whether_the_address_must_be_unique()
    {
        var bench = await OpenTenantAsync();
        User[] owners = [
            Proved(bench, "ann") with { UniqueEmail = DirectoryText.Normalize(_email) }, Proved(bench, "anna"), Proved(bench, "anne")];
        await bench.AddAllAsync(owners);
        Assert.That(Ids(await FindAsync()), Is.EquivalentTo(Ids(owners)));
    }

    [Test]
    public async Task One_of_very_many_is_found()
    {
        var bench = await OpenTenantAsync();
        await bench.AddAllAsync(Enumerable.Range(0, 500).Select(i => Proved(bench, $"other-{i}") with { Email = $"{i}.{_email}" }));
        var ann = await bench.AddAsync(Proved(bench, "ann"));
        Assert.That(Ids(await FindAsync()), Is.EqualTo(new[] { ann.Id }));
    }

    [Test]
    public async Task What_has_become_of_an_account_is_seen_at_once()
    {
        var bench = await OpenTenantAsync();
        var named = await bench.AddAsync(bench.New.User("ann") with { Email = _email });
        var proved = Edit.From(named, named with { EmailVerifiedAt = s_proved });
        await bench.CommitAsync(proved);
        Assert.That(await FindAsync(), Has.Count.EqualTo(1));
        await bench.CommitAsync(Edit.From((User)proved.Record, (User)proved.Record with { Email = $"x{_email}" }));
        Assert.That(await FindAsync(), Is.Empty);
    }

    [Test]
    public async Task No_account_that_was_deleted_is_found()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(Proved(bench, "ann"));
        await bench.CommitAsync(new Write.Remove(RecordKind.User, ann.Id), new Write.Add(bench.New.DeletedUser(ann)));
        Assert.That(await FindAsync(), Is.Empty);
    }

    [Test]
    public async Task No_account_of_a_tenant_that_was_deleted_is_found()
    {
        var bench = await OpenTenantAsync();
        await bench.AddAsync(Proved(bench, "ann"));
        await bench.CommitAsync(new Write.Remove(RecordKind.Tenant, bench.TenantId));
        Assert.That(await FindAsync(), Is.Empty);
    }

    [Test]
    public async Task Nothing_is_found_across_tenants_by_another_key()
    {
        var bench = await OpenTenantAsync();
        await bench.AddAsync(Proved(bench, "ann") with { ExternalId = _email });
        foreach (var key in RecordType.All.SelectMany(type => type.Keys).Where(key => key != RecordKeys.UserEmail))
        {
            Assert.That(async () => await Store.FindAcrossTenantsAsync(key.For(bench.TenantId, _email), CancellationToken.None),
                Throws.ArgumentException, $"{key}");
        }
    }

    private User Proved(Workbench bench, string key) => bench.New.User(key) with { Email = _email, EmailVerifiedAt = s_proved };

    private async Task<IReadOnlyList<User>> FindAsync(Guid tenantId = default) =>
        await Store.FindAcrossTenantsAsync(RecordKeys.UserEmail.For(tenantId, DirectoryText.Normalize(_email)), CancellationToken.None);

    private static IEnumerable<Guid> Ids(IEnumerable<User> users) => users.Select(user => user.Id);
}
