using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace UserDirectory.Tests.Hosting;

/// <summary>
/// Several directories in one container, each with options, store and extensions of its own: nothing of one is another's.
/// </summary>
public sealed partial class KeyedDirectoryTests
{
    private readonly List<string> _seen = [];
    private readonly ServiceCollection _services = new();

    [SetUp]
    public void SetUp()
    {
        _seen.Clear();
        _services.Clear();
        _services.AddSingleton(_seen);
    }

    [Test]
    public void A_constructor_asks_for_one_by_its_key()
    {
        _services.AddUserDirectory().UseInMemory();
        _services.AddKeyedUserDirectory("staff").UseInMemory();
        _services.AddSingleton<TwoDirectories>();
        using var provider = Build();

        var both = provider.GetRequiredService<TwoDirectories>();

        both.Plain.Should().BeSameAs(provider.GetRequiredService<IUserDirectory>()).And.NotBeSameAs(both.Staff);
        both.Staff.Should().BeSameAs(provider.GetRequiredKeyedService<IUserDirectory>("staff"));
        provider.GetKeyedService<IUserDirectory>("guests").Should().BeNull();
    }

    [Test]
    public void With_a_key_alone_there_is_none_without()
    {
        _services.AddKeyedUserDirectory("staff").UseInMemory();
        using var provider = Build();

        provider.GetService<IUserDirectory>().Should().BeNull();
        provider.GetKeyedService<IUserDirectory>("staff").Should().NotBeNull();
    }

    [Test]
    public async Task Accounts_and_rights_of_one_are_unknown_to_the_others()
    {
        foreach (var builder in new[] { _services.AddUserDirectory(Declare), _services.AddKeyedUserDirectory(
            "staff", Declare), _services.AddKeyedUserDirectory("guests", Declare) })
        {
            builder.UseInMemory();
        }

        using var provider = Build();
        var (plain, staff, guests) = (provider.GetRequiredService<IUserDirectory>()
            .AsSystem("test"), Keyed(provider, "staff"), Keyed(provider, "guests"));
        var ann = await staff.Users.CreateAsync(new NewUser("ann"));
        await guests.Users.CreateAsync(new NewUser("ann"));
        await staff.Roles.AssignAsync("ann", ["admin"]);

        (await staff.Permissions.CheckAsync("ann", "invoices.read")).Should().BeTrue();
        (await guests.Permissions.CheckAsync("ann", "invoices.read")).Should().BeFalse();
        (await plain.Users.FindAsync("ann")).Should().BeNull();
        (await guests.Users.FindAsync(ann.Id)).Should().BeNull();

        static void Declare(UserDirectoryOptions options) => options.Permissions.Add("invoices", "read");
    }

    [Test]
    public async Task Each_has_options_of_its_own_and_calling_again_adds_to_them()
    {
        _services.AddUserDirectory(options => options.Passwords.MinLength = 9).UseInMemory();
        _services.AddKeyedUserDirectory("staff", options => options.Permissions.Add("invoices", "read")).UseInMemory();
        _services.AddKeyedUserDirectory("staff", options => options.Passwords.MinLength = 14);
        _services.ConfigureAll<UserDirectoryOptions>(options => options.InvitationLifetime = TimeSpan.FromDays(2));
        using var provider = Build();

        OptionsOf(provider.GetRequiredService<IUserDirectory>())
            .Should().Be((9, 2)).And.NotBe(OptionsOf(provider.GetRequiredKeyedService<IUserDirectory>("staff")));
        OptionsOf(provider.GetRequiredKeyedService<IUserDirectory>("staff")).Should().Be((14, 2));
        Keyed(provider, "staff").Permissions.Catalogue.Should().Contain("invoices.read");
        provider.GetRequiredService<IUserDirectory>().AsSystem("test").Permissions.Catalogue.Should().NotContain("invoices.read");
        (await Keyed(provider, "staff").Invoking(
            async staff => await staff.Users.CreateAsync(new NewUser("ann") { Password = "thirteen long" }))
            .Should().ThrowAsync<InvalidInputException>())
            .WithMessage("*14*");

        static (int Length, double Days) OptionsOf(IUserDirectory directory)
        {
            var options = ((DirectoryHost)directory).Runtime.Options;
            return (options.Passwords.MinLength, options.InvitationLifetime.TotalDays);
        }
    }

