using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using UserDirectory;
using UserDirectory.Tests.Readme;

// Outside the library's namespace, as the code of a host is.
namespace Readme;

/// <summary>The README's code that sets a directory up, run.</summary>
public sealed class SettingUpSamples
{
    [Test]
    public async Task Setting_up()
    {
        var services = new ServiceCollection();

        #region setup
        services.AddUserDirectory(options =>
            {
                options.Permissions.Add("invoices", "read", "write", "approve").Add("reports", "read", "export");
                options.InvitationLifetime = TimeSpan.FromDays(3);
                options.Passwords.MinLength = 12;
            })
            .UseInMemory()
            .UseNotifier<MailNotifier>()
            .AddChangeHandler<Audit>();
        #endregion

        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IUserDirectory>().AsSystem("test").Organizations.CreateAsync(new NewOrganization("lisbon"));
        services.Should().ContainSingle(service => service.ServiceType == typeof(Audit));
    }

    [Test]
    public void On_disk()
    {
        var services = new ServiceCollection();

        #region sqlite
        services.AddUserDirectory(options => options.Permissions.Add("invoices", "read", "write", "approve"))
            .UseSqlite("Data Source=directory.db");
        #endregion

        services.Should().NotBeEmpty();
        File.Exists("directory.db").Should().BeFalse("nothing is opened before the directory is used");
    }

    [Test]
    public async Task Copying_a_tenant()
    {
        var services = new ServiceCollection();
        services.AddUserDirectory().UseInMemory();
        services.AddKeyedUserDirectory("other").UseInMemory();
        await using var provider = services.BuildServiceProvider();
        var directory = provider.GetRequiredService<IUserDirectory>();
        var other = provider.GetRequiredKeyedService<IUserDirectory>("other");
        await directory.Tenants.CreateAsync(new NewTenant("acme") { Administrator = new NewUser("ada") });
        var ct = CancellationToken.None;

        #region copy
        await directory.Tenants.CopyAsync("acme", other, ct);
        #endregion

        (await other.Tenant("acme").AsSystem("test").Users.FindAsync("ada", cancellationToken: ct)).Should().NotBeNull();
    }

    [Test]
    public async Task Several_directories()
    {
        var services = new ServiceCollection();

        #region keyed
        services.AddUserDirectory().UseInMemory().UseNotifier<MailNotifier>();
        services.AddKeyedUserDirectory("staff", options => options.Permissions.Add("payroll", "read", "write")).UseInMemory();
        services.AddSingleton<Payroll>();
        #endregion

        await using var provider = services.BuildServiceProvider();
        var staff = provider.GetRequiredKeyedService<IUserDirectory>("staff").AsSystem("test");
        var ann = await staff.Users.CreateAsync(new NewUser("ann") { Roles = ["admin"] });
        (await provider.GetRequiredService<Payroll>().MayReadAsync(ann.Id, CancellationToken.None)).Should().BeTrue();
        (await provider.GetRequiredService<IUserDirectory>().AsSystem("test").Users.FindAsync("ann")).Should().BeNull();
    }

    [Test]
    public async Task Another_store()
    {
        var services = new ServiceCollection();

        #region store
        services.AddUserDirectory().UseStore(provider => new MyStore());
        #endregion

        await using var provider = services.BuildServiceProvider();
        (await provider.GetRequiredService<IUserDirectory>().AsSystem("test").Users.CountAsync()).Should().Be(0);
    }
}
