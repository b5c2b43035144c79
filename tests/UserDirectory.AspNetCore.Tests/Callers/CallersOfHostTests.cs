using System.Net;
using System.Security.Claims;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Callers;

public sealed class CallersOfHostTests
{
    private TestApp _app = null!;
    private Guid _bob;

    [SetUp]
    public async Task SetUp()
    {
        _app = await TestApp.StartAsync(map: Map);
        _bob = (await _app.System.Users.CreateAsync(
            new NewUser("bob@contoso.example") { DisplayName = "Bob", ExternalId = "https://id.example|7" })).Id;
    }

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [Test]
    public async Task A_handler_gets_the_directory_of_who_calls()
    {
        var byId = await _app.As(_bob).GetStringAsync("/me");
        var byExternalId = await _app.As("https://id.example|7").GetStringAsync("/me");

        byId.Should().Be(ActorRef.User(_bob).ToString());
        byExternalId.Should().Be(byId);
    }

    [Test]
    public async Task Nobody_signed_in_is_told_so()
    {
        (await _app.Anonymous.GetStringAsync("/me")).Should().StartWith("Nobody is signed in");
    }

    [Test]
    public async Task Who_is_nobody_in_the_tenant_is_told_so()
    {
        var foreign = (await _app.Other.Users.CreateAsync(new NewUser("zoe"))).Id;

        var unknown = await _app.As(Guid.NewGuid()).GetStringAsync("/me");
        var another = await _app.As(foreign).GetStringAsync("/me");
        var malformed = await _app.As(new string('x', 3_000)).GetStringAsync("/me");

        unknown.Should().StartWith("Whoever is signed in is nobody");
        another.Should().Be(unknown);
        malformed.Should().Be(unknown);
    }

    [Test]
    public async Task An_account_that_is_not_active_is_no_caller()
    {
        await _app.System.Users.DeactivateAsync(_bob);

        (await _app.As(_bob).GetStringAsync("/me")).Should().StartWith("Whoever is signed in is nobody");
        (await _app.As(_bob).GetStringAsync("/claims")).Should().BeEmpty();
    }

    [Test]
    public async Task The_claims_show_the_account_and_no_rights()
    {
        await _app.System.Roles.AssignAsync(_bob, [Role.AdminKey]);
        var tenant = (await _app.System.Users.GetAsync(_bob)).TenantId;

        (await _app.As(_bob).GetStringAsync("/claims")).Split('\n').Should().Equal(
            $"{DirectoryClaims.UserId}={_bob}", $"{DirectoryClaims.TenantId}={tenant}", $"{DirectoryClaims.DisplayName}=Bob");
    }

    [Test]
    public async Task Claims_of_such_names_that_came_along_are_not_believed()
    {
        var alice = (await _app.System.Users.CreateAsync(new NewUser("alice"))).Id;
        var claim = $"{DirectoryClaims.UserId}={alice}";

        (await _app.As(_bob, claim).GetStringAsync("/claims")).Should().NotContain(alice.ToString());
        (await _app.As("nobody", claim).GetStringAsync("/claims")).Should().BeEmpty();
        (await _app.As("nobody", claim).GetStringAsync("/me")).Should().StartWith("Whoever is signed in is nobody");
    }

    [Test]
    public async Task A_principal_kept_from_another_request_is_not_believed()
    {
        ClaimsPrincipal? kept = null;
        await using var app = await TestApp.StartAsync(map: app =>
        {
            app.UseAuthentication();
            app.Use((http, next) =>
            {
                http.User = kept ??= http.User;
                return next();
            });
            Map(app);
        });
        var eve = (await app.System.Users.CreateAsync(new NewUser("eve"))).Id;

        var first = await app.As(eve).GetStringAsync("/me");
        var later = await app.Anonymous.GetStringAsync("/me");

        first.Should().Be(ActorRef.User(eve).ToString());
        later.Should().StartWith("Whoever is signed in is nobody");
    }

    [Test]
    public async Task A_sign_in_that_has_ended_is_no_authentication()
    {
        var stamp = (await _app.System.Users.GetAsync(_bob)).SignInStamp;
        var claim = $"{DirectoryClaims.SignInStamp}={stamp}";
        var before = await _app.As(_bob, claim).GetAsync("/guarded");

        await _app.System.Users.SignOutEverywhereAsync(_bob);

        var after = await _app.As(_bob, claim).GetAsync("/guarded");
        var without = await _app.As(_bob).GetAsync("/guarded");
        before.StatusCode.Should().Be(HttpStatusCode.OK);
        after.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        without.StatusCode.Should().Be(HttpStatusCode.OK, "a principal without a stamp says nothing of when it was made");
    }

    [Test]
    public async Task The_tenant_may_come_from_a_claim_and_is_asked_once()
    {
        var asked = 0;
        await using var app = await TestApp.StartAsync(
            http: options => options.TenantOfRequest = http =>
            {
                asked++;
                return http.User.FindFirst("org")?.Value;
            },
            map: Map);
        var zoe = (await app.Other.Users.CreateAsync(new NewUser("zoe"))).Id;

        var found = await app.As(zoe, "org=fabrikam").GetStringAsync("/me");

        found.Should().Be(ActorRef.User(zoe).ToString());
        asked.Should().Be(1);
    }

    [Test]
    public async Task Where_the_store_does_not_answer_the_rest_of_the_host_goes_on()
    {
        await using var app = await TestApp.StartAsync(services: UnreachableDirectory.Register, map: Map);
        var ann = await app.System.Users.CreateAsync(new NewUser("ann"));
        UnreachableDirectory.CutOff(app.Directory);

        var plain = await app.As(ann.Id).GetAsync("/plain");
        var needing = () => app.As(ann.Id).GetStringAsync("/me");
        var stamped = await app.As(ann.Id, $"{DirectoryClaims.SignInStamp}={ann.SignInStamp}").GetAsync("/guarded");

        plain.StatusCode.Should().Be(HttpStatusCode.OK);
        await needing.Should().ThrowAsync<TimeoutException>();
        stamped.StatusCode.Should().Be(HttpStatusCode.Unauthorized, "whether the sign-in has ended cannot be known");
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/me", (HttpContext http) =>
        {
            try
            {
                return http.RequestServices.GetRequiredService<ITenantDirectory>().Actor.ToString();
            }
            catch (NoCallerException nobody)
            {
                return nobody.Message;
            }
        });
        app.MapGet("/claims", (ClaimsPrincipal user) =>
            string.Join('\n', user.Claims.Where(claim => claim.Type.StartsWith("userdirectory:", StringComparison.Ordinal))
                .Select(claim => $"{claim.Type}={claim.Value}")));
        app.MapGet("/guarded", () => "in").RequireAuthorization();
        app.MapGet("/plain", () => "on");
    }
}
