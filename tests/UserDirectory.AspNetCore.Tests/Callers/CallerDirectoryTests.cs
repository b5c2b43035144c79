using System.Security.Claims;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Callers;

/// <summary>What a circuit of Blazor Server has: a principal, and no request.</summary>
public sealed class CallerDirectoryTests
{
    private TestApp _app = null!;
    private ICallerDirectory _callers = null!;
    private User _bob = null!;
    private ClaimsPrincipal? _seen;

    [SetUp]
    public async Task SetUp()
    {
        _app = await TestApp.StartAsync(
            http: options => options.TenantOfRequest = http => http.Request.Host.Host == "fabrikam.example" ? "fabrikam" : null, map: Map);
        _callers = _app.Services.GetRequiredService<ICallerDirectory>();
        _bob = await _app.System.Users.CreateAsync(new NewUser("bob"));
    }

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [Test]
    public async Task It_acts_as_the_account()
    {
        var found = await _callers.FindAsync(Signed(_bob.Id));

        found!.Actor.Should().Be(ActorRef.User(_bob.Id));
        (await found.Users.GetAsync(_bob.Id)).Key.Should().Be("bob");
    }

    [Test]
    public async Task It_is_null_for_who_is_nobody()
    {
        var foreign = await _app.Other.Users.CreateAsync(new NewUser("zoe"));

        (await _callers.FindAsync(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, _bob.Id.ToString())]))))
            .Should().BeNull("nobody has authenticated it");
        (await _callers.FindAsync(Signed(Guid.NewGuid()))).Should().BeNull();
        (await _callers.FindAsync(Signed(foreign.Id))).Should().BeNull();
    }

    [Test]
    public async Task It_looks_the_account_up_anew_each_time()
    {
        var principal = Signed(_bob.Id, new Claim(DirectoryClaims.SignInStamp, _bob.SignInStamp.ToString()));
        var before = await _callers.FindAsync(principal);

        await _app.System.Users.SignOutEverywhereAsync(_bob.Id);
        var signedOut = await _callers.FindAsync(principal);
        await _app.System.Users.DeactivateAsync(_bob.Id);
        var inactive = await _callers.FindAsync(Signed(_bob.Id));

        before.Should().NotBeNull();
        signedOut.Should().BeNull();
        inactive.Should().BeNull();
    }

    [Test]
    public async Task It_stays_in_the_tenant_of_the_request_that_the_principal_came_with()
    {
        var zoe = await _app.Other.Users.CreateAsync(new NewUser("zoe"));
        using var client = _app.As(zoe.Id);
        await client.GetAsync("http://fabrikam.example/seen");

        var found = await _callers.FindAsync(_seen!);

        found!.Actor.Should().Be(ActorRef.User(zoe.Id));
    }

    [Test]
    public void The_directory_of_a_request_is_not_to_be_had_without_one()
    {
        using var scope = _app.Services.CreateScope();

        var take = () => scope.ServiceProvider.GetRequiredService<ITenantDirectory>();

        take.Should().Throw<NoCallerException>().WithMessage("*ICallerDirectory*");
    }

    private static ClaimsPrincipal Signed(Guid id, params Claim[] claims) =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id.ToString()), .. claims], "Cookies"));

    private void Map(WebApplication app) => app.MapGet("/seen", (HttpContext http) => { _seen = http.User; });
}
