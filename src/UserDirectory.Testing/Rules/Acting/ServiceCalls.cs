namespace UserDirectory.Testing;

/// <summary>
/// Every call of the services on a handle that asks its actor for a permission. Missing are those that the host, a password or a token has
/// the authority for, and the catalogue, which is no secret.
/// </summary>
internal static partial class ServiceCalls
{
    public static IReadOnlyList<ServiceCall> All { get; } =
    [
        .. OfTheTenant(), .. OfOrganizations(), .. OfUsers(), .. OfUserChanges(), .. OfPasswords(),
        .. OfMembers(), .. OfGroups(), .. OfRoles(), .. OfPermissions(),
        .. OfInvitations(),
    ];

    private static IEnumerable<ServiceCall> OfTheTenant() =>
    [
        Call("ITenantSettings.GetAsync", "tenant.read", CallNames.None, (d, _) => d.Settings.GetAsync()) with { AsksAtTenant = true },
        Call("ITenantSettings.UpdateAsync", "tenant.update", CallNames.None, (d, _) =>
            d.Settings.UpdateAsync(new TenantUpdate { Name = "Other" })) with { AsksAtTenant = true },
        Call("IChangeService.ReadAsync", "changes.read", CallNames.None, (d, _) => d.Changes.ReadAsync(0)) with { AsksAtTenant = true },
        Call("IChangeService.GetLatestNumberAsync", "changes.read", CallNames.None, (d, _) =>
            d.Changes.GetLatestNumberAsync()) with { AsksAtTenant = true },
        Call("IImportService.ImportAsync", "users.import", CallNames.None, (d, _) => ImportAsync(d, new ImportRow { Key = "dora" }))
            with { AsksAtTenant = true, AlsoNeeds = ["users.add"] },
        Call("IImportService.ImportAsync (into an organization)", "users.import", CallNames.Organization, (d, n) =>
            ImportAsync(d, new ImportRow { Key = "dora", Organization = n.Organization.ToString() }))
            with { AsksAtTenant = true, AlsoNeeds = ["users.add", "members.add"] },
        Call("IExportService.ExportAsync", "users.export", CallNames.Organization, (d, n) =>
            d.Export.ExportAsync(new ExportOptions { Organization = n.Organization }).ToListAsync()),
        Call("IExportService.ExportAsync (all)", "users.export", CallNames.None, (d, _) => d.Export.ExportAsync()
            .ToListAsync()) with { AsksAtTenant = true },
        Call("IExportService.ExportPersonAsync", "users.export", CallNames.User, (d, n) =>
            d.Export.ExportPersonAsync(n.User)) with { AllowsSelf = true },
    ];

    private static IEnumerable<ServiceCall> OfOrganizations() =>
    [
        Call("IOrganizationService.CreateAsync", "organizations.add", CallNames.Organization, (d, n) =>
            d.Organizations.CreateAsync(new NewOrganization("alfama") { Parent = n.Organization })),
        Call("IOrganizationService.GetAsync", "organizations.read", CallNames.Organization, (d, n) =>
            d.Organizations.GetAsync(n.Organization)) with { AllowsSelf = true },
        Call("IOrganizationService.FindAsync", "organizations.read", CallNames.Organization, (d, n) =>
            d.Organizations.FindAsync(n.Organization)) with { AllowsSelf = true },
        Call("IOrganizationService.GetPathAsync", "organizations.read", CallNames.Organization, (d, n) =>
            d.Organizations.GetPathAsync(n.Organization)) with { AllowsSelf = true },
        Call("IOrganizationService.ListAsync", "organizations.list", CallNames.None, (d, _) =>
            d.Organizations.ListAsync()) with { AsksAtTenant = true },
        Call("IOrganizationService.ListBelowAsync", "organizations.list", CallNames.Organization, (d, n) =>
            d.Organizations.ListBelowAsync(n.Organization)),
        Call("IOrganizationService.UpdateAsync", "organizations.update", CallNames.Organization, (d, n) =>
            d.Organizations.UpdateAsync(n.Organization, new OrganizationUpdate { Name = "Other" })),
        Call("IOrganizationService.MoveAsync", "organizations.move", CallNames.Organization | CallNames.Parent, (d, n) =>
            d.Organizations.MoveAsync(n.Organization, n.Parent))
            with { AsksAbove = true, AlsoNeeds = ["*.*"] },
        Call("IOrganizationService.ChangeTypeAsync", "organizations.update", CallNames.Organization, (d, n) =>
            d.Organizations.ChangeTypeAsync(n.Organization, OrganizationType.Test))
            with { AsksAtTenant = true, AlsoNeeds = ["*.*"] },
        Call("IOrganizationService.SuspendAsync", "organizations.suspend", CallNames.Organization, (d, n) =>
            d.Organizations.SuspendAsync(n.Organization)),
        Call("IOrganizationService.ReinstateAsync", "organizations.suspend", CallNames.Organization, (d, n) =>
            d.Organizations.ReinstateAsync(n.Organization))
            with { AsksAbove = true, AlsoNeeds = ["*.*"] },
        Call("IOrganizationService.DeleteAsync", "organizations.delete", CallNames.Organization, (d, n) =>
            d.Organizations.DeleteAsync(n.Organization)),
    ];

