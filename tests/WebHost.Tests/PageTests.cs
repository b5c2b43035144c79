using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace WebHost.Tests;

/// <summary>What a browser is given.</summary>
public sealed partial class PageTests
{
    private static readonly string[] s_pages = ["", "invitations", "recovery"];
    private static readonly string[] s_all =
        ["", "invitations", "recovery", "assets/index.js", "assets/invitations.js", "assets/recovery.js", "assets/style.css"];

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await RunningHost.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [TestCaseSource(nameof(s_all))]
    public async Task A_page_runs_loads_and_tells_nothing_but_its_own(string path)
    {
        using var answer = await _host.Client.GetAsync(new Uri(path, UriKind.Relative));
        var policy = Header(answer, "Content-Security-Policy");

        answer.EnsureSuccessStatusCode();
        policy.Should().Contain("default-src 'none'").And.Contain("script-src 'self'").And.Contain(
            "frame-ancestors 'none'").And.Contain("base-uri 'none'");
        policy.Should().NotContain("unsafe").And.NotContain("http");
        answer.Content.Headers.ContentType!.CharSet.Should().Be("utf-8");
        MustGuardItself(answer);
    }

    [TestCase("scalar/")]
    [TestCase("openapi/v1.json")]
    [TestCase("nothing-here")]
    [TestCase("outbox")]
    [TestCase("api/contoso/lisbon/identity/users/odata")]
    public async Task Everything_else_guards_itself_too(string path)
    {
        using var answer = await _host.Client.GetAsync(new Uri(path, UriKind.Relative));

        MustGuardItself(answer);
    }

    [TestCaseSource(nameof(s_pages))]
    public async Task A_page_has_no_script_and_no_style_inside_and_asks_no_other_server(string path)
    {
        var html = await _host.Client.GetStringAsync(new Uri(path, UriKind.Relative));

        InlineScript().IsMatch(html).Should().BeFalse();
        html.Should().NotContain("<style").And.NotContain(" style=").And.NotContain("://").And.NotContain("javascript:");
        Handler().IsMatch(html).Should().BeFalse("no event is handled in an attribute");
    }

    [TestCase("assets/invitations.js")]
    [TestCase("assets/recovery.js")]
    public async Task The_token_is_sent_in_a_body_and_leaves_the_address_at_once(string path)
    {
        var script = await _host.Client.GetStringAsync(new Uri(path, UriKind.Relative));

        script.Should().Contain("location.hash").And.Contain("history.replaceState").And.NotContain(
            "location.search").And.NotContain("innerHTML");
        Address().Matches(script).Select(match => match.Value).Should().OnlyContain(address => !address.Contains("token"));
    }

    private static void MustGuardItself(HttpResponseMessage answer)
    {
        Header(answer, "X-Content-Type-Options").Should().Be("nosniff");
        Header(answer, "X-Frame-Options").Should().Be("DENY");
        Header(answer, "Referrer-Policy").Should().Be("no-referrer");
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : string.Empty;

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"<[^>]+\son\w+\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();

    [GeneratedRegex(@"fetch\([^,]+")]
    private static partial Regex Address();
}