    [Test]
    public void The_start_of_a_host_names_all_that_is_wrong_with_each_and_with_which()
    {
        _services.AddUserDirectory(options => options.Passwords.MinLength = 0).UseInMemory();
        _services.AddKeyedUserDirectory("staff", options => (options.Passwords.MinLength, options.Passwords.Iterations) = (0, 10))
            .UseInMemory();
        _services.AddKeyedUserDirectory("guests", options => options.InvitationRedirectOrigins = ["here"]).UseInMemory();
        using var provider = Build();

        var refused = provider.GetRequiredService<IStartupValidator>().Invoking(validator => validator.Validate())
            .Should().Throw<AggregateException>().Which;

        refused.InnerExceptions.Cast<OptionsValidationException>().SelectMany(each => each.Failures).Should().SatisfyRespectively(
            failure => failure.Should().StartWith("UserDirectoryOptions.Passwords.MinLength is 0; "),
            failure => failure.Should().StartWith("UserDirectoryOptions('staff').Passwords.MinLength is 0; "),
            failure => failure.Should().StartWith("UserDirectoryOptions('staff').Passwords.Iterations is 10; "),
            failure => failure.Should().StartWith("UserDirectoryOptions('guests').InvitationRedirectOrigins has 'here', "));
    }

    [Test]
    public void Without_a_host_whoever_first_asks_for_one_hears_what_is_wrong_with_it_and_no_other()
    {
        _services.AddKeyedUserDirectory("staff", options => options.Passwords.Iterations = 10).UseInMemory();
        _services.AddKeyedUserDirectory("guests").UseInMemory();
        using var provider = Build();

        provider.Invoking(container => container.GetRequiredKeyedService<IUserDirectory>("staff"))
            .Should().Throw<OptionsValidationException>().Which.OptionsName.Should().Be("staff");
        provider.GetRequiredKeyedService<IUserDirectory>("guests").Should().NotBeNull();
    }

    [Test]
    public async Task Each_has_the_store_that_was_named_last_for_it_and_the_container_closes_both()
    {
        var stores = new Dictionary<string, Closing>();
        _services.AddUserDirectory().UseStore(_ => stores["plain"] = new());
        _services.AddKeyedUserDirectory("staff").UseInMemory().UseStore(_ => stores["staff"] = new());
        var provider = Build();

        await provider.GetRequiredService<IUserDirectory>().AsSystem("test").Users.CreateAsync(new NewUser("ann"));
        (await Keyed(provider, "staff").Users.CountAsync()).Should().Be(0);
        await provider.DisposeAsync();

        stores.Keys.Should().BeEquivalentTo("plain", "staff");
        stores.Values.Should().OnlyContain(store => store.Closed == 1);
    }

    [Test]
    public async Task Who_chose_no_store_is_warned_of_by_key()
    {
        using var logger = new RecordingLogger();
        _services.AddSingleton<ILoggerFactory>(logger);
        _services.AddUserDirectory().UseInMemory();
        _services.AddKeyedUserDirectory("staff");
        await using var provider = Build();

        await Keyed(provider, "staff").Users.CreateAsync(new NewUser("ann"));
        await provider.GetRequiredService<IUserDirectory>().AsSystem("test").Users.CreateAsync(new NewUser("ann"));

        logger.Lines.Should().ContainSingle().Which
            .Should().StartWith("Warning: The user directory 'staff' is kept in memory and is lost with the process.");
    }

