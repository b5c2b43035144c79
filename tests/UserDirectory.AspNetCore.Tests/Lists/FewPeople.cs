using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using UserDirectory.Queries;

namespace UserDirectory.AspNetCore.Tests.Lists;

/// <summary>A directory in memory with a clock that is moved, and what tests of lists do with it.</summary>
internal sealed class FewPeople : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    public FewPeople()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddUserDirectory(options => options.Permissions.Add("invoices", "read")).UseInMemory();
        _services = services.BuildServiceProvider();
        Tenant = _services.GetRequiredService<IUserDirectory>().AsSystem("test");
    }

    public ITenantDirectory Tenant { get; }

    public DateTimeOffset GetUtcNow() => _clock.GetUtcNow();

    public void Advance(TimeSpan by) => _clock.Advance(by);

    /// <summary>
    /// Ana (technician, 2026-01-05), Bob (inactive, 2026-01-06, last seen 2026-01-10), Céline (2026-01-07, no e-mail, a quote in the name),
    /// one invited, and one without a name.
    /// </summary>
    public static async Task<FewPeople> MadeAsync()
    {
        var people = new FewPeople();
        var users = people.Tenant.Users;
        await users.CreateAsync(
            new NewUser("ana") { DisplayName = "Ana Lima", Email = "ana@example.org", Culture = "pt-PT", IsTechnician = true });
        people.Advance(TimeSpan.FromDays(1));
        await users.CreateAsync(
            new NewUser("bob") { DisplayName = "Bob Stone", Email = "bob@example.com", Culture = "en-GB", IsActive = false });
        await users.RecordLoginAsync("bob", new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));
        people.Advance(TimeSpan.FromDays(1));
        await users.CreateAsync(new NewUser("celine") { DisplayName = "Céline O'Hara, (CTO)", Culture = "fr-FR" });
        people.Advance(TimeSpan.FromDays(1));
        await people.Tenant.Invitations.SendAsync(
            new NewInvitation("dora@example.org") { Key = "dora", DisplayName = "Dora", Culture = "fr-FR" });
        people.Advance(TimeSpan.FromDays(1));
        await users.CreateAsync(new NewUser("eve") { Email = "eve@example.org", Culture = "en-GB" });
        return people;
    }

    /// <summary>The keys of the users that a list shows, in its order.</summary>
    public async Task<string> KeysAsync(string option, string value) =>
        string.Join(' ', (await ListAsync((option, value))).Items.Select(user => user.Key));

    public async Task<Page<User>> ListAsync(params (string Name, string Value)[] options)
    {
        var query = new UserQuery();
        ListRequestOf(options).Ask(query);
        return await Tenant.Users.ListAsync(query);
    }

    public static ListRequest ListRequestOf(params (string Name, string Value)[] options) =>
        ListRequest.Read(ListModel.Users, Pairs(options));

    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(params (string Name, string Value)[] options) =>
        [.. options.Select(option => KeyValuePair.Create(option.Name, option.Value))];

    public void Dispose() => _services.Dispose();
}
