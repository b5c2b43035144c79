using UserDirectory.Tests.Import;

namespace UserDirectory.Tests.Decisions;

/// <summary>Random calls of an ordinary user: everything that could make somebody hold something, with whatever arguments.</summary>
internal sealed class RandomCommands(World world, Random random, DateTimeOffset now, IList<string> tokens)
{
    private static readonly string[] s_patterns = ["invoices.read", "invoices.approve", "invoices.*", "reports.*", "*.*", "users.*"];

    public (string Name, Func<ITenantDirectory, Task> Run) Next()
    {
        var all = Memberships().Concat(Roles()).Concat(Groups()).Concat(Organizations()).Concat(Users())
            .Concat(Invitations()).Concat(Imports()).ToList();
        return all[random.Next(all.Count)];
    }

    private IEnumerable<(string, Func<ITenantDirectory, Task>)> Memberships()
    {
        var (user, place) = (AnyUser(), AnyPlace());
        var validity = AnyValidity();
        yield return ("members.add", async d => await d.Members.AddAsync(user, place, validity));
        yield return ("members.remove", async d => await d.Members.RemoveAsync(user, place));
        yield return ("members.suspend", async d => await d.Members.SuspendAsync(user, place));
        yield return ("members.reinstate", async d => await d.Members.ReinstateAsync(user, place));
        yield return ("members.change_validity", async d => await d.Members.ChangeValidityAsync(user, place, validity));
        yield return ("members.change_roles", async d => await d.Members.ChangeRolesAsync(user, place, Few(AnyRole), Few(AnyRole)));
        yield return ("permissions.add_access_rules", async d => await d.Permissions.AddAccessRulesAsync(user, ["any"]));
        yield return ("permissions.remove_access_rules", async d => await d.Permissions.RemoveAccessRulesAsync(user, ["any"]));
    }

    private IEnumerable<(string, Func<ITenantDirectory, Task>)> Roles()
    {
        var subject = random.Next(3) == 0 ? Subject.Group(AnyGroup()) : Subject.User(AnyUser());
        var (role, place) = (AnyRole(), AnyPlaceOrTenant());
        Validity? validity = random.Next(2) == 0 ? null : AnyValidity();
        var pattern = s_patterns[random.Next(s_patterns.Length)];
        yield return ("roles.assign", async d => await d.Roles.AssignAsync(subject, [role], place, validity));
        yield return ("roles.assign", async d => await d.Roles.AssignAsync(subject, [role], place, validity));
        yield return ("roles.unassign", async d => await d.Roles.UnassignAsync(subject, [role], place));
        yield return ("roles.replace", async d => await d.Roles.ReplaceAsync(subject, [role], place));
        yield return ("roles.add_pattern", async d => await d.Roles.UpdateAsync(role, new RoleUpdate { AddPatterns = [pattern] }));
        yield return ("roles.remove_pattern", async d => await d.Roles.UpdateAsync(role, new RoleUpdate { RemovePatterns = [pattern] }));
        yield return ("roles.switch_on", async d => await d.Roles.SwitchOnAsync(role));
        yield return ("roles.switch_off", async d => await d.Roles.SwitchOffAsync(role));
        yield return ("roles.change_default", async d => await d.Roles.ChangeDefaultAsync(role, true));
        yield return ("roles.delete", async d => await d.Roles.DeleteAsync(role));
        yield return ("roles.create", async d =>
            await d.Roles.CreateAsync(new NewRole($"new{random.Next(1000)}", pattern) { Organization = place, IsDefault = true }));
    }

    private IEnumerable<(string, Func<ITenantDirectory, Task>)> Groups()
    {
        var (user, group, parent) = (AnyUser(), AnyGroup(), AnyGroup());
        yield return ("groups.add_members", async d => await d.Groups.AddMembersAsync(group, [user]));
        yield return ("groups.remove_members", async d => await d.Groups.RemoveMembersAsync(group, [user]));
        yield return ("groups.replace_members", async d => await d.Groups.ReplaceMembersAsync(group, [user]));
        yield return ("groups.join", async d => await d.Groups.JoinAsync(user, [group, parent]));
        yield return ("groups.nest", async d => await d.Groups.NestAsync(group, random.Next(4) == 0 ? default(EntityRef) : parent));
        yield return ("groups.switch_on", async d => await d.Groups.SwitchOnAsync(group));
        yield return ("groups.switch_off", async d => await d.Groups.SwitchOffAsync(group));
        yield return ("groups.delete", async d => await (world.Groups.Count > 2 ? d.Groups.DeleteAsync(group) : default));
        yield return ("groups.create", async d => await d.Groups.CreateAsync(new NewGroup($"new{random.Next(1000)}") { Parent = parent }));
    }

