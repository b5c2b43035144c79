using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NUnit.Framework;

namespace UserDirectory.Tests.Hosting;

/// <summary>
/// What a host brings along is made when it is needed and not before, each call in a scope of its own: so it may use the directory and
/// scoped services.
/// </summary>
public sealed partial class ExtensionTests
{
    private ExtensionHost _host = null!;

    [SetUp]
    public void SetUp() => _host = new ExtensionHost();

    [TearDown]
    public async Task Dispose() => await _host.DisposeAsync();

    [Test]
    public async Task It_may_take_the_directory([Values] ExtensionKind kind)
    {
        _host.Register<TakesDirectory>(kind);

        await _host.UseAllAsync();

        _host.Seen.Should().NotBeEmpty().And.OnlyContain(line => line.StartsWith("counted "));
        _host.Logger.Lines.Should().BeEmpty();
    }

    [Test]
    public async Task It_may_take_the_directory_as_a_singleton_of_the_container([Values] ExtensionKind kind)
    {
        _host.Services.Replace(ServiceDescriptor.Singleton(ExtensionHost.ServiceOf(kind), typeof(TakesDirectory)));

        await _host.UseAllAsync();

        _host.Seen.Should().NotBeEmpty().And.OnlyContain(line => line.StartsWith("counted "));
    }

    [Test]
    public async Task Each_call_has_a_scope_of_its_own_that_ends_with_it([Values] ExtensionKind kind)
    {
        _host.Services.AddScoped<Resource>();
        _host.Register<TakesScoped>(kind);

        await _host.UseAllAsync();

        var numbers = Enumerable.Range(1, _host.Seen.Count / 3).ToList();
        numbers.Should().HaveCountGreaterThanOrEqualTo(2);
        _host.Seen.Should().Equal(numbers.SelectMany(number => new[] { $"open {number}", $"used {number}", $"closed {number}" }));
    }

    [Test]
    public async Task Nothing_is_made_before_it_is_needed([Values] ExtensionKind kind)
    {
        _host.Register<TellsOfItself>(kind);

        await (await _host.DirectoryAsync()).Tenants.ListAsync();

        _host.Seen.Should().BeEmpty();
    }

    [Test]
    public async Task Every_way_to_register_it_counts(
        [Values] ExtensionKind kind, [Values("type", "instance", "container", "scoped", "transient", "factory")] string way)
    {
        var service = ExtensionHost.ServiceOf(kind);
        switch (way)
        {
            case "type":
                _host.Register<TellsOfItself>(kind);
                break;
            case "instance":
                Give(kind, new TellsOfItself(_host.Seen));
                break;
            case "container":
                _host.Services.Replace(new ServiceDescriptor(service, new TellsOfItself(_host.Seen)));
                break;
            case "factory":
                _host.Services.Replace(
                    ServiceDescriptor.Scoped(service, services => new TellsOfItself(services.GetRequiredService<List<string>>())));
                break;
            default:
                _host.Services.Replace(new ServiceDescriptor(
                    service, typeof(TellsOfItself), way == "scoped" ? ServiceLifetime.Scoped : ServiceLifetime.Transient));
                break;
        }

        await _host.UseAllAsync();

        var isMadeOnce = way is "instance" or "container";
        _host.Seen.Should().Contain("used");
        _host.Seen.Count(line => line == "made").Should().Be(isMadeOnce ? 1 : _host.Seen.Count(line => line == "used"));
    }

    [Test]
    public async Task A_call_is_enough_for_a_handler_a_notifier_and_a_breach_list()
    {
        _host.Services.AddScoped<Resource>();
        _host.Builder
            .AddChangeHandler((services, change, _) => UseAsync(services, $"handled {change.Number}"))
            .UseNotifier((services, notice, _) => UseAsync(services, $"notified {notice.Email}"))
            .UsePasswordBreachList(async (services, password, _) =>
            {
                await UseAsync(services, "looked up");
                return password.StartsWith("breached", StringComparison.Ordinal);
            });
        var acme = (await _host.DirectoryAsync()).AsSystem("test");
        await acme.Organizations.ListAsync();
        _host.Seen.Clear();

        await acme.Users.CreateAsync(new NewUser("ann") { Password = "a long enough secret" });
        await acme.Invitations.SendAsync(new NewInvitation("bob@acme.example"));
        Func<Task> breached = async () => await acme.Users.CreateAsync(new NewUser("cid") { Password = "breached long ago" });

        await breached.ShouldBeInvalidAsync("Password password.breached");
        _host.Seen.Where(line => line[0] is 'h' or 'n' or 'l')
            .Should().Equal("looked up", "handled 2", "handled 3", "notified bob@acme.example", "looked up");
        _host.Seen.Count(line => line.StartsWith("closed ")).Should().Be(5, "each call has a scope that ends with it");

        ValueTask UseAsync(IServiceProvider services, string what)
        {
            services.GetRequiredService<Resource>();
            _host.Seen.Add(what);
            return default;
        }
    }

