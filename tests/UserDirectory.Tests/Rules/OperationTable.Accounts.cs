namespace UserDirectory.Tests.Rules;

internal static partial class OperationTable
{
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
            "IUserService.RequestEmailProofAsync",
            refused: ["EmailProofRequestTests.A_manager_who_lacks_what_the_account_holds_may_not_ask", "EmailProofTests.What_the_manager_who_asked_may_not_any_more_proves_nothing"],
            allowed: ["EmailProofRequestTests.A_manager_who_holds_what_the_account_holds_may_ask"]),
        Gives(
            "IUserService.ConfirmEmailAsync",
            refused: ["EmailProofTests.What_the_manager_who_asked_may_not_any_more_proves_nothing", "BadTokenTests.Whatever_is_wrong_with_a_token_the_answer_is_the_same"],
            allowed: ["EmailProofTests.The_token_proves_the_address_that_the_account_has"]),
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
        Takes("IUserService.SignOutEverywhereAsync"),
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
                "UserRestoringRightsTests.An_actor_gives_back_only_what_he_holds",
                "UserRestoringRightsTests.A_membership_that_would_open_what_the_actor_does_not_hold_there_is_left_out",
                "UserRestoringRightsTests.Access_rules_come_back_from_who_may_give_them",
            ],
            allowed: ["UserRestoringRightsTests.An_actor_who_holds_everything_gives_back_everything"]),
        Takes("IUserService.EraseAsync"),
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
        Reads("IPasswordService.GetStateAsync"),
        Neutral("IPasswordService.RequestResetAsync"),
        Gives(
            "IPasswordService.ConfirmResetAsync",
            refused: ["BadTokenTests.Whatever_is_wrong_with_a_token_the_answer_is_the_same"],
            allowed: ["PasswordRecoveryTests.The_token_sets_another_password"]),
    ];

    private static IEnumerable<Operation> OfMembers() =>
    [
        Gives(
            "IMemberService.AddAsync",
            refused:
            [
                "MembershipOpeningTests.What_the_account_holds_tenant_wide_above_there_or_below_must_be_held",
                "MembershipOpeningTests.Direct_grants_and_what_groups_give_count_too",
                "MembershipPermissionTests.It_opens_no_place_to_what_the_actor_does_not_hold_there",
                "MembershipRenewalTests.Renewing_asks_what_adding_asks",
            ],
            allowed:
            [
                "MembershipRenewalTests.Renewing_asks_what_adding_asks",
                "MembershipOpeningTests.What_the_account_holds_tenant_wide_above_there_or_below_must_be_held",
                "MembershipPermissionTests.Updating_tenants_tenant_wide_adds_and_removes_members_anywhere",
            ]),
        Gives(
            "IMemberService.RemoveAsync",
            refused:
            [
                "MembershipOpeningTests.Removing_a_suspended_one_asks_what_adding_asks",
                "MembershipPermissionTests.It_opens_no_place_to_what_the_actor_does_not_hold_there",
            ],
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
        Reads("IInvitationService.ListOfUserAsync"),
    ];
}
