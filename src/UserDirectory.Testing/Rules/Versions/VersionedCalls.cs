using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Every call of a service that takes an expected version.</summary>
internal static partial class VersionedCalls
{
    public static IReadOnlyList<VersionedCall> All { get; } =
        [.. OfTenants(), .. OfOrganizations(), .. OfUsers(), .. OfSignIn(), .. OfMembers(),
            .. OfGroups(), .. OfRoles(), .. OfInvitations()];

    /// <summary>Those that somebody in the tenant can make.</summary>
    public static IEnumerable<VersionedCall> OnAHandle =>
        All.Where(call => !call.Name.StartsWith("ITenantService.", StringComparison.Ordinal));

    private static IEnumerable<VersionedCall> OfTenants() =>
    [
        Call("ITenantSettings.UpdateAsync", RecordKind.Tenant, async (d, _, v) =>
            await d.Settings.UpdateAsync(new TenantUpdate { Name = "Acme" }, v)),
        HostCall("ITenantService.UpdateAsync", async (h, t, v) =>
            await h.UpdateAsync(t.World.Tenant.Id, new TenantUpdate { Name = "Acme Ltd" }, v)),
        HostCall(
            "ITenantService.RenameAsync", async (h, t, v) => await h.RenameAsync(t.World.Tenant.Id, $"renamed-{t.World.Tenant.Id:N}", v)),
        HostCall("ITenantService.SuspendAsync", async (h, t, v) => await h.SuspendAsync(t.World.Tenant.Id, v)),
        HostCall("ITenantService.ReinstateAsync", async (h, t, v) => await h.ReinstateAsync(t.World.Tenant.Id, v))
            with { Prepare = async t => await t.World.Directory.Tenants.SuspendAsync(t.World.Tenant.Id) },
        HostCall("ITenantService.DeleteAsync", (h, t, v) => h.DeleteAsync(t.World.Tenant.Id, v)),
    ];

    private static IEnumerable<VersionedCall> OfOrganizations() =>
    [
        OrganizationCall(
            "UpdateAsync", async (o, t, v) => await o.UpdateAsync(t.Organization, new OrganizationUpdate { Name = "Lisboa" }, v)),
        OrganizationCall("MoveAsync", async (o, t, v) => await o.MoveAsync(t.Organization, "porto", v)),
        OrganizationCall("ChangeTypeAsync", async (o, t, v) => await o.ChangeTypeAsync(t.Organization, OrganizationType.Test, v)),
        OrganizationCall("SuspendAsync", async (o, t, v) => await o.SuspendAsync(t.Organization, v)),
        OrganizationCall("ReinstateAsync", async (o, t, v) => await o.ReinstateAsync(t.Organization, v))
            with { Prepare = async t => await t.World.System.Organizations.SuspendAsync(t.Organization) },
        OrganizationCall("DeleteAsync", (o, t, v) => o.DeleteAsync(t.Organization, recursive: false, v)),
    ];

    private static IEnumerable<VersionedCall> OfMembers() =>
    [
        MemberCall("RemoveAsync", async (m, t, v) => await m.RemoveAsync(t.User, t.Organization, v)),
        MemberCall("SuspendAsync", async (m, t, v) => await m.SuspendAsync(t.User, t.Organization, v)),
        MemberCall("ReinstateAsync", async (m, t, v) => await m.ReinstateAsync(t.User, t.Organization, v))
            with { Prepare = async t => await t.World.System.Members.SuspendAsync(t.User, t.Organization) },
        MemberCall("ChangeValidityAsync", async (m, t, v) =>
            await m.ChangeValidityAsync(t.User, t.Organization, new Validity(null, t.World.Now.AddYears(1)), v)),
        MemberCall("ChangeRolesAsync", async (m, t, v) =>
            await m.ChangeRolesAsync(t.User, t.Organization, [t.Role], null, v)) with { Kind = RecordKind.User },
    ];

    private static IEnumerable<VersionedCall> OfGroups() =>
    [
        GroupCall("UpdateAsync", async (g, t, v) => await g.UpdateAsync(t.Group, new GroupUpdate { Name = "Staff" }, v)),
        GroupCall("NestAsync", async (g, t, v) => await g.NestAsync(t.Group, "board", v)),
        GroupCall("SwitchOnAsync", async (g, t, v) => await g.SwitchOnAsync(t.Group, v)) with { Prepare = async t =>
            await t.World.System.Groups.SwitchOffAsync(t.Group) },
        GroupCall("SwitchOffAsync", async (g, t, v) => await g.SwitchOffAsync(t.Group, v)),
        GroupCall("DeleteAsync", (g, t, v) => g.DeleteAsync(t.Group, recursive: false, v)),
        GroupCall("AddMembersAsync", async (g, t, v) => await g.AddMembersAsync(t.Group, [t.User], v)),
        GroupCall("RemoveMembersAsync", async (g, t, v) => await g.RemoveMembersAsync(t.Group, [t.User], v)) with { Prepare = JoinAsync },
        GroupCall("ReplaceMembersAsync", async (g, t, v) => await g.ReplaceMembersAsync(t.Group, [], v)) with { Prepare = JoinAsync },
        GroupCall("JoinAsync", async (g, t, v) => await g.JoinAsync(t.User, [t.Group], default, v)) with { Kind = RecordKind.User },
        GroupCall("LeaveAsync", async (g, t, v) =>
            await g.LeaveAsync(t.User, [t.Group], default, v)) with { Kind = RecordKind.User, Prepare = JoinAsync },
    ];