    private static IEnumerable<ServiceCall> OfPasswords() =>
    [
        Call("IPasswordService.SetAsync", "users.password-reset", CallNames.User, (d, n) => d.Passwords.SetAsync(n.User, "correct horse")),
        Call("IPasswordService.ResetAsync", "users.password-reset", CallNames.User, async (d, n) =>
            (await d.Passwords.ResetAsync(n.User)).Length),
        Call("IPasswordService.UnlockAsync", "users.password-reset", CallNames.User, (d, n) => d.Passwords.UnlockAsync(n.User)),
        Call("IPasswordService.GetStateAsync", "users.password-reset", CallNames.User, (d, n) =>
            d.Passwords.GetStateAsync(n.User)) with { AllowsSelf = true },
        Call("IPasswordService.RemoveAsync", "users.password-reset", CallNames.User, (d, n) => d.Passwords.RemoveAsync(n.User)),
    ];

    private static IEnumerable<ServiceCall> OfMembers() =>
    [
        Call("IMemberService.AddAsync", "members.add", CallNames.User | CallNames.Organization, (d, n) =>
            d.Members.AddAsync(n.User, n.Organization))
            with { OrElseTenantWide = "users.update-tenants" },
        Call("IMemberService.RemoveAsync", "members.remove", CallNames.User | CallNames.Organization, (d, n) =>
            d.Members.RemoveAsync(n.User, n.Organization))
            with { OrElseTenantWide = "users.update-tenants" },
        Call("IMemberService.SuspendAsync", "members.update", CallNames.User | CallNames.Organization, (d, n) =>
            d.Members.SuspendAsync(n.User, n.Organization)),
        Call("IMemberService.ReinstateAsync", "members.update", CallNames.User | CallNames.Organization, (d, n) =>
            d.Members.ReinstateAsync(n.User, n.Organization)),
        Call("IMemberService.ChangeValidityAsync", "members.update", CallNames.User | CallNames.Organization, (d, n) =>
            d.Members.ChangeValidityAsync(n.User, n.Organization, Validity.Always)),
        Call("IMemberService.FindAsync", "members.read", CallNames.User | CallNames.Organization, (d, n) =>
            d.Members.FindAsync(n.User, n.Organization)) with { AllowsSelf = true },
        Call("IMemberService.ListAsync", "members.list", CallNames.Organization, (d, n) =>
            d.Members.ListAsync(n.Organization)) with { AlsoNeeds = ["users.list"] },
        Call("IMemberService.ListOfUserAsync", "members.list", CallNames.User, (d, n) =>
            d.Members.ListOfUserAsync(n.User)) with { AllowsSelf = true },
        Call("IMemberService.ChangeRolesAsync", "users.update-roles", CallNames.User | CallNames.Organization | CallNames.Role, (d, n) =>
            d.Members.ChangeRolesAsync(n.User, n.Organization, add: [n.Role])),
        Call("IMemberService.ChangeRolesAsync (taking)", "users.update-roles", CallNames.Role, (d, n) =>
            d.Members.ChangeRolesAsync(n.User, n.Organization, remove: [n.Role])),
    ];

