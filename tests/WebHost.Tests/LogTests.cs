using System.Net;
using FluentAssertions;
using NUnit.Framework;

namespace WebHost.Tests;

/// <summary>What stands in logs and traces after people have used the sample, with settings that try to show all.</summary>
public sealed class LogTests
{
    private const string Email = "ines@session.example";
    private const string Domain = "session.example";
    private const string NewPassword = "swordfish of the session";
    private const string WrongPassword = "not the password of the session";

    /// <summary>Settings choose what is shown, and each of these would show paths, if the sample let it.</summary>
    private static readonly (string Name, string Value)[] s_settings =
    [
        ("Directory__AdminPassword", RunningHost.Password),
        ("Logging__LogLevel__Default", "Debug"),
        ("Logging__LogLevel__Microsoft", "Trace"),
        ("Logging__LogLevel__Microsoft.AspNetCore", "Trace"),
        ("Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics", "Trace"),
        ("Logging__Console__LogLevel__Default", "Trace"),
        ("Logging__Console__LogLevel__Microsoft.AspNetCore.Routing", "Trace"),
        ("Logging__Console__FormatterName", "json"),
        ("Logging__Console__FormatterOptions__IncludeScopes", "true"),
        ("DOTNET_STARTUP_HOOKS", typeof(LogTests).Assembly.Location),
    ];

    private string _log = null!;
    private string _spans = null!;
    private IReadOnlyList<string> _secrets = null!;

    [OneTimeSetUp]
    public async Task UseTheSampleAsync()
    {
        var file = Path.GetTempFileName();
        await using var host = await HostProcess.StartAsync([.. s_settings, (StartupHook.FileSetting, file)]);
        var greeting = host.Output.Count;
        using var client = new HttpClient { BaseAddress = host.Root };

        _secrets = await SessionAsync(host, client);

        await host.StopAsync();
        _log = string.Join('\n', host.Output.Skip(greeting).Concat(host.Errors));
        _spans = await File.ReadAllTextAsync(file);
        File.Delete(file);
    }

    [Test]
    public void The_log_is_at_debug_level_and_tells_of_the_fault_and_of_the_refusal()
    {
        _log.Should().Contain("dbug: UserDirectory").And.Contain("fail: Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware");
    }

    [Test]
    public void No_token_no_password_and_no_address_is_in_the_log() =>
        _secrets.Where(secret => _log.Contains(secret, StringComparison.OrdinalIgnoreCase)).Should().BeEmpty(_log);

    [Test]
    public void No_line_says_during_which_request_it_was_written() => _log.Should().NotContain("RequestPath", "scopes hold paths");

    [Test]
    public void Requests_and_operations_leave_spans()
    {
        _spans.Should().Contain("Microsoft.AspNetCore").And.Contain("UserDirectory users.find").And.Contain(
            "UserDirectory passwords.verify");
    }

    [Test]
    public void No_token_no_password_and_no_address_is_in_a_span() =>
        _secrets.Where(secret => _spans.Contains(secret, StringComparison.OrdinalIgnoreCase)).Should().BeEmpty(_spans);

    /// <returns>What must not be seen of it.</returns>
    private static async Task<IReadOnlyList<string>> SessionAsync(HostProcess host, HttpClient client)
    {
        await client.LoginAsync(RunningHost.Admin, WrongPassword).TextAsync(HttpStatusCode.Unauthorized);
        await client.LoginAsync(Email, WrongPassword, "nowhere").TextAsync(HttpStatusCode.Unauthorized);
        await client.PostTextAsync("login", $$"""{"userName": "{{Email}}", "password": "{{WrongPassword}}" """)
            .TextAsync(HttpStatusCode.BadRequest);
        await client.PostTextAsync("login", $$"""{"userName": {"{{Email}}": 1}, "password": ["{{WrongPassword}}"]}""")
            .TextAsync(HttpStatusCode.BadRequest);
        var adminToken = await client.SignInAsync(RunningHost.Admin, RunningHost.Password);

        await client.InviteAsync(Email, "Ines").TextAsync(HttpStatusCode.OK);
        await client.InviteAsync("not an address of session.example").TextAsync(HttpStatusCode.BadRequest);
        var mail = Directory.EnumerateFiles(host.Outbox).Single();
        var invitation = MailText.Token(await File.ReadAllTextAsync(mail));
        await client.PostTextAsync("invitations/preview", $$"""{"token": "{{invitation}}"}""").TextAsync(HttpStatusCode.OK);
        await client.PostTextAsync("invitations/accept", $$"""{"token": "{{invitation}}", "password": "short"}""")
            .TextAsync(HttpStatusCode.BadRequest);
        await client.PostTextAsync("invitations/accept", $$"""{"token": "{{invitation}}", "password": "{{NewPassword}}"}""")
            .TextAsync(HttpStatusCode.OK);
        await client.PostTextAsync("invitations/accept", $$"""{"token": "{{invitation}}", "password": "{{NewPassword}}"}""")
            .TextAsync(HttpStatusCode.NotFound);

        var users = "api/contoso/lisbon/identity/users";
        await GetAsync(client, $"{users}/{Email}", HttpStatusCode.OK);
        await GetAsync(client, $"{users}/odata?$filter=Email eq '{Email}'", HttpStatusCode.OK);
        await GetAsync(client, $"{users}/odata?$filter=Nothing eq '{Email}'", HttpStatusCode.BadRequest);
        await GetAsync(client, $"{users}/nobody@{Domain}", HttpStatusCode.NotFound);
        await GetAsync(client, $"nothing/{Email}?token={invitation}", HttpStatusCode.NotFound);
        await GetAsync(client, $"auth/users/username/{Email}", HttpStatusCode.OK);
        await client.DeleteAsync(new Uri($"{users}/nobody@{Domain}", UriKind.Relative)).TextAsync(HttpStatusCode.NotFound);
        await client.PutAsync(new Uri($"{users}/{Email}", UriKind.Relative), new StringContent("{}"))
            .TextAsync(HttpStatusCode.MethodNotAllowed);

        await FaultAsync(client, mail);

        var token = await client.SignInAsync(Email, NewPassword);
        await GetAsync(client, $"outbox?of={Email}", HttpStatusCode.Forbidden);
        await client.PostTextAsync(
            "account/password", $$"""{"userName": "{{Email}}", "currentPassword": "{{NewPassword}}", "newPassword": "{{NewPassword}} 2"}""")
            .TextAsync(HttpStatusCode.NoContent);
        return [Domain, RunningHost.Admin, NewPassword, WrongPassword, RunningHost.Password, invitation, adminToken, token];
    }

    private static async Task GetAsync(HttpClient client, string path, HttpStatusCode expected) =>
        await client.GetAsync(new Uri(path, UriKind.Relative)).TextAsync(expected);

    // A mail that is none: the outbox cannot be listed.
    private static async Task FaultAsync(HttpClient client, string mail)
    {
        var broken = $"{mail[..^4]}z.eml";
        await File.WriteAllTextAsync(broken, string.Empty);
        var answer = await client.GetAsync(new Uri($"outbox?of={Email}", UriKind.Relative)).TextAsync(HttpStatusCode.InternalServerError);
        answer.Should().NotContain("   at ").And.NotContain("Exception");
        File.Delete(broken);
    }
}
