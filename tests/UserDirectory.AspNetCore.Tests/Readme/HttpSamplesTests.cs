using System.Net;
using System.Security.Claims;
using FluentAssertions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Readme;

/// <summary>What the README shows of HTTP works.</summary>
public sealed class HttpSamplesTests
{
    private const string Password = "correct horse battery";

    [Test]
    public async Task Ten_lines_serve_the_directory_and_guard_an_endpoint()
    {
        await using var app = HttpSamples.InTenLines(["--urls", "http://127.0.0.1:0"]);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        (await client.GetAsync("/auth/users/whoami")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await client.PostAsync("/lisbon/invoices/7/approve", null)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task A_cookie_of_the_sign_in_page_is_a_caller_until_the_stamp_changes()
    {
        await using var app = Start();
        var ann = await AddAnnAsync(app);
        await app.StartAsync();
        using var client = app.GetTestClient();

        var signedIn = await client.PostAsync("/sign-in", TestApp.Json($$"""{ "user": "ann", "password": "{{Password}}" }"""));
        client.DefaultRequestHeaders.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        var before = await client.GetAsync("/me/permissions");
        await app.Services.GetRequiredService<IUserDirectory>().AsSystem("test").Users.SignOutEverywhereAsync(ann);
        var after = await client.GetAsync("/me/permissions");

        (await before.Content.ReadAsStringAsync()).Should().Contain("invoices.approve");
        after.StatusCode.Should().NotBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task The_pages_set_a_forgotten_password_and_say_the_same_to_everybody()
    {
        Notice? sent = null;
        await using var app = Start((_, notice, _) =>
        {
            sent = notice;
            return default;
        });
        var directory = app.Services.GetRequiredService<IUserDirectory>();
        await directory.AsSystem("test").Users.ChangeEmailAsync(await AddAnnAsync(app), "ann@acme.example", isVerified: true);
        await app.StartAsync();
        using var client = app.GetTestClient();

        var known = await client.PostAsync("/forgotten", TestApp.Json("""{ "user": "ann@acme.example" }"""));
        var unknown = await client.PostAsync("/forgotten", TestApp.Json("""{ "user": "bob@acme.example" }"""));
        await directory.FinishRequestsAsync();
        var weak = await client.PostAsync("/new-password", TestApp.Json($$"""{ "token": "{{sent!.Token}}", "password": "short" }"""));
        var set = await client.PostAsync("/new-password", TestApp.Json($$"""{ "token": "{{sent.Token}}", "password": "another horse" }"""));
        var again = await client.PostAsync(
            "/new-password", TestApp.Json($$"""{ "token": "{{sent.Token}}", "password": "a third horse" }"""));

        (await known.Content.ReadAsStringAsync()).Should().Be(await unknown.Content.ReadAsStringAsync());
        (weak.StatusCode, set.StatusCode, again.StatusCode)
            .Should().Be((HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.BadRequest));
        (await directory.AsSystem("test").Passwords.VerifyAsync("ann", "another horse")).Succeeded.Should().BeTrue();
    }

    [Test]
    public async Task A_circuit_asks_for_its_user()
    {
        await using var app = Start();
        var ann = await AddAnnAsync(app);
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, ann.ToString())], "circuit"));
        var nobody = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "nobody")], "circuit"));
        var callers = app.Services.GetRequiredService<ICallerDirectory>();

        (await HttpSamples.CircuitAsync(callers, user)).Should().BeTrue();
        (await HttpSamples.CircuitAsync(callers, nobody)).Should().BeFalse();
    }

    private static WebApplication Start(Func<IServiceProvider, Notice, CancellationToken, ValueTask>? notify = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        HttpSamples.Quiet(builder);
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(options => options.Cookie.SecurePolicy = Microsoft.AspNetCore.Http.CookieSecurePolicy.SameAsRequest);
        builder.Services.AddAuthorization();
        var directory = builder.Services.AddUserDirectory(o => o.Permissions.Add("invoices", "read", "write", "approve"))
            .UseInMemory().AddHttp();
        if (notify is not null)
        {
            directory.UseNotifier(notify);
        }

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        HttpSamples.Cookies(app);
        HttpSamples.Pages(app);
        HttpSamples.Callers(app);
        return app;
    }

    private static async Task<Guid> AddAnnAsync(WebApplication app)
    {
        var system = app.Services.GetRequiredService<IUserDirectory>().AsSystem("test");
        await system.Organizations.CreateAsync(new NewOrganization("lisbon"));
        var ann = await system.Users.CreateAsync(new NewUser("ann") { Password = Password, Organization = "lisbon" });
        var role = await system.Roles.CreateAsync(new NewRole("approver", "invoices.approve", "permissions.read"));
        await system.Roles.AssignAsync(ann.Id, [role.Id]);
        return ann.Id;
    }
}
