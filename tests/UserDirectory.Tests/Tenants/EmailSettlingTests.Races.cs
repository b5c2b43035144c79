using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Tenants;

/// <content>What happens at the same time.</content>
public sealed partial class EmailSettlingTests
{
    [Test]
    public async Task Two_hosts_that_do_it_at_once_do_it_once()
    {
        await Start(UniqueEmails.WhenVerified).System.Users.CreateAsync(new NewUser("ann") { Email = Email });
        TestDirectory[] hosts = [Start(UniqueEmails.Always), Start(UniqueEmails.Always), Start(UniqueEmails.Always)];

        await Task.WhenAll(hosts.Select(host => Task.Run(async () => await host.System.Users.ListAsync())));

        (await hosts[0].System.Settings.GetAsync()).Version.Should().Be(2);
        (await hosts[0].System.Users.GetAsync("ann")).Version.Should().Be(2);
    }

    [Test]
    public async Task An_account_that_is_made_meanwhile_is_filled_too()
    {
        var old = Start(UniqueEmails.WhenVerified);
        await old.System.Users.CreateAsync(new NewUser("ann") { Email = Email });
        InterruptedStore interrupted = null!;
        var now = Start(UniqueEmails.Always, store: store => interrupted = new InterruptedStore(store));
        interrupted.BeforeNextCommit(async () => await old.System.Users.CreateAsync(new NewUser("bea") { Email = "bea@acme.example" }));

        (await now.System.Users.GetAsync("bea")).UniqueEmail.Should().Be("BEA@ACME.EXAMPLE");
    }

    [Test]
    public async Task An_account_that_clashes_meanwhile_is_found_out()
    {
        var old = Start(UniqueEmails.WhenVerified);
        await old.System.Users.CreateAsync(new NewUser("ann") { Email = Email });
        InterruptedStore interrupted = null!;
        var now = Start(UniqueEmails.Always, store: store => interrupted = new InterruptedStore(store));
        interrupted.BeforeNextCommit(
            async () => await old.System.Users.CreateAsync(new NewUser("bea") { Email = Email, IsEmailVerified = true }));

        var list = async () => await now.System.Users.ListAsync();

        await list.ShouldBeRefusedAsync("tenant.unique_emails");
    }

    [Test]
    public async Task A_call_that_was_decided_by_the_earlier_option_is_decided_again()
    {
        InterruptedStore interrupted = null!;
        var old = Start(UniqueEmails.WhenVerified, store: store => interrupted = new InterruptedStore(store));
        await old.UserAsync("ann");
        interrupted.BeforeNextCommit(async () => await Start(UniqueEmails.Always).System.Users.ListAsync());

        var bea = await old.System.Users.CreateAsync(new NewUser("bea") { Email = Email });

        bea.UniqueEmail.Should().Be("ANN@ACME.EXAMPLE");
    }

    [Test]
    public async Task Hosts_with_different_options_do_not_change_a_tenant_to_and_fro()
    {
        var old = Start(UniqueEmails.WhenVerified);
        await old.UserAsync("ann");
        await Start(UniqueEmails.Always).System.Users.ListAsync();

        await old.Directory.Tenant("default").AsSystem("another handle").Users.ListAsync();

        (await old.Directory.Tenants.GetAsync("default")).UniqueEmails.Should().Be(UniqueEmails.Always, "the newest start decides");
    }
}
