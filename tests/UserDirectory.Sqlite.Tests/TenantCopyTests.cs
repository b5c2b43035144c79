using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using UserDirectory.Tests;

namespace UserDirectory.Sqlite.Tests;

/// <summary>A tenant from memory into a file and back: nothing of it is lost or another on the way.</summary>
public sealed class TenantCopyTests
{
    private readonly string _path = DirectoryFile.NewPath();

    [TearDown]
    public void Remove() => DirectoryFile.Remove(_path);

    [Test]
    public async Task From_memory_into_a_file_and_back_every_record_and_the_feed_stay_as_they_are()
    {
        await using var memory = Host(builder => builder.UseInMemory());
        await using var file = Host(builder => builder.UseSqlite($"Data Source={_path};Pooling=False"));
        await using var back = Host(builder => builder.UseInMemory());
        var tenant = await FillAsync(Directory(memory));

        await Directory(memory).Tenants.CopyAsync("acme", Directory(file));
        await Directory(file).Tenants.CopyAsync("acme", Directory(back));

        var state = await TenantState.OfAsync(Directory(memory), tenant.Id);
        state.Should().HaveCountGreaterThan(2_000);
        (await TenantState.OfAsync(Directory(file), tenant.Id)).Should().Equal(state);
        (await TenantState.OfAsync(Directory(back), tenant.Id)).Should().Equal(state);
        foreach (var host in new[] { file, back })
        {
            var acme = Directory(host).Tenant("acme").AsSystem("test");
            (await acme.Passwords.VerifyAsync("ann", "correct horse battery")).Succeeded.Should().BeTrue();
            (await acme.Permissions.CheckAsync("ann", "invoices.read", "lisbon")).Should().BeTrue();
            (await acme.Permissions.CheckAsync("user-1", "invoices.read", "lisbon")).Should().BeFalse();
        }
    }

    [Test]
    public async Task A_second_copy_into_the_same_file_is_refused()
    {
        await using var memory = Host(builder => builder.UseInMemory());
        await using var file = Host(builder => builder.UseSqlite($"Data Source={_path};Pooling=False"));
        var tenant = await FillAsync(Directory(memory));
        await Directory(memory).Tenants.CopyAsync("acme", Directory(file));
        var before = await TenantState.OfAsync(Directory(file), tenant.Id);

        var again = async () => await Directory(memory).Tenants.CopyAsync("acme", Directory(file));

        (await again.Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be("tenant.key.taken");
        (await TenantState.OfAsync(Directory(file), tenant.Id)).Should().Equal(before);
    }

    private static ServiceProvider Host(Func<UserDirectoryBuilder, UserDirectoryBuilder> keep) =>
        keep(new ServiceCollection().AddUserDirectory(options => options.Permissions.Add("invoices", "read")))
            .Services.BuildServiceProvider();

    private static IUserDirectory Directory(ServiceProvider host) => host.GetRequiredService<IUserDirectory>();

    /// <summary>More accounts than one page of the copy holds.</summary>
    private static async Task<Tenant> FillAsync(IUserDirectory directory)
    {
        var tenant = await directory.Tenants.CreateAsync(new NewTenant("acme"));
        var acme = directory.Tenant("acme").AsSystem("test");
        await acme.Organizations.CreateAsync(new NewOrganization("lisbon"));
        await acme.Roles.CreateAsync(new NewRole("reader", "invoices.read"));
        await foreach (var _ in acme.Import.ImportAsync(Enumerable.Range(1, 1_050)
            .Select(i => new ImportRow { Key = $"user-{i}", Organization = "lisbon" })))
        {
        }

        await acme.Users.CreateAsync(
            new NewUser("ann") { Password = "correct horse battery", Organization = "lisbon", Roles = ["reader"] });
        await acme.Passwords.VerifyAsync("ann", "wrong");
        await acme.Invitations.SendAsync(new NewInvitation("bob@acme.example", "lisbon") { Roles = ["reader"] });
        await acme.Users.DeleteAsync("user-7");
        return tenant;
    }
}
