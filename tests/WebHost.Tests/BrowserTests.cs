using FluentAssertions;
using Microsoft.Playwright;
using NUnit.Framework;

namespace WebHost.Tests;

/// <summary>The sample as somebody with a browser meets it.</summary>
public sealed class BrowserTests
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Email = "rita.nunes@new.example";
    private const string NewPassword = "a password of her own";

    private const float Patience = 20_000;

    private static readonly LocatorAssertionsToHaveTextOptions s_patience = new() { Timeout = Patience };

    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    [Test]
    public async Task An_administrator_invites_and_the_invited_accepts_and_signs_in()
    {
        if (!File.Exists(Chromium))
        {
            Assert.Ignore($"There is no {Chromium} on this machine (Debian's package chromium): nobody has tried the pages.");
        }

        await using var host = await RunningHost.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Chromium, Headless = true, Args = s_arguments });
        var page = await browser.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        var addresses = new List<string>();
        var complaints = new List<string>();
        page.Request += (_, request) => addresses.Add(request.Url);
        page.Console += (_, message) => complaints.AddRange(message.Type is "error" or "warning" ? [message.Text] : []);
        page.PageError += (_, error) => complaints.Add(error);

        await SignInAsync(page, host.Root, RunningHost.Admin, RunningHost.Password);
        await page.GetByLabel("E-mail").FillAsync(Email);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Rita Nunes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Invited.", s_patience);

        await page.Locator("#outbox a").ClickAsync();
        await Assertions.Expect(page.Locator("#about")).ToContainTextAsync($"{Email} is invited to Lisbon", new() { Timeout = Patience });
        page.Url.Should().Be($"{host.Root}invitations", "the token leaves the address at once");
        await page.GetByLabel("New password").FillAsync(NewPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status))
            .ToHaveTextAsync($"Welcome, Rita Nunes. You sign in as {Email}.", s_patience);

        complaints.Should().BeEmpty("the pages obey their own policy");

        await SignInAsync(page, host.Root, Email, NewPassword);
        await Assertions.Expect(page.Locator("#outbox")).ToHaveTextAsync("Only administrators of the tenant see it.", s_patience);
        addresses.Should().OnlyContain(
            address => address.StartsWith(host.Root.ToString(), StringComparison.Ordinal), "nobody else is asked for anything");
        addresses.Where(address => address.Split('#')[0].Contains("token", StringComparison.Ordinal))
            .Should().BeEmpty("no server sees the token in an address");
    }

    private static async Task SignInAsync(IPage page, Uri root, string userName, string password)
    {
        await page.GotoAsync(root.ToString());
        await page.GetByLabel("User").FillAsync(userName);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Signed in.", s_patience);
    }
}
