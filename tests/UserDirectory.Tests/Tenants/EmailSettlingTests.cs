using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Tenants;

/// <summary>A start with other unique addresses changes a tenant over when it is first entered, or refuses every use of it.</summary>
public sealed partial class EmailSettlingTests
{
    private const string Email = "ann@acme.example";

    private readonly List<TestDirectory> _hosts = [];
    private InMemoryStore _store = null!;

    [SetUp]
    public void SetUp() => _store = new InMemoryStore(new InMemoryOptions());

    [TearDown]
    public void Dispose()
    {
        _hosts.ForEach(host => host.Dispose());
        _hosts.Clear();
    }

    [TestCase(UniqueEmails.WhenVerified, UniqueEmails.Always)]
    [TestCase(UniqueEmails.WhenVerified, UniqueEmails.Never)]
    [TestCase(UniqueEmails.Always, UniqueEmails.WhenVerified)]
    [TestCase(UniqueEmails.Always, UniqueEmails.Never)]
    [TestCase(UniqueEmails.Never, UniqueEmails.WhenVerified)]
    [TestCase(UniqueEmails.Never, UniqueEmails.Always)]
    public async Task The_accounts_are_filled_anew_in_one_commit(UniqueEmails before, UniqueEmails after)
    {
        var old = Start(before);
        await old.System.Users.CreateAsync(new NewUser("named") { Email = "named@acme.example" });
        await old.System.Users.CreateAsync(new NewUser("proved") { Email = "proved@acme.example", IsEmailVerified = true });
        await old.UserAsync("none");
        var number = await old.System.Changes.GetLatestNumberAsync();

        var now = Start(after);
        var users = (await now.System.Users.ListAsync()).Items;

        (await now.Directory.Tenants.GetAsync("default")).UniqueEmails.Should().Be(after);
        users.Should().OnlyContain(user => user.UniqueEmail == EmailUniqueness.Of(user, after));
        (await now.System.Changes.GetLatestNumberAsync()).Should().Be(number + 1);
        var change = (await now.System.Changes.ReadAsync(number)).Single();
        change.Actor.Should().Be(ActorRef.System("host"));
        change.Entries.Select(entry => entry.Record).Should().Contain(RecordKind.Tenant).And.NotContain(RecordKind.Credential);
    }

    [Test]
    public async Task What_is_written_afterwards_goes_by_the_new_option()
    {
        await Start(UniqueEmails.WhenVerified).System.Users.CreateAsync(new NewUser("ann") { Email = Email });
        var now = Start(UniqueEmails.Always);

        var create = async () => await now.System.Users.CreateAsync(new NewUser("bea") { Email = Email });

        await create.ShouldBeRefusedAsync("user.email.taken");
    }

    [Test]
    public async Task A_new_tenant_gets_the_option_in_force()
    {
        var host = Start(UniqueEmails.Always);

        (await host.Directory.Tenants.CreateAsync(new NewTenant("acme"))).UniqueEmails.Should().Be(UniqueEmails.Always);
        (await host.System.Settings.GetAsync()).UniqueEmails.Should().Be(UniqueEmails.Always, "the tenant default is made on the way");
    }

    [Test]
    public async Task A_tenant_that_says_nothing_goes_by_when_verified()
    {
        var id = Guid.CreateVersion7();
        var tenant = new Tenant { Id = id, TenantId = id, Key = "default" };
        await _store.CommitAsync(
            new ChangeSet(Guid.CreateVersion7(), id, ActorRef.System("test"), DateTimeOffset.UnixEpoch, [new Write.Add(tenant)]), default);

        (await Start(UniqueEmails.WhenVerified).System.Settings.GetAsync())
            .Should().BeEquivalentTo(new { UniqueEmails = UniqueEmails.WhenVerified, Version = 1 });
    }

    [Test]
    public async Task Where_addresses_clash_every_use_is_refused_and_says_which_accounts()
    {
        var old = Start(UniqueEmails.Never);
        var (ann, bea) = (await ProvedAsync(old, "ann"), await ProvedAsync(old, "bea"));
        await old.System.Users.CreateAsync(new NewUser("carl") { Email = "carl@acme.example", IsEmailVerified = true });
        var number = await old.System.Changes.GetLatestNumberAsync();
        var now = Start(UniqueEmails.WhenVerified);

        for (var i = 0; i < 2; i++)
        {
            var list = async () => await now.System.Users.ListAsync();
            var refusal = (await list.Should().ThrowAsync<ConflictException>()).Which;
            refusal.Code.Should().Be("tenant.unique_emails");
            refusal.Details["userIds"].Should().BeEquivalentTo(new[] { ann.Id, bea.Id });
        }

        var change = async () => await now.System.Users.CreateAsync(new NewUser("dora"));
        await change.ShouldBeRefusedAsync("tenant.unique_emails");
        (await old.System.Changes.GetLatestNumberAsync()).Should().Be(number, "nothing is written");
    }

