using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Storage.InMemory;

/// <summary>What stays in memory of what came and went.</summary>
public sealed class ReleasedMemoryTests
{
    private const int Residents = 400;
    private const int Guests = 4_000;
    private const int KeptChanges = 50;

    private TestDirectory _test = null!;
    private InMemoryStore _store = null!;

    [SetUp]
    public async Task SetUp()
    {
        _store = new InMemoryStore(new InMemoryOptions { KeptChanges = KeptChanges });
        _test = new TestDirectory(
            builder => builder.Services.Configure<UserDirectoryOptions>(options => options.KeepDeletedUsersFor = TimeSpan.Zero),
            decorate: _ => _store);
        await _test.OrganizationAsync("lisbon");
        for (var i = 0; i < 8; i++)
        {
            await _test.RoleAsync($"role{i}", ["invoices.read"]);
        }

        await ImportAsync("resident", Residents);
        await CommitAsync(200);
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task Accounts_that_are_deleted_one_by_one_leave_the_memory_as_it_was()
    {
        var before = Bytes();
        await ImportAsync("guest", Guests);
        for (var i = 0; i < Guests; i++)
        {
            await _test.System.Users.DeleteAsync($"guest{i}");
        }

        await CommitAsync(200);

        Ratio(before).Should().BeLessThan(1.1);
    }

    [Test]
    public async Task An_organization_that_is_deleted_with_its_members_leaves_the_memory_as_it_was()
    {
        var before = Bytes();
        await _test.OrganizationAsync("porto");
        await ImportAsync("guest", Guests, "porto");
        await _test.System.Organizations.DeleteAsync("porto");
        for (var i = 0; i < Guests; i++)
        {
            await _test.System.Users.DeleteAsync($"guest{i}");
        }

        await CommitAsync(200);

        Ratio(before).Should().BeLessThan(1.1);
    }

    [Test]
    public async Task Lists_in_every_order_do_not_change_that()
    {
        foreach (var field in UserFields.All.Where(field => field.IsSortable))
        {
            await _test.System.Users.ListAsync(new UserQuery { OrderBy = [field] });
        }

        var before = Bytes();
        await ImportAsync("guest", Guests);
        for (var i = 0; i < Guests; i++)
        {
            await _test.System.Users.DeleteAsync($"guest{i}");
        }

        await CommitAsync(200);

        Ratio(before).Should().BeLessThan(1.1);
    }

    private double Ratio(long before)
    {
        var ratio = (double)Bytes() / before;
        TestContext.Out.WriteLine($"{ratio:F3} of {before:N0} bytes");
        return ratio;
    }

    private long Bytes() => ReachableObjects.From(_store).Bytes;

    /// <summary>What moves the window of older states on, and the feed.</summary>
    private async Task CommitAsync(int commits)
    {
        for (var i = 0; i < commits; i++)
        {
            await _test.System.Users.UpdateAsync("resident0", new UserUpdate { DisplayName = $"Resident {i % 10}" });
        }
    }

    private async Task ImportAsync(string name, int count, string organization = "lisbon")
    {
        var rows = Enumerable.Range(0, count).Select(i => new ImportRow
        {
            Key = $"{name}{i}",
            DisplayName = $"{name} {i * 7919 % count}",
            Email = $"{name}{i}@acme.example",
            ExternalId = $"{name}-{i}",
            Organization = organization,
            Roles = [.. Enumerable.Range(0, 2 + (i % 7)).Select(role => $"role{role}")],
        });
        await foreach (var result in _test.System.Import.ImportAsync(rows.ToAsyncEnumerable()))
        {
            result.Outcome.Should().Be(ImportOutcome.Created);
        }
    }
}
