using System.Security.Claims;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.StoreCalls;

/// <summary>
/// How often a request for a user asks the store when the one before has just asked the same: for what it shows. Who calls, where the
/// tenant and the organization are, and what the caller may do there, is known by then.
/// </summary>
public sealed class RequestStoreCallTests
{
    private const string Shown = "facts of an account at a place";

    private readonly CountingStore _store = new(new InMemoryStore(new InMemoryOptions()));
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private WebApplication _app = null!;
    private HttpClient _client = null!;
    private Organization _lisbon = null!;
    private User _ann = null!;
    private User _reader = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddUserDirectory(_ => { }).UseStore(_ => _store).AddHttp();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.Use((http, next) =>
        {
            http.User = new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, _reader.Id.ToString())], "test"));
            return next(http);
        });
        _app.MapUserDirectory();
        await FillAsync(_app.Services.GetRequiredService<IUserDirectory>().AsSystem("test"));
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client?.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task A_user_by_id_takes_one() =>
        (await CallsOfAsync($"default/lisbon/identity/users/{_ann.Id}")).Should().Equal(Shown);

    [Test]
    public async Task A_user_by_id_takes_one_where_tenant_and_organization_are_named_by_id_too() =>
        (await CallsOfAsync($"{_ann.TenantId}/{_lisbon.Id}/identity/users/{_ann.Id}")).Should().Equal(Shown);

    [Test]
    public async Task A_user_by_key_takes_two() =>
        (await CallsOfAsync("default/lisbon/identity/users/ann")).Should().Equal("find User.Key by key", Shown);

    [Test]
    public async Task What_is_known_is_asked_for_again_when_it_is_old()
    {
        var warm = await CallsOfAsync($"default/lisbon/identity/users/{_ann.Id}");

        _clock.Advance(TimeSpan.FromSeconds(2));
        var old = await CallsOfAsync($"default/lisbon/identity/users/{_ann.Id}", isWarm: false);

        old.Should().HaveCount(warm.Count + 4, "the tenant, the caller, the organization and the rights are read again");
    }

    private async Task<IReadOnlyList<string>> CallsOfAsync(string path, bool isWarm = true)
    {
        if (isWarm)
        {
            (await _client.GetAsync($"/api/{path}")).EnsureSuccessStatusCode();
        }

        _store.Restart();
        (await _client.GetAsync($"/api/{path}")).EnsureSuccessStatusCode();
        return [.. _store.Calls];
    }

    private async Task FillAsync(ITenantDirectory system)
    {
        _lisbon = await system.Organizations.CreateAsync(new NewOrganization("lisbon"));
        _ann = await system.Users.CreateAsync(new NewUser("ann") { Organization = _lisbon.Id });
        _reader = await system.Users.CreateAsync(new NewUser("reader") { Organization = _lisbon.Id });
        var role = await system.Roles.CreateAsync(new NewRole("user-reader", "users.read"));
        await system.Roles.AssignAsync(_reader.Id, [role.Id], _lisbon.Id);
    }
}