    [Test]
    public async Task What_is_brought_along_for_one_serves_that_one_only_and_finds_it_by_key([Values] ExtensionKind kind)
    {
        _services.AddUserDirectory().UseInMemory();
        Register(_services.AddKeyedUserDirectory("staff").UseInMemory(), kind);
        _services.AddKeyedUserDirectory("guests").UseInMemory();
        await using var provider = Build();

        await UseAllAsync(provider.GetRequiredService<IUserDirectory>().AsSystem("test"));
        await UseAllAsync(Keyed(provider, "guests"));
        _seen.Should().BeEmpty();
        await UseAllAsync(Keyed(provider, "staff"));

        _seen.Should().NotBeEmpty().And.OnlyContain(line => line == "in staff");
    }

    [Test]
    public async Task What_is_registered_without_a_key_serves_none_that_has_one([Values] ExtensionKind kind)
    {
        Register(_services.AddUserDirectory().UseInMemory(), kind);
        _services.AddScoped(ExtensionHost.ServiceOf(kind), typeof(Marked));
        _services.AddKeyedUserDirectory("staff").UseInMemory();
        await using var provider = Build();

        await UseAllAsync(Keyed(provider, "staff"));

        _seen.Should().BeEmpty();
    }

    [Test]
    public async Task What_the_container_has_under_the_key_serves_its_directory([Values] ExtensionKind kind)
    {
        _services.AddKeyedScoped(ExtensionHost.ServiceOf(kind), "staff", typeof(Marked));
        _services.AddKeyedUserDirectory("staff").UseInMemory();
        await using var provider = Build();

        await UseAllAsync(Keyed(provider, "staff"));

        _seen.Should().NotBeEmpty();
    }

    [Test]
    public async Task A_container_that_cannot_say_what_it_has_is_known_by_what_was_registered()
    {
        Register(_services.AddUserDirectory().UseInMemory(), ExtensionKind.Notifier);
        Register(_services.AddKeyedUserDirectory("staff").UseInMemory(), ExtensionKind.Handler);
        await using var provider = Build();
        var staff = DirectoryFactory.Create(new SilentContainer(provider), _services, "staff");

        staff.Runtime.Extensions.HasNotifier.Should().BeFalse("that one is registered without a key");
        staff.Runtime.Extensions.Handlers.Should().NotBeNull();
    }

    [Test]
    public void A_key_without_a_letter_is_refused([Values(null, "", " ")] string? key) =>
        _services.Invoking(services => services.AddKeyedUserDirectory(key!))
            .Should().Throw<ArgumentException>().WithParameterName("serviceKey");

    private ServiceProvider Build() =>
        _services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

    private static ITenantDirectory Keyed(IServiceProvider provider, string key) =>
        provider.GetRequiredKeyedService<IUserDirectory>(key).AsSystem("test");

    private static void Register(UserDirectoryBuilder builder, ExtensionKind kind) => _ = (kind, builder.ServiceKey) switch
    {
        (ExtensionKind.Handler, null) => builder.AddChangeHandler<Marked>(),
        (ExtensionKind.Notifier, null) => builder.UseNotifier<Marked>(),
        (ExtensionKind.Hasher, null) => builder.UsePasswordHasher<Marked>(),
        (_, null) => builder.UsePasswordBreachList<Marked>(),
        (ExtensionKind.Handler, _) => builder.AddChangeHandler<OfStaff>(),
        (ExtensionKind.Notifier, _) => builder.UseNotifier<OfStaff>(),
        (ExtensionKind.Hasher, _) => builder.UsePasswordHasher<OfStaff>(),
        _ => builder.UsePasswordBreachList<OfStaff>(),
    };

    private static async Task UseAllAsync(ITenantDirectory directory)
    {
        await directory.Users.CreateAsync(new NewUser("kim") { Password = "a long enough secret" });
        await directory.Invitations.SendAsync(new NewInvitation("bob@acme.example"));
    }
}
