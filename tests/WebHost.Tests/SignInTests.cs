using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory;

namespace WebHost.Tests;

/// <summary><c>POST /login</c> and the tokens that it gives.</summary>
public sealed class SignInTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await RunningHost.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task The_answer_is_a_token_and_how_long_it_is_good()
    {
        using var answer = await _host.Client.LoginAsync(RunningHost.Admin, RunningHost.Password);
        var body = await answer.JsonAsync();

        body.EnumerateObject().Select(member => member.Name).Should().Equal("accessToken", "expiresIn");
        body.GetProperty("expiresIn").GetInt64().Should().BePositive();
        body.GetProperty("accessToken").GetString().Should().NotContain("contoso", "a token says nothing to whoever holds it");
    }

    [Test]
    public async Task The_tenant_is_contoso_unless_given()
    {
        using var client = new HttpClient { BaseAddress = _host.Root };

        await client.SignInAsync(RunningHost.Admin, RunningHost.Password);
        (await client.GetAsync(new Uri("api/contoso/lisbon/identity/users/odata", UriKind.Relative))).StatusCode
            .Should().Be(HttpStatusCode.OK);

        await client.SignInAsync("admin@fabrikam.example", RunningHost.Password, "fabrikam");
        (await client.GetAsync(new Uri("api/fabrikam/seattle/identity/users/odata", UriKind.Relative))).StatusCode
            .Should().Be(HttpStatusCode.OK);
        (await client.GetAsync(new Uri("api/contoso/lisbon/identity/users/odata", UriKind.Relative))).StatusCode
            .Should().Be(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Every_failure_has_one_answer()
    {
        const string locked = "locked@contoso.example";
        await _host.Contoso.Users.CreateAsync(new NewUser("off@contoso.example") { Password = RunningHost.Password, IsActive = false });
        await _host.Contoso.Users.CreateAsync(new NewUser(locked) { Password = RunningHost.Password });
        for (var guess = 0; guess < 12; guess++)
        {
            await _host.Contoso.Passwords.VerifyAsync(locked, "wrong");
        }

        await _host.Users.Tenants.CreateAsync(new NewTenant("asleep")
        {
            Administrator = new NewUser(
            "zoe@asleep.example")
            { Password = RunningHost.Password, IsPasswordTemporary = false }
        });
        await _host.Users.Tenants.SuspendAsync("asleep");
        (string? User, string? Password, string? Tenant)[] failures =
        [
            (RunningHost.Admin, "wrong", null),
            ("nobody@contoso.example", RunningHost.Password, null),
            ("ana.silva@contoso.example", RunningHost.Password, null),
            ("off@contoso.example", RunningHost.Password, null),
            (locked, RunningHost.Password, null),
            (RunningHost.Admin, RunningHost.Password, "fabrikam"),
            (RunningHost.Admin, RunningHost.Password, "nowhere"),
            (RunningHost.Admin, RunningHost.Password, "a/b:c\u0000"),
            (RunningHost.Admin, RunningHost.Password, new string('t', 5_000)),
            ("zoe@asleep.example", RunningHost.Password, "asleep"),
            (RunningHost.Admin, null, null),
            (RunningHost.Admin, string.Empty, null),
            (RunningHost.Admin, new string('p', 20_000), null),
            (null, RunningHost.Password, null),
            (string.Empty, RunningHost.Password, null),
            ("a:b/c\u0000", RunningHost.Password, null),
            (new string('u', 5_000), RunningHost.Password, null),
            (Guid.Empty.ToString(), RunningHost.Password, null),
        ];

        var answers = new List<string>();
        foreach (var (user, password, tenant) in failures)
        {
            using var answer = await _host.Client.LoginAsync(user, password, tenant);
            answers.Add($"{(int)answer.StatusCode} {answer.Headers.WwwAuthenticate} {await WithoutTraceAsync(answer)}");
        }

        answers.Distinct().Should().ContainSingle().Which.Should().StartWith("401 Bearer ").And.Contain("password.wrong");
    }

    [TestCase("{\"userName\": \"admin@contoso.example\", ", "application/json", HttpStatusCode.BadRequest)]
    [TestCase("{\"userName\": 7, \"password\": {}}", "application/json", HttpStatusCode.BadRequest)]
    [TestCase("[]", "application/json", HttpStatusCode.BadRequest)]
    [TestCase("null", "application/json", HttpStatusCode.BadRequest)]
    [TestCase("", "application/json", HttpStatusCode.BadRequest)]
    [TestCase("userName=admin", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_that_cannot_be_read_is_a_problem_of_the_client(string body, string type, HttpStatusCode expected)
    {
        using var answer = await _host.Client.PostTextAsync("login", body, type);

        answer.StatusCode.Should().Be(expected);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await answer.JsonAsync()).GetProperty("status").GetInt32().Should().Be((int)expected);
    }

    [Test]
    public async Task A_body_that_is_too_large_is_refused()
    {
        using var answer = await _host.Client.LoginAsync(RunningHost.Admin, new string('p', 70_000));

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Test]
    public async Task A_temporary_password_signs_in()
    {
        await _host.Contoso.Users.CreateAsync(new NewUser("new@contoso.example") { Password = "a temporary password" });

        using var answer = await _host.Client.LoginAsync("new@contoso.example", "a temporary password");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_token_ends_with_the_sign_in()
    {
        await _host.Contoso.Users.CreateAsync(
            new NewUser("gone@contoso.example") { Password = RunningHost.Password, IsPasswordTemporary = false });
        using var client = new HttpClient { BaseAddress = _host.Root };
        await client.SignInAsync("gone@contoso.example", RunningHost.Password);
        (await client.GetAsync(new Uri("auth/users/whoami", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);

        await _host.Contoso.Users.SignOutEverywhereAsync("gone@contoso.example");

        (await client.GetAsync(new Uri("auth/users/whoami", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await client.GetAsync(new Uri("outbox", UriKind.Relative))).StatusCode
            .Should().Be(HttpStatusCode.Unauthorized, "the sample's own endpoints believe it no longer either");
    }

    [Test]
    public async Task A_token_that_somebody_made_up_is_none()
    {
        using var client = new HttpClient { BaseAddress = _host.Root };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "made-up");

        using var answer = await client.GetAsync(new Uri("auth/users/whoami", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Health_is_200_when_the_store_answers()
    {
        (await _host.Client.GetStringAsync(new Uri("health", UriKind.Relative))).Should().Be("Healthy");
    }

    private static async Task<string> WithoutTraceAsync(HttpResponseMessage answer)
    {
        var problem = (await answer.Content.ReadFromJsonAsync<Dictionary<string, JsonElement>>())!;
        problem.Remove("traceId");
        return JsonSerializer.Serialize(problem);
    }
}
