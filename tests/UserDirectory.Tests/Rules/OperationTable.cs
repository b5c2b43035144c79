namespace UserDirectory.Tests.Rules;

/// <summary>
/// Every method of every public service: what it does to what people may do, and for each that gives, the tests that nobody gives by it what they do not hold.
/// </summary>
internal static class OperationTable
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        .. OfTheDirectory(), .. OfTenants(), .. OfOrganizations(), .. OfUsers(), .. OfPasswords(), .. OfMembers(), .. OfGroups(), .. OfRoles(), .. OfPermissions(),
        .. OfInvitations(), .. OfTheRest(),
    ];

    private static IEnumerable<Operation> OfTheDirectory() =>
    [
        Reads("IUserDirectory.Tenant"),
        Reads("IUserDirectory.As"),
        Reads("IUserDirectory.AsSystem"),
        Reads("IUserDirectory.PreviewInvitationAsync"),
        Gives("IUserDirectory.AcceptInvitationAsync", refused: [], allowed: []),
        Takes("IUserDirectory.DeclineInvitationAsync"),
        Takes("IUserDirectory.SweepAsync"),
        Reads("ITenantReference.As"),
        Reads("ITenantReference.AsSystem"),
        Reads("ITenantDirectory.Over"),
    ];

    private static IEnumerable<Operation> OfTenants() =>
    [
        GivesUnasked("ITenantService.CreateAsync", "the host makes tenants and names their first administrator; no user reaches it"),
        Reads("ITenantService.GetAsync"),
        Reads("ITenantService.FindAsync"),
        Reads("ITenantService.ListAsync"),
        Neutral("ITenantService.UpdateAsync"),
        Neutral("ITenantService.RenameAsync"),
        Takes("ITenantService.SuspendAsync"),
        GivesUnasked("ITenantService.ReinstateAsync", "the host ends what the host began; no user reaches it"),
        Takes("ITenantService.DeleteAsync"),
        Reads("ITenantSettings.GetAsync"),
        Neutral("ITenantSettings.UpdateAsync"),
    ];

    private static IEnumerable<Operation> OfOrganizations() =>
    [
        Neutral("IOrganizationService.CreateAsync"),
        Reads("IOrganizationService.GetAsync"),
        Reads("IOrganizationService.FindAsync"),
        Reads("IOrganizationService.GetPathAsync"),
        Reads("IOrganizationService.ListAsync"),
        Reads("IOrganizationService.ListBelowAsync"),
        Neutral("IOrganizationService.UpdateAsync"),
        Gives("IOrganizationService.MoveAsync", refused: [], allowed: []),
        Gives("IOrganizationService.ChangeTypeAsync", refused: [], allowed: []),
        Takes("IOrganizationService.SuspendAsync"),
        Gives("IOrganizationService.ReinstateAsync", refused: [], allowed: []),
        Takes("IOrganizationService.DeleteAsync"),
    ];

    private static IEnumerable<Operation> OfUsers() =>
    [
        Gives("IUserService.CreateAsync", refused: [], allowed: []),
        Reads("IUserService.GetAsync"),
        Reads("IUserService.FindAsync"),
        Reads("IUserService.FindByEmailAsync"),
        Reads("IUserService.FindByExternalIdAsync"),
        Reads("IUserService.FindPictureAsync"),
        Reads("IUserService.ListAsync"),
        Reads("IUserService.CountAsync"),
        Reads("IUserService.ListDeletedAsync"),
        Neutral("IUserService.UpdateAsync"),
        Gives("IUserService.ChangeEmailAsync", refused: [], allowed: []),
        Gives("IUserService.ChangeKeyAsync", refused: [], allowed: []),
        Gives("IUserService.ChangeExternalIdAsync", refused: [], allowed: []),
        Neutral("IUserService.ChangeAttributesAsync"),
        Neutral("IUserService.ChangeDefaultOrganizationAsync"),
        Gives("IUserService.ChangeHomeAsync", refused: [], allowed: []),
        Neutral("IUserService.ChangePictureAsync"),
        Neutral("IUserService.UploadPictureAsync"),
        Neutral("IUserService.RecordLoginAsync"),
        Gives("IUserService.ActivateAsync", refused: [], allowed: []),
        Takes("IUserService.DeactivateAsync"),
        Gives("IUserService.GrantAsync", refused: [], allowed: []),
        Takes("IUserService.RevokeAsync"),
        Gives("IUserService.ReplaceGrantsAsync", refused: [], allowed: []),
        Takes("IUserService.DeleteAsync"),
        Gives("IUserService.RestoreAsync", refused: [], allowed: []),
        Neutral("IUserService.EraseAsync"),
    ];

    private static IEnumerable<Operation> OfPasswords() =>
    [
        Gives(
            "IPasswordService.SetAsync",
            refused: ["PasswordRightsTests.Who_holds_less_than_the_account_is_refused"],
            allowed: ["PasswordRightsTests.Who_holds_all_that_the_account_holds_may"]),
        Gives(
            "IPasswordService.ResetAsync",
            refused: ["PasswordRightsTests.Who_holds_less_than_the_account_is_refused"],
            allowed: ["PasswordRightsTests.Who_holds_all_that_the_account_holds_may"]),
        Neutral("IPasswordService.ChangeOwnAsync"),
        Neutral("IPasswordService.VerifyAsync"),
        Neutral("IPasswordService.UnlockAsync"),
        Gives("IPasswordService.ImportHashAsync", refused: [], allowed: []),
        Takes("IPasswordService.RemoveAsync"),
    ];

    private static IEnumerable<Operation> OfMembers() =>
    [
        Gives("IMemberService.AddAsync", refused: [], allowed: []),
        Gives("IMemberService.RemoveAsync", refused: [], allowed: []),
        Takes("IMemberService.SuspendAsync"),
        Gives("IMemberService.ReinstateAsync", refused: [], allowed: []),
        Gives("IMemberService.ChangeValidityAsync", refused: [], allowed: []),
        Reads("IMemberService.FindAsync"),
        Reads("IMemberService.ListAsync"),
        Reads("IMemberService.ListOfUserAsync"),
        Gives("IMemberService.ChangeRolesAsync", refused: [], allowed: []),
    ];

    private static IEnumerable<Operation> OfGroups() =>
    [
        Neutral("IGroupService.CreateAsync"),
        Reads("IGroupService.GetAsync"),
        Reads("IGroupService.FindAsync"),
        Reads("IGroupService.ListAsync"),
        Neutral("IGroupService.UpdateAsync"),
        Gives("IGroupService.NestAsync", refused: [], allowed: []),
        Gives("IGroupService.SwitchOnAsync", refused: [], allowed: []),
        Takes("IGroupService.SwitchOffAsync"),
        Takes("IGroupService.DeleteAsync"),
        Gives("IGroupService.AddMembersAsync", refused: [], allowed: []),
        Takes("IGroupService.RemoveMembersAsync"),
        Gives("IGroupService.ReplaceMembersAsync", refused: [], allowed: []),
        Gives("IGroupService.JoinAsync", refused: [], allowed: []),
        Takes("IGroupService.LeaveAsync"),
        Reads("IGroupService.ListMembersAsync"),
        Reads("IGroupService.ListOfUserAsync"),
    ];

    private static IEnumerable<Operation> OfRoles() =>
    [
        Gives("IRoleService.CreateAsync", refused: [], allowed: []),
        Reads("IRoleService.GetAsync"),
        Reads("IRoleService.FindAsync"),
        Reads("IRoleService.ListAsync"),
        Gives("IRoleService.UpdateAsync", refused: [], allowed: []),
        Gives("IRoleService.ChangeDefaultAsync", refused: [], allowed: []),
        Gives("IRoleService.SwitchOnAsync", refused: [], allowed: []),
        Takes("IRoleService.SwitchOffAsync"),
        Takes("IRoleService.DeleteAsync"),
        Gives("IRoleService.AssignAsync", refused: [], allowed: []),
        Takes("IRoleService.UnassignAsync"),
        Gives("IRoleService.ReplaceAsync", refused: [], allowed: []),
        Reads("IRoleService.ListAssignmentsAsync"),
        Reads("IRoleService.ListAssignmentsOfRoleAsync"),
    ];

    private static IEnumerable<Operation> OfPermissions() =>
    [
        Reads("IPermissionService.CheckAsync"),
        Reads("IPermissionService.CheckManyAsync"),
        Reads("IPermissionService.ListEffectiveAsync"),
        Reads("IPermissionService.ExplainAsync"),
        Reads("IPermissionService.WhoCanAsync"),
        Reads("IPermissionService.ResolveAsync"),
        Gives("IPermissionService.AddAccessRulesAsync", refused: [], allowed: []),
        Takes("IPermissionService.RemoveAccessRulesAsync"),
        Reads("IAccountPermissions.CheckAsync"),
        Reads("IAccountPermissions.IndexOf"),
    ];

    private static IEnumerable<Operation> OfInvitations() =>
    [
        Gives("IInvitationService.SendAsync", refused: [], allowed: []),
        Gives("IInvitationService.ResendAsync", refused: [], allowed: []),
        Takes("IInvitationService.RevokeAsync"),
        Reads("IInvitationService.GetAsync"),
        Reads("IInvitationService.ListAsync"),
    ];

    private static IEnumerable<Operation> OfTheRest() =>
    [
        Gives("IImportService.ImportAsync", refused: [], allowed: []),
        Reads("IChangeService.ReadAsync"),
        Reads("IChangeService.GetLatestNumberAsync"),
    ];

    private static Operation Reads(string name) => new(name, Effect.Reads);

    private static Operation Takes(string name) => new(name, Effect.Takes);

    private static Operation Neutral(string name) => new(name, Effect.Neutral);

    private static Operation Gives(string name, string[] refused, string[] allowed) => new(name, Effect.Gives) { Refused = refused, Allowed = allowed };

    private static Operation GivesUnasked(string name, string reason) => new(name, Effect.Gives) { AsksNothing = reason };
}
