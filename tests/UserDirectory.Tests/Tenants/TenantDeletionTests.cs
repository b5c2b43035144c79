using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Tests.Operations;

namespace UserDirectory.Tests.Tenants;

public sealed class TenantDeletionTests : TenantTestCase
{
    [Test]
    public async Task Nothing_of_it_is_left_and_another_is_as_before()
    {
        await In("umbrella").Users.CreateAsync(new NewUser("ann"));
        await In("acme").Organizations.CreateAsync(new NewOrganization("lisbon"));

        await Tenants.DeleteAsync("acme");

        (await Tenants.ListAsync()).Items.Should().Equal(Umbrella);
        (await LeftAsync<Organization>()).Should().BeEmpty();
        (await LeftAsync<User>()).Should().BeEmpty();
        (await LeftAsync<Role>()).Should().BeEmpty();
        (await LeftAsync<RoleAssignment>()).Should().BeEmpty();
        (await LeftAsync<Change>()).Should().BeEmpty("its feed goes, too");
        (await In("umbrella").Users.GetAsync("ann")).Key.Should().Be("ann");
    }

    [Test]
    public async Task A_second_time_it_is_not_found()
    {
        await Tenants.DeleteAsync(Acme.Id);

        foreach (var name in new EntityRef[] { Acme.Id, "acme" })
        {
            var delete = async () => await Tenants.DeleteAsync(name);

            await delete.ShouldBeRefusedAsync("tenant.not_found");
        }
    }

    [Test]
    public async Task A_suspended_one_can_be_deleted()
    {
        await Tenants.SuspendAsync("acme");

        await Tenants.DeleteAsync("acme");

        (await Tenants.FindAsync("acme")).Should().BeNull();
    }

    [Test]
    public async Task Its_key_is_free_at_once_and_a_handle_by_key_finds_the_new_one()
    {
        var byKey = In("acme");
        var byId = In(Acme.Id);
        (await byKey.Users.FindAsync("boss")).Should().NotBeNull();
        (await byId.Users.FindAsync("boss")).Should().NotBeNull();
        await Tenants.DeleteAsync("acme");
        var gone = async () => await byKey.Users.ListAsync();
        await gone.ShouldBeRefusedAsync("tenant.not_found");

        var second = await Tenants.CreateAsync(new NewTenant("acme"));

        (await byKey.Settings.GetAsync()).Should().Be(second);
        (await byKey.Users.FindAsync("boss")).Should().BeNull("nothing of the old one comes back");
        var old = async () => await byId.Users.ListAsync();
        await old.ShouldBeRefusedAsync("tenant.not_found");
    }

    [Test]
    public async Task The_default_one_is_made_anew_at_its_next_use()
    {
        await Test.UserAsync("ann");
        var first = await Test.System.Settings.GetAsync();
        await Tenants.DeleteAsync("default");

        (await Test.System.Settings.GetAsync()).Id.Should().NotBe(first.Id);
        (await Test.System.Users.ListAsync()).Items.Should().BeEmpty();
    }

    [Test]
    public async Task A_handle_on_the_default_one_goes_on_when_the_answer_to_its_deletion_is_lost()
    {
        FaultyStore? store = null;
        using var test = new TestDirectory(decorate: inner => store = new FaultyStore(inner));
        var commits = 0;
        for (var call = 0; call < 10; call++)
        {
            await test.System.Settings.GetAsync();
            await test.Directory.Tenant("default").AsSystem("before").Settings.GetAsync();
            store!.FailAt(call, afterCommit: true);
            try
            {
                await test.Directory.Tenants.DeleteAsync("default");
            }
            catch (StoreException)
            {
                commits += store.Commits;
            }

            store.Heal();
            (await test.System.Settings.GetAsync()).Key.Should().Be("default", "a fault at call {0} does not end the handle", call);
        }

        commits.Should().Be(1, "one of the faults came after the commit");
    }

    private async Task<IReadOnlyList<T>> LeftAsync<T>()
        where T : DirectoryRecord => (await Test.InMemory.QueryAsync(new Query<T>(Acme.Id), default)).Items;
}