    private IEnumerable<(string, Func<ITenantDirectory, Task>)> Organizations()
    {
        var (place, above) = (AnyPlace(), AnyPlaceOrTenant());
        yield return ("organizations.move", async d => await d.Organizations.MoveAsync(place, above));
        yield return ("organizations.change_type", async d => await d.Organizations.ChangeTypeAsync(place, OrganizationType.Test));
        yield return ("organizations.suspend", async d => await d.Organizations.SuspendAsync(place));
        yield return ("organizations.reinstate", async d => await d.Organizations.ReinstateAsync(place));
        var isAll = world.Organizations.All(
            organization => organization.Id == place.Id || organization.AncestorIds.Contains(place.Id!.Value));
        yield return ("organizations.delete", async d => await (isAll ? default : d.Organizations.DeleteAsync(place, recursive: true)));
        yield return ("organizations.create", async d =>
            await d.Organizations.CreateAsync(new NewOrganization($"new{random.Next(1000)}") { Parent = above }));
    }

    private IEnumerable<(string, Func<ITenantDirectory, Task>)> Users()
    {
        var (user, place) = (AnyUser(), AnyPlaceOrTenant());
        var pattern = s_patterns[random.Next(s_patterns.Length)];
        var created = new NewUser(
            $"new{random.Next(100_000)}")
        {
            Organization = place,
            Roles = Few(AnyRole),
            Groups = Few(AnyGroup),
            Grants = random.Next(4) == 0
                ? [pattern]
                : null
        };
        yield return ("users.create", async d => await d.Users.CreateAsync(created));
        yield return ("users.create_default", async d =>
            await d.Users.CreateAsync(new NewUser($"new{random.Next(100_000)}") { Organization = place }));
        yield return ("users.activate", async d => await d.Users.ActivateAsync(user));
        yield return ("users.deactivate", async d => await d.Users.DeactivateAsync(user));
        yield return ("users.grant", async d => await d.Users.GrantAsync(user, [pattern]));
        yield return ("users.revoke", async d => await d.Users.RevokeAsync(user, [pattern]));
        yield return ("users.replace_grants", async d => await d.Users.ReplaceGrantsAsync(user, [pattern]));
        yield return ("users.change_home", async d => await d.Users.ChangeHomeAsync(user, place));
        yield return ("users.change_default", async d => await d.Users.ChangeDefaultOrganizationAsync(user, place));
        yield return ("users.delete", async d => await d.Users.DeleteAsync(user));
        yield return ("users.restore", async d => await RestoreAnyAsync(d));
    }

    private IEnumerable<(string, Func<ITenantDirectory, Task>)> Invitations()
    {
        var place = AnyPlaceOrTenant();
        var invitation = new NewInvitation(
            $"guest{random.Next(6)}@acme.example", place)
        {
            Roles = Few(AnyRole),
            Groups = Few(AnyGroup),
            Key = random.Next(3) == 0
                ? KeyOf(AnyUser())
                : null
        };
        yield return ("invitations.send", d => SendAsync(d, invitation));
        yield return ("invitations.send", d => SendAsync(d, invitation));
    }

    private IEnumerable<(string, Func<ITenantDirectory, Task>)> Imports()
    {
        var row = new ImportRow
        {
            Key = random.Next(2) == 0 ? KeyOf(AnyUser()) : $"new{random.Next(100_000)}",
            Organization = random.Next(3) == 0 ? null : world.Organizations[random.Next(world.Organizations.Count)].Key,
            Roles = [.. Few(AnyRole).Select(role => role.ToString())],
            Groups = [.. Few(AnyGroup).Select(group => group.ToString())],
            IsActive = random.Next(3) == 0 ? default(Optional<bool>) : random.Next(2) == 0,
        };
        yield return ("import", async d => await d.ImportAsync(row));
    }

    private async Task SendAsync(ITenantDirectory directory, NewInvitation invitation)
    {
        if ((await directory.Invitations.SendAsync(invitation)).Token is { } token)
        {
            tokens.Add(token);
        }
    }

    private static async Task RestoreAnyAsync(ITenantDirectory directory)
    {
        if ((await directory.Users.ListDeletedAsync()).Items is [var deleted, ..])
        {
            await directory.Users.RestoreAsync(deleted.Id);
        }
    }

    private string KeyOf(EntityRef user) => world.Users.Single(u => u.Id == user.Id).Key;

    private EntityRef AnyUser() => world.Users[random.Next(world.Users.Count)].Id;

    private EntityRef AnyRole() => world.Roles[random.Next(world.Roles.Count)].Id;

    private EntityRef AnyGroup() => world.Groups[random.Next(world.Groups.Count)].Id;

    private EntityRef AnyPlace() => world.Organizations[random.Next(world.Organizations.Count)].Id;

    private EntityRef AnyPlaceOrTenant() => random.Next(4) == 0 ? default(EntityRef) : AnyPlace();

    private List<EntityRef> Few(Func<EntityRef> any) => [.. Enumerable.Range(0, random.Next(3)).Select(_ => any())];

    private Validity AnyValidity() => random.Next(5) switch
    {
        0 => new Validity(now.AddDays(1), null),
        1 => new Validity(null, now.AddDays(3)),
        2 => new Validity(now.AddDays(-1), now.AddDays(1)),
        _ => Validity.Always,
    };
}
