using System.Net;
using System.Security.Claims;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Readme;

/// <summary>
/// The README's sign-in pages let in who knows the password, at the one place or the one that is named, until the sign-in ends.
/// </summary>
public sealed class SignInSamplesTests
{
    private const string Password = "correct horse battery";

    private WebApplication _app = null!;
    private IUserDirectory _directory = null!;

    [SetUp]
    public async Task SetUp()
    {
        var builder = SignInSamples.Builder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.WebHost.UseTestServer();
        _app = builder.Build();
        _app.UseAuthentication();
        _app.UseAuthorization();
        SignInSamples.Map(_app);
        _app.MapGet("/me", (ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier)).RequireAuthorization();
        _directory = _app.Services.GetRequiredService<IUserDirectory>();
        foreach (var tenant in new[] { "acme", "globex" })
        {
            await _directory.Tenants.CreateAsync(new NewTenant(tenant));
        }

        await AddAsync("acme", "ann@example.com");
        await AddAsync("acme", "bob@example.com");
        await AddAsync("globex", "bob@example.com");
        await _app.StartAsync();
    }

    [TearDown]
    public async Task Dispose() => await _app.DisposeAsync();

    [Test]
    public async Task Who_has_one_account_need_not_say_where()
    {
        using var client = await SignInAsync("ann@example.com", Password);

        (await client!.GetStringAsync("/me")).Should().Be((await UserAsync("acme", "ann@example.com")).Id.ToString());
    }

    [Test]
    public async Task Who_has_several_says_where()
    {
        (await SignInAsync("bob@example.com", Password)).Should().BeNull();
        using var client = await SignInAsync("bob@example.com", Password, "globex");

        (await client!.GetStringAsync("/me")).Should().Be((await UserAsync("globex", "bob@example.com")).Id.ToString());
    }

    [Test]
    public async Task A_wrong_password_an_unknown_address_and_an_unknown_tenant_answer_alike()
    {
        (await SignInAsync("ann@example.com", "a guess")).Should().BeNull();
        (await SignInAsync("eve@example.com", Password)).Should().BeNull();
        (await SignInAsync("ann@example.com", Password, "nowhere")).Should().BeNull();
        (await SignInAsync("", "")).Should().BeNull();
    }

    [Test]
    public async Task The_cookie_ends_with_the_stamp_the_account_and_the_tenant([Values] bool ofTenant)
    {
        using var client = await SignInAsync("ann@example.com", Password);
        var ann = await UserAsync("acme", "ann@example.com");

        if (ofTenant)
        {
            await _directory.Tenants.SuspendAsync("acme");
        }
        else
        {
            await _directory.Tenant("acme").AsSystem("test").Users.SignOutEverywhereAsync(ann.Id);
        }

        (await client!.GetAsync("/me")).StatusCode.Should().NotBe(HttpStatusCode.OK);
    }

    private async Task AddAsync(string tenant, string email) =>
        await _directory.Tenant(tenant).AsSystem("test").Users.CreateAsync(
            new NewUser(email) { Email = email, IsEmailVerified = true, Password = Password });

    private async Task<User> UserAsync(string tenant, string key) =>
        await _directory.Tenant(tenant).AsSystem("test").Users.GetAsync(key);

    /// <summary>A client with the cookie; null where nobody was let in.</summary>
    private async Task<HttpClient?> SignInAsync(string email, string password, string? tenant = null)
    {
        var client = _app.GetTestClient();
        client.BaseAddress = new Uri("https://localhost");
        var name = tenant is null ? "null" : $"\"{tenant}\"";
        var answer = await client.PostAsync(
            "/sign-in", TestApp.Json($$"""{ "email": "{{email}}", "password": "{{password}}", "tenant": {{name}} }"""));
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
        {
            return null;
        }

        client.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return client;
    }
}