    private static IEnumerable<ServiceCall> OfPermissions() =>
    [
        Call("IPermissionService.CheckAsync", "permissions.read", CallNames.User | CallNames.Organization, (d, n) =>
            d.Permissions.CheckAsync(n.User, "users.read", n.Organization)) with { AllowsSelf = true },
        Call("IPermissionService.CheckAsync (tenant-wide)", "permissions.read", CallNames.User, (d, n) =>
            d.Permissions.CheckAsync(n.User, "users.read")) with { AsksAtTenant = true, AllowsSelf = true },
        Call("IPermissionService.CheckManyAsync", "permissions.read", CallNames.User | CallNames.Organization, (d, n) =>
            d.Permissions.CheckManyAsync(n.User, ["users.read"], n.Organization)) with { AllowsSelf = true },
        Call("IPermissionService.ListEffectiveAsync", "permissions.read", CallNames.User | CallNames.Organization, (d, n) =>
            d.Permissions.ListEffectiveAsync(n.User, n.Organization))
            with { OrElse = "users.read", AllowsSelf = true },
        Call("IPermissionService.ExplainAsync", "permissions.read", CallNames.User | CallNames.Organization, async (d, n) =>
            (await d.Permissions.ExplainAsync(n.User, "users.read", n.Organization)).IsAllowed) with { AllowsSelf = true },
        Call("IPermissionService.WhoCanAsync", "permissions.read", CallNames.Organization, (d, n) =>
            d.Permissions.WhoCanAsync("users.read", n.Organization)),
        Call("IPermissionService.WhereCanAsync", "permissions.read", CallNames.User, (d, n) =>
            d.Permissions.WhereCanAsync(n.User, "users.read")) with { AsksAtTenant = true, AllowsSelf = true },
        Call("IPermissionService.ResolveAsync", "permissions.read", CallNames.User | CallNames.Organization, async (d, n) =>
            (await d.Permissions.ResolveAsync(n.User, n.Organization)) is not null) with { AllowsSelf = true },
        Call("IPermissionService.AddAccessRulesAsync", "users.update-tenants", CallNames.User, (d, n) =>
            d.Permissions.AddAccessRulesAsync(n.User, ["any"])) with { AsksAtTenant = true },
        Call("IPermissionService.RemoveAccessRulesAsync", "users.update-tenants", CallNames.User, (d, n) =>
            d.Permissions.RemoveAccessRulesAsync(n.User, ["any"])) with { AsksAtTenant = true },
    ];

    private static IEnumerable<ServiceCall> OfInvitations() =>
    [
        Call("IInvitationService.SendAsync", "invitations.send", CallNames.Organization | CallNames.Group | CallNames.Role,
            async (d, n) => (await d.Invitations.SendAsync(
                new NewInvitation("dora@acme.example", n.Organization) { Roles = [n.Role], Groups = [n.Group] })).Token?.Length)
            with { AlsoNeeds = ["users.update-roles", "groups.update-members"] },
        Call("IInvitationService.ResendAsync", "invitations.send", CallNames.Invitation, async (d, n) =>
            (await d.Invitations.ResendAsync(n.Invitation)).Token?.Length),
        Call("IInvitationService.RevokeAsync", "invitations.revoke", CallNames.Invitation, (d, n) =>
            d.Invitations.RevokeAsync(n.Invitation)),
        Call("IInvitationService.GetAsync", "invitations.read", CallNames.Invitation, (d, n) => d.Invitations.GetAsync(n.Invitation)),
        Call("IInvitationService.ListAsync", "invitations.list", CallNames.Organization, (d, n) =>
            d.Invitations.ListAsync(new InvitationQuery { Organization = n.Organization })),
        Call("IInvitationService.ListOfUserAsync", "invitations.list", CallNames.User, (d, n) =>
            d.Invitations.ListOfUserAsync(n.User)) with { AllowsSelf = true },
        Call("IInvitationService.ListAsync (all)", "invitations.list", CallNames.None, (d, _) =>
            d.Invitations.ListAsync()) with { AsksAtTenant = true },
    ];

    private static async ValueTask<IReadOnlyList<ImportResult>> ImportAsync(ITenantDirectory directory, ImportRow row) =>
        await directory.Import.ImportAsync(new[] { row }.ToAsyncEnumerable()).ToListAsync();

    private static ServiceCall Call<T>(
        string name, string permission, CallNames names, Func<ITenantDirectory, CallTargets, ValueTask<T>> run) =>
        new(name, permission, names, async (directory, targets) => await run(directory, targets));

    private static ServiceCall Call(string name, string permission, CallNames names, Func<ITenantDirectory, CallTargets, ValueTask> run) =>
        new(name, permission, names, async (directory, targets) =>
        {
            await run(directory, targets);
            return null;
        });
}
