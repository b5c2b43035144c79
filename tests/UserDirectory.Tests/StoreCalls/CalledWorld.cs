using FluentAssertions;
using UserDirectory.Storage;

namespace UserDirectory.Tests.StoreCalls;

/// <summary>
/// A tenant for counting calls: organizations one below the other, at the lowest a number of roles and groups of the organization above
/// all, accounts that are members, and an account that may do everything. The store counts.
/// </summary>
internal sealed class CalledWorld : IDisposable
{
    private User _boss = null!;

    private CalledWorld(int levels, int things, IDirectoryStore? store)
    {
        (Levels, Things) = (levels, things);
        Test = new TestDirectory(decorate: inner => Store = new CountingStore(store ?? inner));
    }

    public int Levels { get; }

    public int Things { get; }

    public TestDirectory Test { get; }

    public CountingStore Store { get; private set; } = null!;

    public ITenantDirectory System => Test.System;

    /// <summary>The tenant, acting as a user who holds everything tenant-wide.</summary>
    public ITenantDirectory User { get; private set; } = null!;

    public Organization Top { get; private set; } = null!;

    /// <summary>The lowest organization.</summary>
    public Organization Place { get; private set; } = null!;

    /// <summary>The keys of all organizations from the top to the lowest, by slash.</summary>
    public string Path { get; private set; } = null!;

    /// <summary>A member of the lowest organization, with roles and groups.</summary>
    public User Ann { get; private set; } = null!;

    public IReadOnlyList<EntityRef> Roles { get; private set; } = [];

    /// <summary>Each gives a role at the lowest organization, as do those above them.</summary>
    public IReadOnlyList<EntityRef> Groups { get; private set; } = [];

    /// <summary>Accounts that have nothing but a membership.</summary>
    public IReadOnlyList<User> Others { get; private set; } = [];

    /// <param name="levels">How many organizations stand one below the other.</param>
    /// <param name="things">How many roles, groups and accounts there are to name.</param>
    /// <param name="store">Where; null for in memory.</param>
    public static async Task<CalledWorld> MakeAsync(int levels, int things, IDirectoryStore? store = null)
    {
        var world = new CalledWorld(levels, things, store);
        await world.FillAsync();
        return world;
    }

    /// <summary>The same world on another store, which has a copy of its records.</summary>
    public CalledWorld On(IDirectoryStore store)
    {
        var copy = new CalledWorld(Levels, Things, store)
        {
            Top = Top,
            Place = Place,
            Path = Path,
            Ann = Ann,
            Roles = Roles,
            Groups = Groups,
            Others = Others,
            _boss = _boss,
        };
        copy.User = copy.Test.As(_boss);
        return copy;
    }

    /// <summary>The token of the last invitation.</summary>
    public string? Token { get; private set; }

    /// <summary>Has nothing be known any more of rights and keys, but for those of who asks.</summary>
    public async Task ForgetRightsAsync(ITenantDirectory asker)
    {
        await System.Roles.SwitchOffAsync("of-above");
        await System.Roles.SwitchOnAsync("of-above");
        await System.Organizations.UpdateAsync(Top.Id, new OrganizationUpdate { Name = $"Top {Guid.NewGuid():N}" });
        await asker.Permissions.CheckAsync(Others[0].Id, "invoices.read", Place.Id);
    }

    /// <summary>Has the rights of who acts and the keys of what is there be known, as they are after the first calls.</summary>
    public async Task WarmUpAsync(ITenantDirectory acme)
    {
        foreach (var key in Path.Split('/'))
        {
            await acme.Users.CreateAsync(
                new NewUser($"warm at {key}") { Organization = key, Roles = [], Groups = key == Place.Key ? Groups : [] });
        }

        await acme.Groups.LeaveAsync(Others[0].Id, [$"{Top.Key}:above/group-0"], Place.Key);

        // Last: an account that is made may share its stamp with who acts, whose rights are then read anew.
        await acme.Users.ListAsync(new UserQuery { Take = 1 });
        await acme.Permissions.CheckAsync(Others[0].Id, "invoices.read", Top.Key);
        await acme.Permissions.CheckAsync(Others[0].Id, "invoices.read", Place.Key);
    }

    /// <summary>Two organizations at the top and at the place, the one to move below the other.</summary>
    public async Task MakeMoverAsync()
    {
        await Test.OrganizationAsync("elsewhere", Top.Id);
        await Test.OrganizationAsync("mover", Place.Id);
    }

    public async Task InviteAsync(ITenantDirectory acme)
    {
        var sent = await acme.Invitations.SendAsync(new NewInvitation("bob@acme.example", Place.Key) { Roles = Roles, Groups = Groups });
        Token = sent.Token;
    }

    /// <summary>Imports as many rows as there are things, in one batch, each with a place, up to three roles and a group.</summary>
    public async Task ImportAsync(ITenantDirectory acme)
    {
        var rows = Enumerable.Range(0, Things).Select(i => new ImportRow
        {
            Key = $"new-{i}",
            Email = $"new-{i}@acme.example",
            DisplayName = $"New {i}",
            Organization = Path,
            Roles = [.. Roles.Take(3).Select(role => role.Text!)],
            Groups = [Groups[i].Text!],
        });
        await foreach (var result in acme.Import.ImportAsync(rows, new ImportOptions { BatchSize = 100 }))
        {
            result.Errors.Should().BeEmpty();
        }
    }

    /// <summary>The same as a system, before somebody else does it again: the rights of that one are known then.</summary>
    public async Task ImportBeforeAsync(ITenantDirectory acme)
    {
        await ImportAsync(System);
        await acme.Users.ListAsync(new UserQuery { Take = 1 });
    }

    public IReadOnlyList<EntityRef> References(IEnumerable<User> users) => [.. users.Select(user => (EntityRef)user.Id)];

    public void Dispose() => Test.Dispose();

    private async Task FillAsync()
    {
        var chain = await Test.ChainAsync("level-1", Levels);
        (Top, Place) = (chain[0], chain[^1]);
        Path = string.Join('/', chain.Select(organization => organization.Key));
        _boss = await Test.HolderAsync("boss", default, "*.*");
        await System.Roles.AssignAsync(_boss.Id, ["admin"]);
        User = Test.As(_boss);
        var (roles, groups, others) = (new List<EntityRef>(), new List<EntityRef>(), new List<User>());
        var above = await System.Groups.CreateAsync(new NewGroup("above") { Organization = Top.Id });
        await Test.RoleAsync("of-above", ["invoices.read"]);
        await System.Roles.AssignAsync(Subject.Group(above.Id), ["of-above"], Top.Id);
        for (var i = 0; i < Things; i++)
        {
            await Test.RoleAsync($"role-{i}", ["invoices.read"], Top.Id);
            roles.Add($"role-{i}");
            var group = await System.Groups.CreateAsync(new NewGroup($"group-{i}") { Organization = Top.Id, Parent = above.Id });
            await System.Roles.AssignAsync(Subject.Group(group.Id), [$"role-{i}"], Place.Id);
            groups.Add($"above/group-{i}");
            others.Add(await System.Users.CreateAsync(new NewUser($"other-{i}") { Organization = Place.Id, Roles = ["of-above"] }));
        }

        (Roles, Groups, Others) = (roles, groups, others);
        Ann = await System.Users.CreateAsync(
            new NewUser("ann")
            {
                Email = "ann@acme.example",
                IsEmailVerified = true,
                Organization = Place.Id,
                Roles = Roles,
                Groups = Groups,
                Password = "correct horse battery"
            });
    }
}
