using System.Security.Claims;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Callers;

/// <summary>Whom a principal names when it says more than one thing.</summary>
public sealed class WhoIsNamedTests
{
    [TestCase("true", 200)]
    [TestCase("True", 200)]
    [TestCase("false", 404)]
    [TestCase("no", 404)]
    public async Task An_address_that_its_issuer_does_not_call_verified_names_nobody(string isVerified, int status)
    {
        await using var app = await TestApp.StartAsync(http: options => options.MatchVerifiedEmail = true);
        await app.System.Users.ChangeEmailAsync("admin@contoso.example", "admin@contoso.example", isVerified: true);

        var answer = await app.As("stranger", "email=admin@contoso.example", $"email_verified={isVerified}")
            .GetAnswerAsync("/auth/users/whoami");

        answer.Status.Should().Be(status);
    }

    [Test]
    public async Task An_identity_that_nobody_authenticated_names_nobody_beside_one_that_is()
    {
        await using var app = await TestApp.StartAsync();
        var admin = (await app.System.Users.GetAsync("admin@contoso.example")).Id;
        var eve = (await app.System.Users.CreateAsync(new NewUser("eve"))).Id;
        var claimed = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, admin.ToString())]);
        var signedIn = new ClaimsIdentity([new("sub", eve.ToString())], "Cookies");

        var found = await app.Services.GetRequiredService<ICallerDirectory>().FindAsync(new ClaimsPrincipal([claimed, signedIn]));

        found!.Actor.Should().Be(ActorRef.User(eve));
    }

    [Test]
    public async Task A_host_may_name_the_account_in_an_identity_that_it_adds()
    {
        await using var app = await TestApp.StartAsync();
        var eve = (await app.System.Users.CreateAsync(new NewUser("eve"))).Id;
        var added = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, eve.ToString())]);

        var found = await app.Services.GetRequiredService<ICallerDirectory>()
            .FindAsync(new ClaimsPrincipal([new ClaimsIdentity("Windows"), added]));

        found!.Actor.Should().Be(ActorRef.User(eve));
    }

    [TestCase("https://id.example", "7", true)]
    [TestCase("https://other.example", "plain", true)]
    [TestCase("https://other.example", "7", false)]
    [TestCase("https://other.example", "https://id.example|7", false)]
    public async Task An_issuer_names_nobody_whom_another_issuer_names(string issuer, string subject, bool isSomebody)
    {
        await using var app = await TestApp.StartAsync();
        await app.System.Users.CreateAsync(new NewUser("bob") { ExternalId = "https://id.example|7" });
        await app.System.Users.CreateAsync(new NewUser("plain") { ExternalId = "plain" });
        var signedIn = new ClaimsIdentity([new("sub", subject, ClaimValueTypes.String, issuer)], "Bearer");

        var found = await app.Services.GetRequiredService<ICallerDirectory>().FindAsync(new ClaimsPrincipal(signedIn));

        (found is not null).Should().Be(isSomebody);
    }

    [Test]
    public async Task A_sign_in_of_the_routes_tenant_is_not_compared_with_an_account_of_another()
    {
        await using var app = await TestApp.StartAsync();
        await app.System.Users.CreateAsync(new NewUser("twin") { ExternalId = "7" });
        var twin = await app.Other.Users.CreateAsync(new NewUser("twin") { ExternalId = "7", Organization = "seattle" });

        var answer = await app.As("7", $"{DirectoryClaims.SignInStamp}={twin.SignInStamp}")
            .GetAnswerAsync("/api/fabrikam/seattle/identity/users/twin");

        answer.Status.Should().Be(200);
    }
}
