using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.Tests.Hosting;

/// <summary>A batch of one directory whose delegate calls another: those calls are no part of it.</summary>
public sealed class KeyedBatchTests
{
    private readonly ServiceCollection _services = new();

    [SetUp]
    public void SetUp()
    {
        _services.Clear();
        _services.AddUserDirectory().UseInMemory();
        _services.AddKeyedUserDirectory("staff").UseInMemory();
    }

    [Test]
    public async Task A_password_set_in_another_directory_amid_a_batch_is_hashed_and_looked_up_there()
    {
        var hasher = new CountingPasswordHasher();
        _services.AddKeyedUserDirectory("staff").UsePasswordHasher(hasher);
        using var provider = _services.BuildServiceProvider();
        var (plain, staff) = (provider.GetRequiredService<IUserDirectory>()
            .AsSystem("test"), provider.GetRequiredKeyedService<IUserDirectory>("staff").AsSystem("test"));

        await plain.InOneCommitAsync(async batch =>
        {
            await batch.Users.CreateAsync(new NewUser("ann") { Password = "a long enough secret" });
            await staff.Users.CreateAsync(new NewUser("ann") { Password = "a long enough secret" });
        });

        hasher.Hashed.Should().Be(1, "its own hasher makes the hash, not the one of the batch");
        (await staff.Passwords.VerifyAsync("ann", "a long enough secret")).Succeeded.Should().BeTrue();
        (await plain.Passwords.VerifyAsync("ann", "a long enough secret")).Succeeded.Should().BeTrue();
    }

    [Test]
    public async Task A_batch_refuses_what_is_no_part_of_it_on_its_own_directory_and_not_on_another()
    {
        using var provider = _services.BuildServiceProvider();
        var (plain, staff) = (provider.GetRequiredService<IUserDirectory>(), provider.GetRequiredKeyedService<IUserDirectory>("staff"));

        await plain.AsSystem("test").InOneCommitAsync(async _ =>
        {
            await staff.SweepAsync();
            await staff.Tenants.CreateAsync(new NewTenant("acme"));
            (await plain.Invoking(async own => await own.SweepAsync()).Should().ThrowAsync<ConflictException>()).Which.Code
                .Should().Be("batch.not_here");
        });

        (await staff.Tenants.FindAsync("acme")).Should().NotBeNull();
    }

    [Test]
    public async Task Also_from_within_a_batch_of_the_other()
    {
        using var provider = _services.BuildServiceProvider();
        var (plain, staff) = (provider.GetRequiredService<IUserDirectory>(), provider.GetRequiredKeyedService<IUserDirectory>("staff"));

        await plain.AsSystem("test").InOneCommitAsync(_ => staff.AsSystem("test").InOneCommitAsync(async _ =>
            (await plain.Invoking(async own => await own.SweepAsync()).Should().ThrowAsync<ConflictException>()).Which.Code
                .Should().Be("batch.not_here")));
    }
}