    [Test]
    public async Task A_user_does_not_hear_which_accounts_clash_and_the_host_reads_it_in_the_log()
    {
        var old = Start(UniqueEmails.Never);
        var (ann, _) = (await ProvedAsync(old, "ann"), await ProvedAsync(old, "bea"));
        using var logger = new RecordingLogger();
        var now = Start(UniqueEmails.Always, builder => builder.Services.AddSingleton<ILoggerFactory>(logger));

        var list = async () => await now.As(ann).Users.GetAsync(ann.Id);

        (await list.Should().ThrowAsync<ConflictException>()).Which.Details["userIds"].Should().BeEquivalentTo(Array.Empty<Guid>());
        logger.Lines.Should().Contain(line => line.Contains(ann.Id.ToString()));
    }

    [Test]
    public async Task It_says_no_more_than_a_hundred_accounts()
    {
        var old = Start(UniqueEmails.Never);
        for (var i = 0; i < 120; i++)
        {
            await ProvedAsync(old, $"user-{i}");
        }

        var list = async () => await Start(UniqueEmails.Always).System.Users.ListAsync();

        (await list.Should().ThrowAsync<ConflictException>()).Which.Details["userIds"]
            .Should().BeAssignableTo<IReadOnlyList<Guid>>().Which.Should().HaveCount(100);
    }

    [Test]
    public async Task Running_with_the_earlier_option_repairs_it()
    {
        var old = Start(UniqueEmails.Never);
        var (ann, _) = (await ProvedAsync(old, "ann"), await ProvedAsync(old, "bea"));
        var now = Start(UniqueEmails.WhenVerified);
        var find = async () => await now.System.Users.FindByEmailAsync(Email);
        await find.ShouldBeRefusedAsync("tenant.unique_emails");

        await Start(UniqueEmails.Never).System.Users.ChangeEmailAsync("bea", "bea@acme.example");

        (await now.System.Users.FindByEmailAsync(Email))!.Id.Should().Be(ann.Id);
    }

    [Test]
    public async Task The_host_suspends_and_deletes_a_tenant_whose_addresses_clash_and_a_sweep_goes_on()
    {
        var old = Start(UniqueEmails.Never);
        await ProvedAsync(old, "ann");
        await ProvedAsync(old, "bea");
        var now = Start(UniqueEmails.WhenVerified);

        (await now.Directory.SweepAsync()).Should().Be(new SweepResult(0, 0));
        (await now.Directory.Tenants.SuspendAsync("default")).UniqueEmails.Should().Be(UniqueEmails.Never);
        await now.Directory.Tenants.DeleteAsync("default");

        (await now.System.Users.ListAsync()).Items.Should().BeEmpty("another one is made");
    }

    [Test]
    public async Task A_token_of_a_tenant_that_nobody_can_enter_is_not_valid()
    {
        var old = Start(UniqueEmails.Never);
        await ProvedAsync(old, "ann");
        await ProvedAsync(old, "bea");
        var sent = await old.System.Invitations.SendAsync(new NewInvitation("carl@acme.example"));

        var accept = async () => await Start(UniqueEmails.WhenVerified).Directory.AcceptInvitationAsync(sent.Token!, new Acceptance());

        await accept.Should().ThrowAsync<InvitationNotValidException>();
    }

    private TestDirectory Start(
        UniqueEmails option, Action<UserDirectoryBuilder>? configure = null, Func<IDirectoryStore, IDirectoryStore>? store = null)
    {
        var host = new TestDirectory(
            builder =>
            {
                builder.Services.Configure<UserDirectoryOptions>(options => options.UniqueEmails = option);
                configure?.Invoke(builder);
            },
            _ => store is null ? _store : store(_store));
        _hosts.Add(host);
        return host;
    }

    private static async Task<User> ProvedAsync(TestDirectory host, string key) =>
        await host.System.Users.CreateAsync(new NewUser(key) { Email = Email, IsEmailVerified = true, Roles = [] });
}
