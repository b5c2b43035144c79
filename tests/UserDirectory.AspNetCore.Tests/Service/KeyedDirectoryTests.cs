using System.Net;
using FluentAssertions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Service;

/// <summary>Directories with keys in a host: each is swept, watched and finished for itself; one of all is served over HTTP.</summary>
public sealed class KeyedDirectoryTests
{
    [Test]
    public async Task Each_that_asks_for_it_is_swept_at_an_interval_of_its_own_once()
    {
        var (plain, staff) = (new SweepCount(), new SweepCount());
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddUserDirectory().UseInMemory().AddSweeper(options => options.Interval = TimeSpan.FromHours(1));
        var keyed = builder.Services.AddKeyedUserDirectory("staff").UseInMemory();
        keyed.AddSweeper(options => options.Interval = TimeSpan.FromSeconds(1)).AddSweeper();
        builder.Services.AddSingleton<IUserDirectory>(plain).AddKeyedSingleton<IUserDirectory>("staff", staff);
        using var host = builder.Build();
        await host.StartAsync();

        await staff.TwiceAsync();

        plain.Count.Should().Be(0);
        host.Services.GetServices<IHostedService>().OfType<Sweeper>().Should().HaveCount(2);
    }

    [Test]
    public async Task An_interval_that_is_too_short_fails_the_start_whatever_the_key()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddKeyedUserDirectory("staff").UseInMemory().AddSweeper(options => options.Interval = TimeSpan.Zero);
        using var host = builder.Build();

        (await host.Awaiting(each => each.StartAsync()).Should().ThrowAsync<OptionsValidationException>()).Which.OptionsName
            .Should().Be("staff");
    }

    [Test]
    public async Task A_host_that_stops_delivers_what_was_asked_of_each()
    {
        var mails = 0;
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        foreach (var key in new[] { "staff", "guests" })
        {
            builder.Services.AddKeyedUserDirectory(key).UseInMemory().AddSweeper().UseNotifier(async (_, _, _) =>
            {
                await Task.Yield();
                Interlocked.Increment(ref mails);
            });
        }

        using var host = builder.Build();
        await host.StartAsync();
        foreach (var key in new[] { "staff", "guests" })
        {
            var directory = host.Services.GetRequiredKeyedService<IUserDirectory>(key).AsSystem("test");
            await directory.Users.CreateAsync(new NewUser("ann") { Email = "ann@contoso.example", IsEmailVerified = true });
            await directory.Passwords.RequestResetAsync("ann");
        }

        await host.StopAsync();

        mails.Should().Be(2);
    }

    [Test]
    public async Task Each_can_be_watched()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddUserDirectory().UseInMemory();
        services.AddKeyedUserDirectory("staff").UseStore(_ => throw new IOException("The disk is not there."));
        services.AddHealthChecks().AddUserDirectory().AddKeyedUserDirectory("staff");
        await using var provider = services.BuildServiceProvider();

        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        report.Entries["userdirectory"].Status.Should().Be(HealthStatus.Healthy);
        report.Entries["userdirectory-staff"].Status.Should().Be(HealthStatus.Unhealthy);
    }

    [Test]
    public async Task Http_serves_the_one_that_it_was_added_to()
    {
        await using var app = Build(services =>
        {
            services.AddUserDirectory().UseInMemory();
            services.AddKeyedUserDirectory("staff", options => options.Permissions.Add("invoices", "approve")).UseInMemory().AddHttp();
        });
        app.MapGet("/key", (ITenantDirectory caller) => caller.Users.GetAsync(caller.Actor.UserId!.Value)).RequireAuthorization();
        app.MapGet("/approve", () => "done").RequirePermission("invoices.approve");
        var staff = app.Services.GetRequiredKeyedService<IUserDirectory>("staff").AsSystem("test");
        var ann = await staff.Users.CreateAsync(new NewUser("ann"));
        await staff.Roles.AssignAsync("ann", ["admin"]);
        var bob = await app.Services.GetRequiredService<IUserDirectory>().AsSystem("test").Users.CreateAsync(new NewUser("bob"));
        await app.StartAsync();

        (await GetAsync(app, "/key", ann.Id)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await GetAsync(app, "/approve", ann.Id)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await GetAsync(app, "/auth/users/whoami", ann.Id)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await GetAsync(app, "/auth/users/whoami", bob.Id)).StatusCode
            .Should().NotBe(HttpStatusCode.OK, "that one is in the other directory");
    }

    [Test]
    public void A_second_one_over_http_is_refused_by_name()
    {
        var services = new ServiceCollection();
        services.AddUserDirectory().AddHttp();
        services.AddUserDirectory().AddHttp();

        services.Invoking(each => each.AddKeyedUserDirectory("staff").AddHttp())
            .Should().Throw<InvalidOperationException>().WithMessage("*the one without a key*'staff'*");
    }

    private static WebApplication Build(Action<IServiceCollection> add)
    {
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication(TestAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TestAuthentication>(TestAuthentication.SchemeName, null);
        builder.Services.AddAuthorization();
        add(builder.Services);
        var app = builder.Build();
        app.MapUserDirectory();
        return app;
    }

    private static async Task<HttpResponseMessage> GetAsync(WebApplication app, string path, Guid caller)
    {
        using var client = app.GetTestClient();
        client.DefaultRequestHeaders.Add(TestAuthentication.NameHeader, caller.ToString());
        return await client.GetAsync(path);
    }
}
