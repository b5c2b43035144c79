using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace UserDirectory.Tests.Hosting;

/// <summary>
/// Options with several errors: all are named, at the start of a host, and without one when the directory is first asked for.
/// </summary>
public sealed class OptionsTests
{
    private static readonly string[] s_wrong =
    [
        "UserDirectoryOptions.InvitationLifetime is 00:00:01; *", "UserDirectoryOptions.RightsMaxAge is *",
        "UserDirectoryOptions.RightsCacheBytes is 1; *",
        "UserDirectoryOptions.Passwords.MinLength is 0; 1 to 32 *", "UserDirectoryOptions.Passwords.MaxLength is 5000; *",
        "UserDirectoryOptions.Passwords.Iterations is 10; *",
        "UserDirectoryOptions.Passwords.MaxAttempts is 0; *", "UserDirectoryOptions.Passwords.LockFor is 00:00:00; *",
        "UserDirectoryOptions.Tokens.PasswordResetLifetime is 8.00:00:00; *",
        "UserDirectoryOptions.Tokens.EmailProofLifetime is 00:00:00; *",
        "UserDirectoryOptions.Tokens.Pause is -00:00:01; *", "UserDirectoryOptions.Tokens.MaxWaitingRequests is 0; 1 to 100000 *",
        "UserDirectoryOptions.Permissions has the resource 'in voices': *",
        "UserDirectoryOptions.Permissions has the resource 'users', which is *",
        "UserDirectoryOptions.Permissions has the resource 'reports' without *",
        "UserDirectoryOptions.Permissions has the action 'reports.re.ad': *",
        "UserDirectoryOptions.Permissions has the action 'reports.': *", "UserDirectoryOptions.UniqueEmails is 9, *",
        "UserDirectoryOptions.InvitationRedirectOrigins has 'here', *", "UserDirectoryOptions.InvitationRedirectOrigins has 'there', *",
    ];

    [Test]
    public void The_start_of_a_host_names_all_that_is_wrong()
    {
        using var provider = Services(Wrong).BuildServiceProvider();

        MustNameAll(provider.GetRequiredService<IStartupValidator>().Validate);
    }

    [Test]
    public void Without_a_host_whoever_first_asks_for_the_directory_hears_all_that_is_wrong()
    {
        using var provider = Services(Wrong).BuildServiceProvider();

        MustNameAll(() => provider.GetRequiredService<IUserDirectory>());
    }

    [Test]
    public void Options_that_the_container_does_not_check_are_checked_all_the_same()
    {
        var options = new UserDirectoryOptions();
        Wrong(options);
        using var provider = Services(null).AddSingleton(Options.Create(options)).BuildServiceProvider();

        MustNameAll(() => provider.GetRequiredService<IUserDirectory>());
    }

    [Test]
    public void What_several_calls_set_is_judged_together()
    {
        var services = Services(options => options.Passwords.Iterations = 10);
        services.AddUserDirectory(options => options.Passwords.Iterations = 300_000);
        using var provider = services.BuildServiceProvider();

        provider.Invoking(container => container.GetRequiredService<IStartupValidator>().Validate()).Should().NotThrow();
    }

    [Test]
    public void A_list_of_origins_that_is_null_is_wrong()
    {
        using var provider = Services(options => options.InvitationRedirectOrigins = null!).BuildServiceProvider();

        provider.Invoking(container => container.GetRequiredService<IUserDirectory>())
            .Should().Throw<OptionsValidationException>().WithMessage("*InvitationRedirectOrigins is null*");
    }

    [Test]
    public void A_declaration_that_is_refused_declares_nothing()
    {
        var options = new UserDirectoryOptions();

        Wrong(options);

        options.Permissions.Names.Should().BeEmpty();
    }

    private static ServiceCollection Services(Action<UserDirectoryOptions>? configure)
    {
        var services = new ServiceCollection();
        services.AddUserDirectory(configure).UseInMemory();
        return services;
    }

    private static void Wrong(UserDirectoryOptions options)
    {
        options.InvitationLifetime = TimeSpan.FromSeconds(1);
        options.RightsMaxAge = TimeSpan.FromHours(1);
        options.RightsCacheBytes = 1;
        (options.Passwords.MinLength, options.Passwords.MaxLength, options.Passwords.Iterations) = (0, 5000, 10);
        (options.Passwords.MaxAttempts, options.Passwords.LockFor) = (0, TimeSpan.Zero);
        (options.Tokens.PasswordResetLifetime, options.Tokens.EmailProofLifetime) = (TimeSpan.FromDays(8), TimeSpan.Zero);
        (options.Tokens.Pause, options.Tokens.MaxWaitingRequests) = (TimeSpan.FromSeconds(-1), 0);
        options.Permissions.Add("in voices", "read").Add("users", "fly").Add("reports")
            .Add("reports", "read", "re.ad").Add("reports", null!, "read");
        options.UniqueEmails = (UniqueEmails)9;
        options.InvitationRedirectOrigins = ["here", "https://app.acme.example", "there"];
    }

    private static void MustNameAll(Action start)
    {
        var failures = start.Should().Throw<OptionsValidationException>().Which.Failures.ToList();

        failures.Should().HaveCount(s_wrong.Length);
        for (var i = 0; i < s_wrong.Length; i++)
        {
            failures[i].Should().Match(s_wrong[i]);
        }
    }
}
