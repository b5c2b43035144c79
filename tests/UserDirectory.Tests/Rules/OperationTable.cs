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
        Gives(
            "IUserDirectory.AcceptInvitationAsync",
            refused: ["InviterAuthorityTests.A_promised_role_that_has_grown_beyond_the_inviter_is_not_given"],
            allowed: ["InviterAuthorityTests.What_the_inviter_may_still_give_is_given"]),
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
        Gives(
            "IUserService.CreateAsync",
            refused: 
            [
                "UserCreationRightsTests.A_role_or_group_that_gives_more_than_the_actor_holds_is_refused",
                "UserCreationRightsTests.A_direct_grant_that_the_actor_lacks_is_refused",
                "UserCreationRightsTests.Default_roles_must_be_held_too",
            ],
            allowed: 
            [
                "UserCreationRightsTests.A_role_or_group_that_gives_what_the_actor_holds_there_is_given",
                "UserCreationRightsTests.A_direct_grant_must_be_held_tenant_wide",
            ]),
        Reads("IUserService.GetAsync"),
        Reads("IUserService.FindAsync"),
        Reads("IUserService.FindByEmailAsync"),
        Reads("IUserService.FindByExternalIdAsync"),
        Reads("IUserService.FindPictureAsync"),
        Reads("IUserService.ListAsync"),
        Reads("IUserService.CountAsync"),
        Reads("IUserService.ListDeletedAsync"),
        Neutral("IUserService.UpdateAsync"),
        Gives(
            "IUserService.ChangeEmailAsync",
            refused: 
            [
                "EmailChangeTests.A_manager_who_lacks_what_the_account_holds_may_not_change_its_address",
                "OvertakenCallsTests.A_role_that_the_account_gets_meanwhile_must_be_held",
            ],
            allowed: ["EmailChangeTests.A_manager_who_holds_what_the_account_holds_may"]),
        Gives(
            "IUserService.ChangeKeyAsync",
            refused: ["KeyChangeTests.A_manager_who_lacks_what_the_account_holds_may_not", "KeyChangeTests.What_the_account_holds_elsewhere_counts_there"],
            allowed: ["KeyChangeTests.A_manager_who_holds_what_the_account_holds_may"]),
        Gives(
            "IUserService.ChangeExternalIdAsync",
            refused: ["ExternalIdChangeTests.A_manager_who_lacks_what_the_account_holds_may_not"],
            allowed: ["ExternalIdChangeTests.A_manager_who_holds_what_the_account_holds_may"]),
        Neutral("IUserService.ChangeAttributesAsync"),
        Neutral("IUserService.ChangeDefaultOrganizationAsync"),
        Gives(
            "IUserService.ChangeHomeAsync",
            refused: ["UserPlacesTests.Moving_a_home_needs_what_the_account_holds"],
            allowed: ["UserPlacesTests.Moving_a_home_needs_what_the_account_holds"]),
        Neutral("IUserService.ChangePictureAsync"),
        Neutral("IUserService.UploadPictureAsync"),
        Neutral("IUserService.RecordLoginAsync"),
        Gives(
            "IUserService.ActivateAsync",
            refused: ["UserStatusChangeTests.Both_need_what_the_account_holds"],
            allowed: ["UserStatusChangeTests.Both_need_what_the_account_holds"]),
        Takes("IUserService.DeactivateAsync"),
        Gives(
            "IUserService.GrantAsync",
            refused: ["UserGrantsTests.Nobody_grants_more_than_he_holds_tenant_wide", "UserGrantsTests.Names_never_cover_a_wildcard"],
            allowed: ["UserGrantsTests.Names_never_cover_a_wildcard"]),
        Takes("IUserService.RevokeAsync"),
        Gives(
            "IUserService.ReplaceGrantsAsync",
            refused: ["UserGrantsTests.Nobody_grants_more_than_he_holds_tenant_wide"],
            allowed: ["UserGrantsTests.Replacing_asks_only_for_what_is_added"]),
        Takes("IUserService.DeleteAsync"),
        Gives(
            "IUserService.RestoreAsync",
            refused: 
            [
                "UserRestoringTests.An_actor_gives_back_only_what_he_holds",
                "UserRestoringTests.A_membership_that_would_open_what_the_actor_does_not_hold_there_is_left_out",
            ],
            allowed: ["UserRestoringTests.An_actor_who_holds_everything_gives_back_everything"]),
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
        Gives(
            "IPasswordService.ImportHashAsync",
            refused: ["PasswordRightsTests.Only_a_system_actor_imports_a_hash"],
            allowed: ["PasswordSettingTests.An_imported_hash_of_the_old_system_is_verified"]),
        Takes("IPasswordService.RemoveAsync"),
    ];

    private static IEnumerable<Operation> OfMembers() =>
    [
        Gives(
            "IMemberService.AddAsync",
            refused: 
            [
                "MembershipOpeningTests.What_the_account_holds_tenant_wide_above_there_or_below_must_be_held",
                "MembershipOpeningTests.Direct_grants_and_what_groups_give_count_too",
            ],
            allowed: ["MembershipOpeningTests.What_the_account_holds_tenant_wide_above_there_or_below_must_be_held"]),
        Gives(
            "IMemberService.RemoveAsync",
            refused: ["MembershipOpeningTests.Removing_a_suspended_one_asks_what_adding_asks"],
            allowed: ["MembershipOpeningTests.Removing_a_suspended_one_asks_what_adding_asks"]),
        Takes("IMemberService.SuspendAsync"),
        Gives(
            "IMemberService.ReinstateAsync",
            refused: ["MembershipOpeningTests.Reinstating_asks_what_adding_asks"],
            allowed: ["MembershipOpeningTests.Reinstating_asks_what_adding_asks"]),
        Gives(
            "IMemberService.ChangeValidityAsync",
            refused: 
            [
                "MembershipOpeningTests.Lengthening_asks_what_adding_asks_and_shortening_does_not",
                "MembershipOpeningTests.Other_dates_of_a_suspended_one_ask_what_adding_asks",
            ],
            allowed: ["MembershipOpeningTests.Lengthening_asks_what_adding_asks_and_shortening_does_not"]),
        Reads("IMemberService.FindAsync"),
        Reads("IMemberService.ListAsync"),
        Reads("IMemberService.ListOfUserAsync"),
        Gives(
            "IMemberService.ChangeRolesAsync",
            refused: ["MemberRolesTests.Nobody_gives_a_role_that_he_does_not_hold_there_and_nothing_is_taken_then"],
            allowed: ["MemberRolesTests.Who_holds_it_there_may_give_it"]),
    ];

    private static IEnumerable<Operation> OfGroups() =>
    [
        Neutral("IGroupService.CreateAsync"),
        Reads("IGroupService.GetAsync"),
        Reads("IGroupService.FindAsync"),
        Reads("IGroupService.ListAsync"),
        Neutral("IGroupService.UpdateAsync"),
        Gives(
            "IGroupService.NestAsync",
            refused: ["GroupNestingTests.Nesting_asks_for_what_all_groups_above_give"],
            allowed: ["GroupNestingTests.Nesting_asks_for_what_all_groups_above_give"]),
        Gives(
            "IGroupService.SwitchOnAsync",
            refused: ["GroupSwitchingTests.Switching_on_asks_for_what_it_and_those_above_give_and_switching_off_does_not"],
            allowed: ["GroupSwitchingTests.Switching_on_asks_for_what_it_and_those_above_give_and_switching_off_does_not"]),
        Takes("IGroupService.SwitchOffAsync"),
        Takes("IGroupService.DeleteAsync"),
        Gives(
            "IGroupService.AddMembersAsync",
            refused:
            [
                "GroupMembersTests.Adding_asks_for_what_the_group_and_those_above_give",
                "GroupRolesTests.Who_adds_a_member_while_the_group_gets_a_role_is_asked_for_it",
            ],
            allowed: ["GroupMembersTests.Adding_asks_for_what_the_group_and_those_above_give"]),
        Takes("IGroupService.RemoveMembersAsync"),
        Gives(
            "IGroupService.ReplaceMembersAsync",
            refused: ["GroupMembersTests.Adding_asks_for_what_the_group_and_those_above_give"],
            allowed: ["GroupMembersTests.Who_holds_what_the_group_gives_may_replace_its_members"]),
        Gives(
            "IGroupService.JoinAsync",
            refused:
            [
                "JoiningAndLeavingTests.Joining_asks_for_what_each_group_gives_and_leaving_does_not",
                "JoiningAndLeavingTests.Nobody_joins_a_group_himself_without_what_it_gives",
            ],
            allowed: ["JoiningAndLeavingTests.Joining_asks_for_what_each_group_gives_and_leaving_does_not"]),
        Takes("IGroupService.LeaveAsync"),
        Reads("IGroupService.ListMembersAsync"),
        Reads("IGroupService.ListOfUserAsync"),
    ];

    private static IEnumerable<Operation> OfRoles() =>
    [
        Gives(
            "IRoleService.CreateAsync",
            refused:
            [
                "RoleCreationTests.A_default_role_asks_its_maker_for_its_patterns_at_its_owner",
                "RoleCreationTests.A_wildcard_of_a_default_role_is_not_covered_by_names",
            ],
            allowed: ["RoleCreationTests.A_default_role_asks_its_maker_for_its_patterns_at_its_owner"]),
        Reads("IRoleService.GetAsync"),
        Reads("IRoleService.FindAsync"),
        Reads("IRoleService.ListAsync"),
        Gives(
            "IRoleService.UpdateAsync",
            refused:
            [
                "RoleUpdateTests.Added_patterns_must_be_held_at_the_owner_even_when_the_role_is_off",
                "RoleUpdateTests.Patterns_held_at_an_organization_do_not_suffice_for_a_role_of_the_tenant",
            ],
            allowed: ["RoleUpdateTests.Added_patterns_must_be_held_at_the_owner_even_when_the_role_is_off"]),
        Gives(
            "IRoleService.ChangeDefaultAsync",
            refused: ["RoleSwitchingTests.Making_a_default_role_asks_for_the_patterns_at_the_owner_and_ending_it_does_not"],
            allowed: ["RoleSwitchingTests.Making_a_default_role_asks_for_the_patterns_at_the_owner_and_ending_it_does_not"]),
        Gives(
            "IRoleService.SwitchOnAsync",
            refused: ["RoleSwitchingTests.Switching_on_asks_for_the_patterns_at_the_owner_and_switching_off_does_not"],
            allowed: ["RoleSwitchingTests.Switching_on_asks_for_the_patterns_at_the_owner_and_switching_off_does_not"]),
        Takes("IRoleService.SwitchOffAsync"),
        Takes("IRoleService.DeleteAsync"),
        Gives(
            "IRoleService.AssignAsync",
            refused:
            [
                "RoleAssigningTests.Nobody_assigns_what_he_does_not_hold_there",
                "RoleAssigningTests.Nobody_gives_himself_more_than_he_holds",
                "AssignmentDatesTests.Changing_dates_asks_for_what_the_role_gives",
                "GroupRolesTests.Nobody_gives_a_group_what_he_does_not_hold_at_the_place",
            ],
            allowed:
            [
                "RoleAssigningTests.Nobody_assigns_what_he_does_not_hold_there",
                "AssignmentDatesTests.Changing_dates_asks_for_what_the_role_gives",
                "GroupRolesTests.Who_holds_what_a_role_gives_may_give_it_to_a_group",
            ]),
        Takes("IRoleService.UnassignAsync"),
        Gives(
            "IRoleService.ReplaceAsync",
            refused:
            [
                "RoleTakingTests.Replacing_asks_only_for_what_it_gives",
                "GroupRolesTests.Nobody_gives_a_group_what_he_does_not_hold_at_the_place",
            ],
            allowed: ["RoleTakingTests.Replacing_asks_only_for_what_it_gives"]),
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
        Gives(
            "IInvitationService.SendAsync",
            refused: ["InvitationRightsTests.Who_holds_less_than_a_promised_role_is_refused", "InvitationRightsTests.Who_holds_less_than_a_promised_group_gives_is_refused"],
            allowed: ["InvitationRightsTests.Who_holds_a_promised_role_may_promise_it"]),
        Gives(
            "IInvitationService.ResendAsync",
            refused: ["InvitationRightsTests.Sending_again_asks_like_sending"],
            allowed: ["InvitationRightsTests.Sending_again_asks_like_sending"]),
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
