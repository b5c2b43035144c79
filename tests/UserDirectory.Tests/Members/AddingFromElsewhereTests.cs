using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Members;

/// <summary>
/// Whom a manager of Lisbon may name who may read nobody elsewhere: <c>vic</c> is at home in Porto, <c>lou</c> is a member of Lisbon.
/// </summary>
public sealed class AddingFromElsewhereTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
        await _test.RoleAsync("clerk", []);
        await _test.System.Groups.CreateAsync(new NewGroup("staff") { Organization = "lisbon" });
        await _test.UserAsync("vic", "porto");
        await _test.UserAsync("lou", "porto");
        await _test.System.Members.AddAsync("lou", "lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task One_that_the_actor_may_not_read_is_answered_like_one_that_there_is_not()
    {
        var mia = await ManagerAsync("members.add", "users.read");

        var unreadable = await RefusalAsync(() => mia.Members.AddAsync("vic", "lisbon"));
        var unknown = await RefusalAsync(() => mia.Members.AddAsync("nobody", "lisbon"));

        unreadable.Should().Be("user.not_found: There is no such user.").And.Be(unknown);
        (await _test.System.Members.FindAsync("vic", "lisbon")).Should().BeNull();
    }

    [Test]
    public async Task Who_may_not_add_there_hears_only_that()
    {
        var mia = await ManagerAsync("users.read");

        foreach (var key in new[] { "vic", "nobody", "lou" })
        {
            (await RefusalAsync(() => mia.Members.AddAsync(key, "lisbon"))).Should().StartWith("access.denied: ");
        }
    }

    [TestCase("porto", "users.read")]
    [TestCase(null, "users.read")]
    [TestCase(null, "users.update-tenants")]
    public async Task One_is_added_by_who_may_read_him_or_update_tenants_tenant_wide(string? place, string permission)
    {
        var mia = await ManagerAsync("members.add");
        await _test.RoleAsync("more", [permission]);
        if (place is not null)
        {
            await _test.System.Members.AddAsync("mia", place);
        }

        await _test.System.Roles.AssignAsync("mia", ["more"], place is null ? default : (EntityRef)place);

        (await mia.Members.AddAsync("vic", "lisbon")).Membership.Status.Should().Be(MembershipStatus.Active);
    }

    [Test]
    public async Task To_update_tenants_at_the_organization_is_not_enough()
    {
        var mia = await ManagerAsync("members.add", "users.update-tenants");

        (await RefusalAsync(() => mia.Members.AddAsync("vic", "lisbon"))).Should().StartWith("user.not_found: ");
    }

    [Test]
    public async Task One_with_a_membership_there_is_not_from_elsewhere()
    {
        var mia = await ManagerAsync("members.add");

        (await mia.Members.AddAsync("lou", "lisbon")).User.Key.Should().Be("lou");
        await _test.System.Members.SuspendAsync("lou", "lisbon");
        (await RefusalAsync(() => mia.Members.AddAsync("lou", "lisbon"))).Should().StartWith("membership.suspended: ");
    }

    [Test]
    public async Task What_an_account_holds_is_not_told_to_who_may_not_read_it()
    {
        await _test.System.Roles.AssignAsync("vic", ["admin"]);
        await _test.System.Roles.AssignAsync("lou", ["admin"], "lisbon");
        var mia = await ManagerAsync("members.*");
        await _test.System.Users.GrantAsync("mia", ["users.update-tenants"]);

        var add = async () => await mia.Members.AddAsync("vic", "lisbon");
        await add.ShouldEscalateAsync(null);
        (await RefusalAsync(() => mia.Members.AddAsync("vic", "lisbon"))).Should().NotContain("*.*");

        await _test.System.Members.SuspendAsync("lou", "lisbon");
        var reinstate = async () => await mia.Members.ReinstateAsync("lou", "lisbon");
        var remove = async () => await mia.Members.RemoveAsync("lou", "lisbon");
        await reinstate.ShouldEscalateAsync(null);
        await remove.ShouldEscalateAsync(null);

        await _test.System.Users.GrantAsync("mia", ["users.read"]);
        await add.ShouldEscalateAsync("*.*");
    }

    [Test]
    public async Task A_system_is_exempt() => (await _test.System.Members.AddAsync("vic", "lisbon")).User.Key.Should().Be("vic");

    [Test]
    public async Task A_row_of_an_import_asks_the_same()
    {
        var mia = await ManagerAsync("members.add", "users.add");
        await _test.System.Users.GrantAsync("mia", ["users.import"]);

        var row = await ImportAsync(mia);
        row.Errors.Select(error => $"{error.Field} {error.Code}").Should().Equal("Organization user.not_found");

        await _test.System.Users.GrantAsync("mia", ["users.update-tenants"]);
        (await ImportAsync(mia)).Outcome.Should().Be(ImportOutcome.Updated);

        static async Task<ImportResult> ImportAsync(ITenantDirectory by) =>
            await by.Import.ImportAsync(new[] { new ImportRow { Key = "vic", Organization = "lisbon" } }.ToAsyncEnumerable()).SingleAsync();
    }

    [Test]
    public async Task Roles_at_a_place_name_nobody_from_elsewhere_whom_the_actor_may_not_read()
    {
        var mia = await ManagerAsync("users.update-roles");
        Func<EntityRef, ValueTask>[] calls =
        [
            async user => await mia.Roles.AssignAsync(user, ["clerk"], "lisbon"),
            async user => await mia.Roles.ReplaceAsync(user, ["clerk"], "lisbon"),
            async user => await mia.Roles.UnassignAsync(user, ["clerk"], "lisbon"),
            async user => await mia.Members.ChangeRolesAsync(user, "lisbon", ["clerk"]),
        ];

        foreach (var call in calls)
        {
            (await RefusalAsync(() => call("vic")))
                .Should().Be("user.not_found: There is no such user.").And.Be(await RefusalAsync(() => call("nobody")));
            await call("lou");
        }
    }

    [TestCase("lisbon", true)]
    [TestCase("lisbon/atlas", false)]
    public async Task Members_above_are_known_where_the_actor_may_update_roles_too(string place, bool isKnown)
    {
        await _test.OrganizationAsync("atlas", "lisbon");
        var mia = _test.As(await _test.HolderAsync("mia", place, "users.update-roles"));
        var assign = async () => await mia.Roles.AssignAsync("lou", ["clerk"], "atlas");

        if (isKnown)
        {
            (await assign()).Roles.Should().ContainSingle();
        }
        else
        {
            (await assign.Should().ThrowAsync<RecordNotFoundException>()).Which.Code.Should().Be("user.not_found");
        }
    }

    [Test]
    public async Task A_role_that_somebody_from_elsewhere_has_there_can_be_taken()
    {
        var mia = await ManagerAsync("users.update-roles");
        await _test.System.Roles.AssignAsync("vic", ["clerk"], "lisbon");

        (await mia.Roles.UnassignAsync("vic", ["clerk"], "lisbon")).Roles.Should().BeEmpty();
    }

    [Test]
    public async Task Who_updates_roles_tenant_wide_may_name_anybody()
    {
        var mia = await ManagerAsync();
        await _test.System.Users.GrantAsync("mia", ["users.update-roles"]);

        (await mia.Roles.AssignAsync("vic", ["clerk"], "lisbon")).Roles.Should().ContainSingle();
    }

    [Test]
    public async Task Groups_take_in_nobody_from_elsewhere_whom_the_actor_may_not_read()
    {
        var mia = await ManagerAsync("groups.update-members");
        Func<EntityRef, ValueTask>[] calls =
        [
            async user => await mia.Groups.AddMembersAsync("lisbon:staff", [user]),
            async user => await mia.Groups.ReplaceMembersAsync("lisbon:staff", [user]),
            async user => await mia.Groups.RemoveMembersAsync("lisbon:staff", [user]),
            async user => await mia.Groups.JoinAsync(user, ["staff"], "lisbon"),
            async user => await mia.Groups.LeaveAsync(user, ["staff"], "lisbon"),
            async user => await mia.Groups.JoinAsync(user, [], "lisbon"),
        ];

        foreach (var call in calls)
        {
            (await RefusalAsync(() => call("vic"))).Should().StartWith("user.not_found: ").And.Be(await RefusalAsync(() => call("nobody")));
            await call("lou");
        }
    }

    [Test]
    public async Task Somebody_from_elsewhere_who_is_in_the_group_can_be_taken_out()
    {
        var mia = await ManagerAsync("groups.update-members");
        await _test.System.Groups.AddMembersAsync("lisbon:staff", ["vic"]);

        await mia.Groups.RemoveMembersAsync("lisbon:staff", ["vic"]);

        (await _test.System.Groups.ListMembersAsync("lisbon:staff")).Items.Should().BeEmpty();
    }

    [Test]
    public async Task Who_updates_members_of_groups_tenant_wide_may_name_anybody()
    {
        var mia = await ManagerAsync();
        await _test.System.Users.GrantAsync("mia", ["groups.update-members"]);

        await mia.Groups.AddMembersAsync("lisbon:staff", ["vic"]);

        (await _test.System.Groups.ListMembersAsync("lisbon:staff")).Items.Should().ContainSingle().Which.Key.Should().Be("vic");
    }

    private async Task<ITenantDirectory> ManagerAsync(params string[] permissions) =>
        _test.As(await _test.HolderAsync("mia", "lisbon", permissions));

    private static Task<string> RefusalAsync<T>(Func<ValueTask<T>> call) => RefusalAsync(async () => { await call(); });

    private static async Task<string> RefusalAsync(Func<ValueTask> call)
    {
        var refused = async () => await call();
        var refusal = (await refused.Should().ThrowAsync<UserDirectoryException>()).Which;
        return $"{refusal.Code}: {refusal.Message}";
    }
}
