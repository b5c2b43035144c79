using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>The wall between tenants: an id of another one reads exactly as an unknown id does.</summary>
public abstract class IsolationConformance : ConformanceFixture
{
    [Test]
    public async Task No_record_of_another_tenant_is_found_by_id()
    {
        var (here, _, foreign) = await OpenTwoAsync();
        foreach (var record in foreign)
        {
            Assert.That(await KindReader.Of(record.Kind)
                .FindAsync(Store, here.TenantId, record.Id, CancellationToken.None), Is.Null, $"{record.Kind}");
        }
    }

    [Test]
    public async Task No_change_of_another_tenant_is_found()
    {
        var (here, there, _) = await OpenTwoAsync();
        foreach (var change in await there.FeedAsync())
        {
            Assert.That(await here.FindAsync<Change>(change.Id), Is.Null);
        }
    }

    [Test]
    public async Task A_tenants_own_record_is_found_under_its_own_id_only()
    {
        var (here, there, _) = await OpenTwoAsync();
        Assert.That(await Store.FindAsync<Tenant>(here.TenantId, there.TenantId, CancellationToken.None), Is.Null);
        Assert.That(await Store.FindAsync<Tenant>(there.TenantId, here.TenantId, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task No_record_of_another_tenant_is_found_by_key()
    {
        var (here, _, foreign) = await OpenTwoAsync();
        foreach (var record in foreign)
        {
            foreach (var key in RecordType.Of(record.Kind).Keys.Select(key => key.Read(record)).OfType<UniqueKey>())
            {
                var found = await KindReader.Of(record.Kind)
                    .FindByKeyAsync(Store, key with { TenantId = here.TenantId }, CancellationToken.None);
                Assert.That(found, Is.Null, $"{key.Definition}");
            }
        }
    }

    [Test]
    public async Task No_list_shows_or_counts_a_record_of_another_tenant()
    {
        var (here, _, foreign) = await OpenTwoAsync();
        foreach (var kind in foreign.Select(record => record.Kind).Distinct().Select(KindReader.Of))
        {
            var ids = foreign.Where(record => record.Kind == kind.Kind).Select(record => record.Id);
            Filter?[] filters = [null, Filter.All(), !Filter.Any(), kind.Type.Fields[0].IsPresent(), kind.Type.Fields[0]
                .In(ids), !kind.Type.Fields[0].EqualTo(here.New.Id())];
            foreach (var filter in filters)
            {
                var page = await kind.QueryAsync(Store, new(here.TenantId) { Where = filter, IncludeTotal = true }, CancellationToken.None);
                Assert.That((page.Items.Count, page.Total, page.HasMore), Is.EqualTo((0, 0L, false)), $"{kind.Kind}");
            }
        }
    }

    [Test]
    public async Task No_filter_follows_a_link_or_a_tree_into_another_tenant()
    {
        var (here, there) = (await OpenTenantAsync(), await OpenTenantAsync());
        var (ann, lisbon) = (here.New.User("ann"), here.New.Organization("lisbon"));
        var (top, bob) = (there.New.Organization("top"), there.New.User("bob"));
        var sameOrganization = there.New.Organization("below", top) with { Id = lisbon.Id };
        await here.AddAllAsync(ann, lisbon, here.New.Membership(ann, lisbon));
        await there.AddAllAsync(top, sameOrganization, bob with { Id = ann.Id }, there.New.Membership(bob with { Id = ann.Id }, top));
        Assert.That(await here.ListAsync<Membership>(MembershipFields.OrganizationId.IsUnder(top.Id)), Is.Empty);
        Assert.That(await here.ListAsync<Organization>(OrganizationFields.Id.IsUnder(top.Id)), Is.Empty);
        Assert.That(await here.ListAsync<User>(UserLinks.Memberships.Any(MembershipFields.OrganizationId.EqualTo(top.Id))), Is.Empty);
        Assert.That(await here.ListAsync<Membership>(MembershipLinks.User.Any(UserFields.Key.EqualTo("bob"))), Is.Empty);
        Assert.That(await there.ListAsync<Organization>(
            OrganizationLinks.Memberships.Any(MembershipLinks.User.Any(UserFields.Key.EqualTo("ann")))), Is.Empty);
    }

    [Test]
    public async Task Access_to_another_tenants_account_and_organization_is_that_of_unknown_ones()
    {
        var (here, there, foreign) = await OpenTwoAsync();
        var (user, organization) = (foreign.OfType<User>().First(), foreign.OfType<Organization>().First());
        var unknown = await Store.ReadAccessAsync(here.TenantId, here.New.Id(), here.New.Id(), CancellationToken.None);
        Assert.That(Snapshot.Of(await Store.ReadAccessAsync(here.TenantId, user.Id, organization.Id, CancellationToken.None)),
            Is.EqualTo(Snapshot.Of(unknown)));
        Assert.That(
            (await Store.ReadAccessAsync(there.TenantId, user.Id, organization.Id, CancellationToken.None))?.User?.Id, Is.EqualTo(user.Id));
    }

    [Test]
    public async Task The_same_ids_and_keys_are_other_records_in_another_tenant()
    {
        var (here, there) = (await OpenTenantAsync(), await OpenTenantAsync());
        var ann = here.New.User("ann") with { ExternalId = "1", DisplayName = "Ann here" };
        await here.AddAsync(ann);
        await there.AddAsync(ann with { TenantId = there.TenantId, DisplayName = "Ann there" });
        await here.CommitAsync(Edit.From(ann, ann with { DisplayName = "Anna here" }));
        Assert.That((await there.GetAsync<User>(ann.Id)).DisplayName, Is.EqualTo("Ann there"));
        Assert.That((await Store.FindByKeyAsync<User>(RecordKeys.User.For(there.TenantId, "ANN"), CancellationToken.None))?.DisplayName,
            Is.EqualTo("Ann there"));
        await here.CommitAsync(new Write.Remove(RecordKind.User, ann.Id));
        Assert.That(await there.FindAsync<User>(ann.Id), Is.Not.Null);
    }

    [Test]
    public async Task Without_a_tenant_nothing_of_any_is_read()
    {
        var (_, _, foreign) = await OpenTwoAsync();
        foreach (var record in foreign)
        {
            var kind = KindReader.Of(record.Kind);
            await AssertNothingAsync(async () => await kind.FindAsync(Store, Guid.Empty, record.Id, CancellationToken.None));
            await AssertNothingAsync(async () =>
            {
                var page = await kind.QueryAsync(Store, new(Guid.Empty) { IncludeTotal = true }, CancellationToken.None);
                return page.Items.Count == 0 && page.Total == 0 ? null : page;
            });
            foreach (var key in kind.Type.Keys.Select(key => key.Read(record)).OfType<UniqueKey>())
            {
                await AssertNothingAsync(
                    async () => await kind.FindByKeyAsync(Store, key with { TenantId = Guid.Empty }, CancellationToken.None));
            }
        }

        var user = foreign.OfType<User>().First();
        await AssertNothingAsync(async () => await Store.FindAsync<Tenant>(Guid.Empty, user.TenantId, CancellationToken.None));
        await AssertNothingAsync(async () => await Store.ReadAccessAsync(Guid.Empty, user.Id, null, CancellationToken.None));
        await AssertNothingAsync(
            async () => await Store.ReadManyAsync(Guid.Empty, [new Read.ById(RecordKind.User, user.Id)], CancellationToken.None));
    }

    /// <summary>A read that names no tenant answers nothing, or is a fault.</summary>
    private static async Task AssertNothingAsync(Func<Task<object?>> read)
    {
        try
        {
            Assert.That(await read(), Is.Null);
        }
        catch (ArgumentException)
        {
            // Refused, which tells nothing either.
        }
    }

    /// <summary>An empty tenant, a full one, and the records of the full one.</summary>
    private async Task<(Workbench Here, Workbench There, IReadOnlyList<DirectoryRecord> Foreign)> OpenTwoAsync()
    {
        var (here, there) = (await OpenTenantAsync(), await OpenTenantAsync());
        var foreign = FullRecords.Of(there.New).Select(record => record.Full).ToList();
        await there.AddAllAsync(foreign);
        return (here, there, foreign);
    }
}