    private static IEnumerable<VersionedCall> OfRoles() =>
    [
        RoleCall("UpdateAsync", async (r, t, v) => await r.UpdateAsync(t.Role, new RoleUpdate { AddPatterns = ["invoices.read"] }, v)),
        RoleCall("ChangeDefaultAsync", async (r, t, v) => await r.ChangeDefaultAsync(t.Role, isDefault: true, v)),
        RoleCall("SwitchOnAsync", async (r, t, v) => await r.SwitchOnAsync(t.Role, v)) with { Prepare = async t =>
            await t.World.System.Roles.SwitchOffAsync(t.Role) },
        RoleCall("SwitchOffAsync", async (r, t, v) => await r.SwitchOffAsync(t.Role, v)),
        RoleCall("DeleteAsync", (r, t, v) => r.DeleteAsync(t.Role, v)),
        RoleCall("AssignAsync", async (r, t, v) =>
            await r.AssignAsync(t.User, [t.Role], t.Organization, null, v)) with { Kind = RecordKind.User },
        RoleCall("AssignAsync (to a group)", async (r, t, v) =>
            await r.AssignAsync(Subject.Group(t.Group), [t.Role], t.Organization, null, v)) with { Kind = RecordKind.Group },
        RoleCall("UnassignAsync", async (r, t, v) =>
            await r.UnassignAsync(t.User, [t.Role], default, v)) with { Kind = RecordKind.User, Prepare = AssignAsync },
        RoleCall("ReplaceAsync", async (r, t, v) => await r.ReplaceAsync(t.User, [t.Role], default, v)) with { Kind = RecordKind.User },
        RoleCall("ReplaceAsync (of a group)", async (r, t, v) =>
            await r.ReplaceAsync(Subject.Group(t.Group), [t.Role], default, v)) with { Kind = RecordKind.Group },
    ];

    private static IEnumerable<VersionedCall> OfInvitations() =>
    [
        Call("IInvitationService.ResendAsync", RecordKind.Invitation, async (d, t, v) =>
            await d.Invitations.ResendAsync(t.Invitation, null, v)),
        Call("IInvitationService.RevokeAsync", RecordKind.Invitation, (d, t, v) => d.Invitations.RevokeAsync(t.Invitation, v)),
    ];

    private static async ValueTask JoinAsync(VersionedTargets targets) =>
        await targets.World.System.Groups.JoinAsync(targets.User, [targets.Group]);

    private static async ValueTask AssignAsync(VersionedTargets targets) =>
        await targets.World.System.Roles.AssignAsync(targets.User, [targets.Role]);

    private static VersionedCall Call(string name, RecordKind kind, Func<ITenantDirectory, VersionedTargets, long?, ValueTask> run) =>
        new(name, kind, run);

    private static VersionedCall HostCall(string name, Func<ITenantService, VersionedTargets, long?, ValueTask> run) =>
        new(name, RecordKind.Tenant, (_, targets, version) => run(targets.World.Directory.Tenants, targets, version));

    private static VersionedCall OrganizationCall(string method, Func<IOrganizationService, VersionedTargets, long?, ValueTask> run) =>
        new($"IOrganizationService.{method}", RecordKind.Organization, (directory, targets, version) =>
            run(directory.Organizations, targets, version));

    private static VersionedCall MemberCall(string method, Func<IMemberService, VersionedTargets, long?, ValueTask> run) =>
        new($"IMemberService.{method}", RecordKind.Membership, (directory, targets, version) => run(directory.Members, targets, version));

    private static VersionedCall GroupCall(string method, Func<IGroupService, VersionedTargets, long?, ValueTask> run) =>
        new($"IGroupService.{method}", RecordKind.Group, (directory, targets, version) => run(directory.Groups, targets, version));

    private static VersionedCall RoleCall(string method, Func<IRoleService, VersionedTargets, long?, ValueTask> run) =>
        new($"IRoleService.{method}", RecordKind.Role, (directory, targets, version) => run(directory.Roles, targets, version));
}
