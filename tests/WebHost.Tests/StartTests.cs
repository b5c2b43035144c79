using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using NUnit.Framework;

namespace WebHost.Tests;

/// <summary>The sample as a process, from its first line to its end.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class StartTests
{
    [Test]
    public async Task It_starts_in_an_empty_folder_and_says_where_to_go_and_how_to_sign_in()
    {
        await using var host = await HostProcess.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Root };
        var greeting = string.Join('\n', host.Output);

        greeting.Should().Contain(
            "Sign in: admin@contoso.example (tenant contoso) or admin@fabrikam.example (tenant fabrikam)").And.Contain(
                $"{host.Root}scalar").And.Contain(host.Outbox).And.Contain(host.Database);
        var password = greeting.Split("with the password ")[1].Split(' ')[0];
        greeting.Split(password).Should().HaveCount(2, "the password that was made is shown once");
        await client.SignInAsync("admin@contoso.example", password);
        await client.SignInAsync("admin@fabrikam.example", password, "fabrikam");

        await host.StopAsync();
        host.ExitCode.Should().Be(0, "it was asked to stop");
        host.Errors.Should().BeEmpty();
        string.Join('\n', host.Output).Should().Be(greeting, "nothing went wrong that a log would tell of");
        Directory.EnumerateFileSystemEntries(host.Folder).Except([$"{host.Database}-wal", $"{host.Database}-shm"])
            .Should().BeEquivalentTo([host.Outbox, host.Database], "it leaves nothing else in the folder that it is started in");
    }

    [Test]
    public async Task A_given_password_signs_in_and_is_never_printed()
    {
        await using var host = await HostProcess.StartAsync(("Directory__AdminPassword", RunningHost.Password));
        using var client = new HttpClient { BaseAddress = host.Root };

        await client.SignInAsync("admin@contoso.example", RunningHost.Password);

        await host.StopAsync();
        string.Join('\n', host.Output.Concat(host.Errors))
            .Should().NotContain(RunningHost.Password).And.Contain("the password of Directory__AdminPassword");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Started_anew_it_has_what_it_had(bool isKilled)
    {
        await using var first = await HostProcess.StartAsync(("Directory__AdminPassword", RunningHost.Password));
        using (var client = new HttpClient { BaseAddress = first.Root })
        {
            await client.SignInAsync("admin@contoso.example", RunningHost.Password);
            (await client.InviteAsync("ines@session.example")).EnsureSuccessStatusCode();
        }

        await (isKilled ? first.KillAsync() : first.StopAsync());
        await using var second = await HostProcess.StartAsync(("Directory__Database", first.Database));
        using var again = new HttpClient { BaseAddress = second.Root };
        await again.SignInAsync("admin@contoso.example", RunningHost.Password);
        var people = await again.GetStringAsync(new Uri("api/contoso/lisbon/identity/users/odata?$count=true", UriKind.Relative));

        people.Should().Contain("ines@session.example").And.Contain("ana.silva@contoso.example").And.Contain("\"count\":3");
        string.Join('\n', second.Output).Should().Contain("with the password of the first start");
    }

    [Test]
    public async Task In_memory_it_makes_no_file_and_says_so()
    {
        await using var host = await HostProcess.StartAsync(("Directory__Provider", "memory"));

        File.Exists(host.Database).Should().BeFalse();
        string.Join('\n', host.Output).Should().Contain("in memory, gone when this ends");
    }

    [Test]
    public async Task A_file_that_is_no_database_ends_it_with_one_line_and_exit_code_2()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, new string('x', 10_000));

        await using var host = await HostProcess.RunAsync("http://127.0.0.1:0", ("Directory__Database", file));

        MustHaveRefused(host, "The directory's file cannot be used");
        (await File.ReadAllTextAsync(file)).Should().HaveLength(10_000, "what is there is left alone");
        File.Delete(file);
    }

    [Test]
    public async Task It_serves_plain_http_in_Production_and_sends_nobody_elsewhere()
    {
        await using var host = await HostProcess.StartAsync();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Root };

        foreach (var path in (string[])["", "health", "invitations", "openapi/v1.json", "scalar/"])
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            answer.StatusCode.Should().Be(HttpStatusCode.OK, $"/{path} is there");
            answer.Headers.Contains("Strict-Transport-Security").Should().BeFalse();
        }

        using var fault = await client.PostTextAsync("login", "{");
        (await fault.Content.ReadAsStringAsync()).Should().NotContain("   at ", "stack traces are for Development");
    }

    [TestCase("Directory__Provider=oracle", "'oracle'", "'memory'")]
    [TestCase("Directory__Database=/nowhere/directory.db", "Directory:Database", "'/nowhere/directory.db'")]
    [TestCase("Directory__AdminPassword=x7", "Directory:AdminPassword", "at least 8")]
    [TestCase("Directory__InvitationLifetime=soon", "Directory:InvitationLifetime", "'soon'")]
    [TestCase("Directory__InvitationLifetime=91.00:00:00", "Directory:InvitationLifetime", "90.00:00:00")]
    [TestCase("Directory__OutboxFolder=/dev/null/outbox", "Directory:OutboxFolder", "/dev/null/outbox")]
    [TestCase("Directory__PublicUrl=example", "Directory:PublicUrl", "'example'")]
    [TestCase("Directory__RateLimits__PerAddress=0", "Directory:RateLimits:PerAddress", "at least 1")]
    [TestCase("Directory__Smtp__Host=localhost;Directory__Smtp__Security=maybe", "Directory:Smtp:Security", "'starttls'")]
    [TestCase("Directory__Smtp__Host=localhost;Directory__Smtp__From=nobody", "Directory:Smtp:From", "'nobody'")]
    [TestCase("Directory__Smtp__Host=localhost;Directory__Smtp__Timeout=0", "Directory:Smtp:Timeout", "'0'")]
    [TestCase("Logging__LogLevel__Default=Loud", "Loud", "settings")]
    public async Task A_wrong_setting_ends_it_with_one_line_and_exit_code_2(string settings, params string[] said)
    {
        await using var host = await HostProcess.RunAsync(
            "http://127.0.0.1:0", [.. settings.Split(';').Select(setting => (setting.Split('=')[0], setting.Split('=')[1]))]);

        MustHaveRefused(host, said);
        string.Join('\n', host.Errors).Should().NotContain("x7", "a password is not shown");
    }

    [Test]
    public async Task A_port_that_is_taken_ends_it_with_one_line_and_exit_code_2()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://{taken.LocalEndpoint}";

        await using var host = await HostProcess.RunAsync(url);

        MustHaveRefused(host, url, "in use");
    }

    [Test]
    public async Task An_address_that_is_none_ends_it_with_one_line_and_exit_code_2()
    {
        await using var host = await HostProcess.RunAsync("nonsense");

        MustHaveRefused(host, "'nonsense'");
    }

    private static void MustHaveRefused(HostProcess host, params string[] said)
    {
        host.ExitCode.Should().Be(2, string.Join('\n', host.Errors));
        host.Errors.Should().ContainSingle("one line tells what is wrong").Which.Should().ContainAll(said);
        host.Output.Should().BeEmpty("a log with stack traces would hide the line");
    }
}
