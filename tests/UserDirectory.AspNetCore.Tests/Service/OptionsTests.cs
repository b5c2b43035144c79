using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Service;

/// <summary>A host with options that are not allowed does not start, and hears of all of them.</summary>
public sealed class OptionsTests
{
    [Test]
    public async Task The_start_fails_with_all_that_is_wrong_about_the_directory()
    {
        using var host = Build(
            options =>
            {
                options.Passwords.Iterations = 10;
                options.Passwords.MinLength = 0;
                options.InvitationLifetime = TimeSpan.Zero;
            },
            _ => { });
        var start = async () => await host.StartAsync();

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Failures.Select(Option)
            .Should().Equal("UserDirectoryOptions.InvitationLifetime", "UserDirectoryOptions.Passwords.MinLength",
                "UserDirectoryOptions.Passwords.Iterations");
    }

    [Test]
    public async Task The_start_fails_with_all_that_is_wrong_about_HTTP()
    {
        using var host = Build(
            _ => { },
            options =>
            {
                (options.Tenant, options.Challenge) = (string.Empty, " ");
                (options.DefaultCount, options.LargestCount, options.LargestBasicCount) = (0, 1_001, 0);
                (options.RateLimits.PerAddress, options.RateLimits.PerAddressAndUser, options.RateLimits.Window) =
                    (0, -1, TimeSpan.Zero);
            });
        var start = async () => await host.StartAsync();

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Failures.Select(Option).Should().Equal(
            "UserDirectoryHttpOptions.Tenant", "UserDirectoryHttpOptions.Challenge", "UserDirectoryHttpOptions.DefaultCount",
            "UserDirectoryHttpOptions.LargestCount",
            "UserDirectoryHttpOptions.LargestBasicCount", "UserDirectoryHttpOptions.RateLimits.PerAddressAndUser",
            "UserDirectoryHttpOptions.RateLimits.PerAddress",
            "UserDirectoryHttpOptions.RateLimits.Window");
    }

    [Test]
    public async Task What_is_wrong_about_both_is_told_at_once()
    {
        using var host = Build(options => options.Passwords.Iterations = 10, options => options.LargestCount = 0);
        var start = async () => await host.StartAsync();

        (await start.Should().ThrowAsync<AggregateException>()).Which.InnerExceptions
            .Should().HaveCount(2).And.AllBeOfType<OptionsValidationException>();
    }

    private static string Option(string failure) => failure[..failure.IndexOf(' ', StringComparison.Ordinal)];

    private static IHost Build(Action<UserDirectoryOptions> directory, Action<UserDirectoryHttpOptions> http)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddUserDirectory(directory).UseInMemory().AddHttp(http);
        return builder.Build();
    }
}
