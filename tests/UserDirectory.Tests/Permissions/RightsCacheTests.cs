using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.Tests.Permissions;

/// <summary>What is kept of rights: as much as its bounds allow, and of each tenant apart.</summary>
public sealed class RightsCacheTests
{
    private const long Least = 64 * 1024;
    private CountedFactsStore _store = null!;
    private TestDirectory _test = null!;
    private Role _role = null!;

    [TearDown]
    public void TearDown() => _test.Dispose();

    [TestCase(64)]
    [TestCase(65)]
    [TestCase(300)]
    public async Task An_account_asked_about_at_many_places_in_turn_is_read_at_each_once(int places)
    {
        await StartAsync();
        var (ann, organizations) = await AtManyPlacesAsync(places);
        await CheckAllAsync(ann, organizations);
        _store.Reads.Clear();

        await CheckAllAsync(ann, organizations);

        _store.Reads.Should().BeEmpty();
    }

    [Test]
    public async Task At_a_further_place_only_the_place_is_read_of_an_account_that_has_much()
    {
        await StartAsync();
        var (ann, organizations) = await AtManyPlacesAsync(20);
        await MayAsync(ann, organizations[0]);
        _store.Reads.Clear();

        await CheckAllAsync(ann, organizations);

        _store.Reads.Should().BeEquivalentTo(organizations.Skip(1).Select(organization => (Guid.Empty, (Guid?)organization.Id)));
    }

    [Test]
    public async Task A_further_place_that_there_is_not_is_still_refused()
    {
        await StartAsync();
        var (ann, organizations) = await AtManyPlacesAsync(20);
        await MayAsync(ann, organizations[0]);

        await _test.System.Awaiting(system => system.Permissions.CheckAsync(ann.Id, "invoices.read", Guid.NewGuid()).AsTask())
            .Should().ThrowAsync<RecordNotFoundException>();
    }

    [Test]
    public async Task What_is_kept_of_a_tenant_stays_within_its_bound_and_what_is_asked_for_again_stays_kept()
    {
        await StartAsync(options => options.RightsCacheBytesPerTenant = Least);
        var tenant = (await _test.System.Settings.GetAsync()).Id;
        var often = await _test.UserAsync("often");
        var others = await PeopleAsync(1_500);
        _store.Reads.Clear();

        foreach (var (other, i) in others.Select((other, i) => (other, i)))
        {
            await MayAsync(other);
            if (i % 50 == 0)
            {
                await MayAsync(often);
            }

            _test.Runtime.Rights.BytesOf(tenant).Should().BeLessThanOrEqualTo(Least);
        }

        _store.Reads.Count(read => read.UserId == often.Id).Should().Be(1);
        await MayAsync(others[0]);
        _store.Reads.Count(read => read.UserId == others[0].Id).Should().Be(2, "nobody asked for it meanwhile");
    }

    [Test]
    public async Task An_account_that_has_more_than_fits_is_answered_all_the_same()
    {
        await StartAsync(options => options.RightsCacheBytesPerTenant = Least);
        var (ann, organizations) = await AtManyPlacesAsync(500);
        var tenant = (await _test.System.Settings.GetAsync()).Id;

        await CheckAllAsync(ann, organizations);
        await CheckAllAsync(ann, organizations);

        _test.Runtime.Rights.BytesOf(tenant).Should().BeLessThanOrEqualTo(Least);
    }

    [Test]
    public async Task One_tenant_pushes_nothing_of_another_out()
    {
        await StartAsync(options => options.RightsCacheBytesPerTenant = Least);
        await _test.Directory.Tenants.CreateAsync(new NewTenant("other"));
        var there = _test.Directory.Tenant("other").AsSystem("test");
        var vic = await there.Users.CreateAsync(new NewUser("vic"));
        await there.Permissions.CheckAsync(vic.Id, "invoices.read");
        foreach (var other in await PeopleAsync(1_500))
        {
            await MayAsync(other);
        }

        _store.Reads.Clear();
        await there.Permissions.CheckAsync(vic.Id, "invoices.read");

        _store.Reads.Should().BeEmpty();
    }

    [Test]
    public async Task What_is_kept_of_all_tenants_stays_within_the_bound_of_the_host()
    {
        await StartAsync(options => options.RightsCacheBytes = Least);
        var kept = new List<Guid>();
        for (var i = 0; i < 6; i++)
        {
            var tenant = await _test.Directory.Tenants.CreateAsync(new NewTenant($"tenant{i}"));
            var system = _test.Directory.Tenant(tenant.Id).AsSystem("test");
            kept.Add(tenant.Id);
            for (var user = 0; user < 200; user++)
            {
                await system.Permissions.CheckAsync((await system.Users.CreateAsync(new NewUser($"user{user}"))).Id, "invoices.read");
            }

            kept.Sum(_test.Runtime.Rights.BytesOf).Should().BeLessThanOrEqualTo(Least);
        }
    }

    [TestCase(nameof(UserDirectoryOptions.RightsCacheBytes))]
    [TestCase(nameof(UserDirectoryOptions.RightsCacheBytesPerTenant))]
    public async Task A_bound_that_holds_nothing_is_refused(string option)
    {
        await StartAsync();
        var services = new ServiceCollection();
        services.AddUserDirectory(options => typeof(UserDirectoryOptions).GetProperty(option)!.SetValue(options, Least - 1)).UseInMemory();
        using var provider = services.BuildServiceProvider();

        provider.Invoking(container => container.GetRequiredService<IUserDirectory>())
            .Should().Throw<Exception>().WithMessage($"*{option}*");
    }

    private async Task StartAsync(Action<UserDirectoryOptions>? options = null)
    {
        _store = new CountedFactsStore();
        _test = new TestDirectory(builder => builder.Services.Configure<UserDirectoryOptions>(set => options?.Invoke(set)), _ => _store);
        _role = await _test.RoleAsync("reader", ["invoices.read"]);
    }

    private async Task<(User Ann, List<Organization> Organizations)> AtManyPlacesAsync(int places)
    {
        var ann = await _test.UserAsync("ann");
        var organizations = new List<Organization>();
        for (var i = 0; i < places; i++)
        {
            organizations.Add(await _test.OrganizationAsync($"org{i}"));
            await _test.System.Members.AddAsync(ann.Id, organizations[i].Id);
            await _test.System.Roles.AssignAsync(ann.Id, [_role.Id], organizations[i].Id);
        }

        return (ann, organizations);
    }

    private async Task<List<User>> PeopleAsync(int count)
    {
        var people = new List<User>();
        for (var i = 0; i < count; i++)
        {
            people.Add(await _test.UserAsync($"user{i}"));
        }

        return people;
    }

    private async Task CheckAllAsync(User ann, List<Organization> organizations)
    {
        foreach (var organization in organizations)
        {
            (await MayAsync(ann, organization)).Should().BeTrue();
        }
    }

    private async Task<bool> MayAsync(User user, Organization? place = null) =>
        await _test.System.Permissions.CheckAsync(user.Id, "invoices.read", place is null ? default(EntityRef) : place.Id);
}
