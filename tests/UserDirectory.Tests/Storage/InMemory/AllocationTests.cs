using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Storage.InMemory;

public sealed class AllocationTests
{
    [Test]
    public async Task Finding_by_id_allocates_nothing()
    {
        var acme = await StoredTenant.CreateAsync();
        var ann = await acme.AddAsync(acme.User("ann"));

        BytesOf(() => acme.Store.FindAsync<User>(acme.Id, ann.Id, default).Result!.Id == ann.Id).Should().Be(0);
    }

    [Test]
    public async Task Finding_by_key_in_any_casing_allocates_nothing()
    {
        var acme = await StoredTenant.CreateAsync();
        await acme.AddAsync(acme.User("ann@acme.example"));

        BytesOf(() => acme.Store.FindByKeyAsync<User>(RecordKeys.User.For(acme.Id, "Ann@Acme.Example"), default).Result is not null)
            .Should().Be(0);
    }

    [Test]
    public async Task Finding_a_tenant_by_key_allocates_nothing()
    {
        var acme = await StoredTenant.CreateAsync();

        BytesOf(() => acme.Store.FindByKeyAsync<Tenant>(RecordKeys.Tenant.For(Guid.Empty, "ACME"), default).Result is not null)
            .Should().Be(0);
    }

    [Test]
    public async Task Searching_in_ASCII_fields_allocates_nothing()
    {
        var acme = await StoredTenant.CreateAsync();
        var ann = acme.User("ann@acme.example") with { DisplayName = "Ann Miller", GivenName = "Ann", FamilyName = "Miller" };

        BytesOf(() => SearchMatching.Contains(UserFields.SearchText, ann, "MILL")
            && !SearchMatching.Contains(UserFields.SearchText, ann, "BOB")).Should().Be(0);
    }

    private static long BytesOf(Func<bool> call)
    {
        // The first calls compile, and make what is made once.
        for (var i = 0; i < 100; i++)
        {
            call().Should().BeTrue();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var isFound = call() & call();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        isFound.Should().BeTrue();
        return bytes;
    }
}
