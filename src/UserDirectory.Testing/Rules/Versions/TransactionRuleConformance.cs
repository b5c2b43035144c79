using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Rule 8, one call is one transaction: it applies everything or nothing, and no update is lost.</summary>
public abstract partial class TransactionRuleConformance : RuleConformance
{
    [Test]
    public async Task An_account_with_everything_is_one_commit()
    {
        var world = await OpenAsync();
        var number = await world.NumberAsync();
        await world.System.Users.CreateAsync(FullUser("bob"));
        Assert.That(await world.NumberAsync(), Is.EqualTo(number + 1));
        Assert.That((await world.Records.FeedAsync(number)).Single().Entries.Select(entry => entry.Record), Is.SupersetOf(new[]
        {
            RecordKind.User, RecordKind.Membership, RecordKind.RoleAssignment, RecordKind.GroupMember,
            RecordKind.Credential, RecordKind.Picture,
        }));
    }

    [Test]
    public async Task A_call_that_fails_at_its_last_part_writes_nothing()
    {
        var world = await OpenAsync();
        var before = await world.Records.StateAsync();
        foreach (var spoil in new Action<NewUser>[]
        {
            user => user.Groups = ["staff", "unknown"],
            user => user.Roles = ["clerk", "unknown"],
            user => user.Key = "ann",
            user => user.ExternalId = "idp|ann",
            user => user.Password = "short",
            user => user.Picture = "data:image/png;base64,AAAA",
        })
        {
            var user = FullUser("bob");
            spoil(user);
            Assert.That(await Refused.CatchAsync(() => world.System.Users.CreateAsync(user)), Is.Not.Null);
        }

        Assert.That(await world.Records.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_list_of_which_one_is_wrong_changes_nothing()
    {
        var world = await OpenAsync();
        await world.UserAsync("bob");
        var before = await world.Records.StateAsync();
        Func<ValueTask>[] calls =
        [
            async () => await world.System.Groups.AddMembersAsync("staff", ["ann", "bob", "unknown"]),
            async () => await world.System.Groups.ReplaceMembersAsync("staff", ["bob", "unknown"]),
            async () => await world.System.Groups.JoinAsync("ann", ["staff", "unknown"]),
            async () => await world.System.Roles.AssignAsync("ann", ["clerk", "unknown"]),
            async () => await world.System.Roles.ReplaceAsync("ann", ["clerk", "unknown"]),
            async () => await world.System.Members.ChangeRolesAsync("ann", "lisbon", add: ["clerk"], remove: ["unknown"]),
            async () => await world.System.Users.GrantAsync("ann", ["invoices.read", "unknown.read"]),
            async () => await world.System.Permissions.AddAccessRulesAsync("ann", ["any", "type:unknown"]),
            async () =>
                await world.System.Roles.UpdateAsync("clerk", new RoleUpdate { Description = "Other.", AddPatterns = ["unknown.read"] }),
            async () => await world.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Other", Culture = "no culture" }),
        ];
        foreach (var call in calls)
        {
            Assert.That(await Refused.CatchAsync(call), Is.Not.Null);
        }

        Assert.That(await world.Records.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Moving_or_deleting_a_tree_is_one_commit()
    {
        var world = await OpenAsync();
        await world.OrganizationAsync("alfama", "lisbon");
        await world.OrganizationAsync("porto");
        var number = await world.NumberAsync();
        await world.System.Organizations.MoveAsync("lisbon", "porto");
        Assert.That(await world.System.Organizations.GetPathAsync("alfama"), Is.EqualTo("porto/lisbon/alfama"));
        await world.System.Organizations.DeleteAsync("porto", recursive: true);
        Assert.That((await world.NumberAsync(), await world.Records.ListAsync<Organization>()),
            Is.EqualTo((number + 2, Array.Empty<Organization>())));
    }

    [Test]
    public async Task What_changes_nothing_writes_nothing()
    {
        var world = await OpenAsync();
        var before = await world.Records.StateAsync();
        await world.System.Users.UpdateAsync("ann", new UserUpdate());
        await world.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = null });
        await world.System.Users.ActivateAsync("ann");
        await world.System.Users.RevokeAsync("ann", ["invoices.read"]);
        await world.System.Members.AddAsync("ann", "lisbon");
        await world.System.Groups.RemoveMembersAsync("staff", ["ann"]);
        await world.System.Roles.UnassignAsync("ann", ["clerk"]);
        await world.System.Organizations.MoveAsync("lisbon", default);
        Assert.That(await world.Records.StateAsync(), Is.EqualTo(before));
    }

    /// <summary>Lisbon, ann in it, a group <c>staff</c> and a role <c>clerk</c>.</summary>
    private async Task<RuleWorld> OpenAsync()
    {
        var world = await OpenWorldAsync();
        await world.OrganizationAsync("lisbon");
        await world.System.Users.CreateAsync(new NewUser("ann") { Organization = "lisbon", ExternalId = "idp|ann" });
        await world.GroupAsync("staff");
        await world.RoleAsync("clerk", []);
        return world;
    }

    /// <summary>What a call that takes a version is made on, when it has something to write there.</summary>
    private async Task<VersionedTargets> OpenAsync(VersionedCall call)
    {
        var targets = await VersionedTargets.MakeAsync(await OpenWorldAsync());
        await (call.Prepare?.Invoke(targets) ?? default);
        return targets;
    }

    private static NewUser FullUser(string key) => new(key)
    {
        Email = $"{key}@acme.example",
        ExternalId = $"idp|{key}",
        Organization = "lisbon",
        Roles = ["clerk"],
        Groups = ["staff"],
        Grants = ["invoices.read"],
        Password = "correct horse",
        Picture = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==",
    };
}