    [Test]
    public async Task The_last_of_which_there_is_one_counts([Values(ExtensionKind.Notifier, ExtensionKind.BreachList)] ExtensionKind kind)
    {
        _host.Register<TakesDirectory>(kind);
        Give(kind, new TellsOfItself(_host.Seen));

        await _host.UseAllAsync();

        _host.Seen.Should().OnlyContain(line => line == "made" || line == "used").And.Contain("used");
    }

    [Test]
    public async Task What_cannot_be_made_to_hash_or_to_look_up_is_the_callers_to_see(
        [Values(ExtensionKind.Hasher, ExtensionKind.BreachList)] ExtensionKind kind)
    {
        _host.Register<CannotBeMade>(kind);

        var use = _host.UseAllAsync;

        (await use.Should().ThrowAsync<TimeoutException>()).WithMessage("No connection.");
        (await (await _host.DirectoryAsync()).AsSystem("test").Users.CountAsync()).Should().Be(0);
    }

    [Test]
    public async Task A_guess_at_an_unknown_account_meets_the_same_hasher()
    {
        _host.Register<CannotBeMade>(ExtensionKind.Hasher);
        var acme = (await _host.DirectoryAsync()).AsSystem("test");
        await acme.Users.CreateAsync(new NewUser("ann"));

        Func<Task> known = async () => await acme.Passwords.VerifyAsync("ann", "guess");
        Func<Task> unknown = async () => await acme.Passwords.VerifyAsync("nobody", "guess");

        (await known.Should().ThrowAsync<TimeoutException>()).WithMessage("No connection.");
        (await unknown.Should().ThrowAsync<TimeoutException>()).WithMessage("No connection.");
    }

    [Test]
    public async Task A_notifier_that_cannot_be_made_has_not_delivered()
    {
        _host.Register<CannotBeMade>(ExtensionKind.Notifier);
        var acme = (await _host.DirectoryAsync()).AsSystem("test");

        var sent = await acme.Invitations.SendAsync(new NewInvitation("bob@acme.example"));

        sent.Token.Should().NotBeNull();
        sent.Invitation.NotificationFailedAt.Should().NotBeNull();
        _host.Logger.Lines.Should().ContainSingle().Which.Should().StartWith("Warning: The notifier failed to deliver invitation");
    }

    [Test]
    public void Without_any_there_is_nothing_to_make()
    {
        using var test = new TestDirectory();

        test.Runtime.Extensions.HasNotifier.Should().BeFalse();
        test.Runtime.Extensions.Handlers.Should().BeNull();
    }

    [Test]
    public async Task A_container_that_cannot_say_what_it_has_is_known_by_what_was_registered([Values] bool hasSome)
    {
        if (hasSome)
        {
            _host.Services.AddScoped<IChangeHandler>(_ => new TellsOfItself(_host.Seen));
            _host.Services.AddScoped<INotifier>(_ => new TellsOfItself(_host.Seen));
        }

        _host.Services.AddKeyedScoped<IPasswordBreachList, CannotBeMade>("another");
        var container = new SilentContainer(_host.Provider);
        var directory = DirectoryFactory.Create(container, _host.Services, null);

        await directory.AsSystem("test").Users.CreateAsync(new NewUser("ann") { Password = "a long enough secret" });
        await directory.AsSystem("test").Invitations.SendAsync(new NewInvitation("bob@acme.example"));

        _host.Seen.Count(line => line == "used")
            .Should().Be(hasSome ? 4 : 0, "of the tenant, the account and the invitation a handler is told, and a notifier of the last");
        directory.Runtime.Extensions.HasNotifier.Should().Be(hasSome);
    }

    private void Give(ExtensionKind kind, TellsOfItself extension) => _ = kind switch
    {
        ExtensionKind.Handler => _host.Builder.AddChangeHandler(extension),
        ExtensionKind.Notifier => _host.Builder.UseNotifier(extension),
        ExtensionKind.Hasher => _host.Builder.UsePasswordHasher(extension),
        _ => _host.Builder.UsePasswordBreachList(extension),
    };
}
