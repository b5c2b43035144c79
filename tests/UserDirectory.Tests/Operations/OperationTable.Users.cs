namespace UserDirectory.Tests.Operations;

/// <content>Accounts, passwords and members.</content>
public static partial class OperationTable
{
    // A PNG of one pixel.
    private const string Pixel =
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static IEnumerable<Operation> Users() =>
    [
        Operation.Write("IUserService.CreateAsync", (d, n, t) => d.Users.CreateAsync(
            new NewUser("new-user") { Organization = n.Organization, Roles = [n.Role], Groups = [n.Group],
                Password = "a long enough secret" }, t)).Gives(
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
        Operation.Read("IUserService.GetAsync", (d, n, t) =>
            d.Users.GetAsync(n.User, n.Organization, UserParts.Roles | UserParts.Groups | UserParts.Memberships | UserParts.Grants, t)),
        Operation.Read("IUserService.FindAsync", (d, n, t) => d.Users.FindAsync(n.User, default, UserParts.None, t)),
        Operation.Read("IUserService.FindByEmailAsync", (d, n, t) => d.Users.FindByEmailAsync(n.Email, t)),
        Operation.Read("IUserService.FindByExternalIdAsync", (d, n, t) => d.Users.FindByExternalIdAsync(n.ExternalId, t)),
        Operation.Read(
            "IUserService.FindSignedInAsync", (d, n, t) => d.Users.FindSignedInAsync(n.User.Id ?? Guid.Empty, t)),
        Operation.Read("IUserService.ListAsync", (d, n, t) => d.Users.ListAsync(
            new UserQuery { Organization = n.Organization, Group = n.Group, Role = n.Role, Include = UserParts.Roles | UserParts.Groups },
            t)),
        Operation.Read("IUserService.CountAsync", (d, n, t) => d.Users.CountAsync(new UserQuery { Group = n.Group }, t)),
        Operation.Write(
            "IUserService.UpdateAsync", (d, n, t) => d.Users.UpdateAsync(n.User, new UserUpdate { DisplayName = "Renamed" }, null, t))
            .Neutral(),
        Operation.Write("IUserService.ChangeEmailAsync", (d, n, t) => d.Users.ChangeEmailAsync(n.User, "new@acme.example", false, t)).Gives(
            refused:
            [
                "EmailChangeTests.A_manager_who_lacks_what_the_account_holds_may_not_change_its_address",
                "OvertakenCallsTests.A_role_that_the_account_gets_meanwhile_must_be_held",
            ],
            allowed: ["EmailChangeTests.A_manager_who_holds_what_the_account_holds_may"]),
        Operation.Read("IUserService.RequestEmailProofAsync", Void((d, n, t) => d.Users.RequestEmailProofAsync(n.User, null, t))).Gives(
            refused: ["EmailProofRequestTests.A_manager_who_lacks_what_the_account_holds_may_not_ask",
                "EmailProofTests.What_the_manager_who_asked_may_not_any_more_proves_nothing"],
            allowed: ["EmailProofRequestTests.A_manager_who_holds_what_the_account_holds_may_ask"]),
        Operation.Write("IUserService.ConfirmEmailAsync", (d, n, t) => d.Users.ConfirmEmailAsync(n.AccountToken, t)).Gives(
            refused: ["EmailProofTests.What_the_manager_who_asked_may_not_any_more_proves_nothing",
                "BadTokenTests.Whatever_is_wrong_with_a_token_the_answer_is_the_same"],
            allowed: ["EmailProofTests.The_token_proves_the_address_that_the_account_has"]) with
        {
            Prepare = company => company.AddTokenAsync(AccountTokenPurpose.EmailProof),
        },
        Operation.Write("IUserService.ChangeKeyAsync", (d, n, t) => d.Users.ChangeKeyAsync(n.User, "new-key", t)).Gives(
            refused: ["UserKeyChangeTests.A_manager_who_lacks_what_the_account_holds_may_not",
                "UserKeyChangeTests.What_the_account_holds_elsewhere_counts_there"],
            allowed: ["UserKeyChangeTests.A_manager_who_holds_what_the_account_holds_may"]),
        Operation.Write("IUserService.ChangeExternalIdAsync", (d, n, t) => d.Users.ChangeExternalIdAsync(n.User, "idp|new", t)).Gives(
            refused: ["ExternalIdChangeTests.A_manager_who_lacks_what_the_account_holds_may_not"],
            allowed: ["ExternalIdChangeTests.A_manager_who_holds_what_the_account_holds_may"]),
        Operation.Write("IUserService.ChangeAttributesAsync", (d, n, t) =>
            d.Users.ChangeAttributesAsync(n.User, new Dictionary<string, string?> { ["floor"] = "3" }, t)).Neutral(),
        Operation.Write(
            "IUserService.ChangeDefaultOrganizationAsync", (d, n, t) => d.Users.ChangeDefaultOrganizationAsync(n.User, default, t))
            .Neutral(),
        Operation.Write("IUserService.ChangeHomeAsync", (d, n, t) => d.Users.ChangeHomeAsync(n.User, n.OtherOrganization, t)).Gives(
            refused: ["UserOrganizationsTests.Moving_a_home_needs_what_the_account_holds"],
            allowed: ["UserOrganizationsTests.Moving_a_home_needs_what_the_account_holds"]),
    ];

    private static IEnumerable<Operation> UserChanges() =>
    [
        Operation.Write("IUserService.ChangePictureAsync", (d, n, t) => d.Users.ChangePictureAsync(n.User, Pixel, t)).Neutral(),
        Operation.Write("IUserService.UploadPictureAsync", (d, n, t) => d.Users.UploadPictureAsync(
            n.User, Convert.FromBase64String(Pixel.Split(',')[1]), "ann.png", t)).Neutral(),
        Operation.Read("IUserService.FindPictureAsync", (d, n, t) => d.Users.FindPictureAsync(n.User, n.Organization, t)),
        Operation.Write("IUserService.RecordLoginAsync", (d, n, t) =>
            d.Users.RecordLoginAsync(n.User, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), t)).Neutral(),
        Operation.Write("IUserService.ActivateAsync", (d, n, t) => d.Users.ActivateAsync(n.OtherUser, t)).Gives(
            refused: ["UserStatusChangeTests.Both_need_what_the_account_holds"],
            allowed: ["UserStatusChangeTests.Both_need_what_the_account_holds"]),
        Operation.Write("IUserService.DeactivateAsync", (d, n, t) => d.Users.DeactivateAsync(n.User, t)).Takes(),
        Operation.Write("IUserService.SignOutEverywhereAsync", (d, n, t) => d.Users.SignOutEverywhereAsync(n.User, null, t)).Takes(),
        Operation.Write("IUserService.GrantAsync", (d, n, t) => d.Users.GrantAsync(n.User, ["invoices.approve"], t)).Gives(
            refused: ["UserGrantsTests.Nobody_grants_more_than_he_holds_tenant_wide", "UserGrantsTests.Names_never_cover_a_wildcard"],
            allowed: ["UserGrantsTests.Names_never_cover_a_wildcard"]),
        Operation.Read("IUserService.RevokeAsync", (d, n, t) => d.Users.RevokeAsync(n.User, ["invoices.approve"], t)).Takes(),
        Operation.Write("IUserService.ReplaceGrantsAsync", (d, n, t) => d.Users.ReplaceGrantsAsync(n.User, ["invoices.read"], t)).Gives(
            refused: ["UserGrantsTests.Nobody_grants_more_than_he_holds_tenant_wide"],
            allowed: ["UserGrantsTests.Replacing_asks_only_for_what_is_added"]),
        Operation.Write("IUserService.DeleteAsync", (d, n, t) => d.Users.DeleteAsync(n.User, null, t)).Takes(),
        Operation.Read("IUserService.ListDeletedAsync", (d, n, t) => d.Users.ListDeletedAsync(null, t)),
        Operation.Write("IUserService.RestoreAsync", (d, n, t) => d.Users.RestoreAsync(n.DeletedUser, t)).Gives(
            refused:
            [
                "UserRestoringRightsTests.An_actor_gives_back_only_what_he_holds",
                "UserRestoringRightsTests.A_membership_that_would_open_what_the_actor_does_not_hold_there_is_left_out",
                "UserRestoringRightsTests.Access_rules_come_back_from_who_may_give_them",
            ],
            allowed: ["UserRestoringRightsTests.An_actor_who_holds_everything_gives_back_everything"]),
        Operation.Write("IUserService.EraseAsync", (d, n, t) => d.Users.EraseAsync(n.DeletedUser, t)).Takes(),
    ];

    private static IEnumerable<Operation> Passwords() =>
    [
        Operation.Write("IPasswordService.SetAsync", (d, n, t) => d.Passwords.SetAsync(n.User, "another long secret", true, t)).Gives(
            refused: ["PasswordRightsTests.Who_holds_less_than_the_account_is_refused"],
            allowed: ["PasswordRightsTests.Who_holds_all_that_the_account_holds_may"]),
        Operation.Write("IPasswordService.ResetAsync", (d, n, t) => d.Passwords.ResetAsync(n.User, t)).Gives(
            refused: ["PasswordRightsTests.Who_holds_less_than_the_account_is_refused"],
            allowed: ["PasswordRightsTests.Who_holds_all_that_the_account_holds_may"]),
        Operation.Write("IPasswordService.ChangeOwnAsync", (d, n, t) =>
            d.Passwords.ChangeOwnAsync(n.User, "correct horse battery", "another long secret", t)).Neutral(),
        Operation.Write("IPasswordService.VerifyAsync", (d, n, t) => d.Passwords.VerifyAsync(n.User, "correct horse battery", t)).Neutral(),
        Operation.Read("IPasswordService.UnlockAsync", Void((d, n, t) => d.Passwords.UnlockAsync(n.User, t))).Neutral(),
        Operation.Write("IPasswordService.ImportHashAsync", (d, n, t) => d.Passwords.ImportHashAsync(
            n.User, "AQAAAAIAAYagAAAAEAABAgMEBQYHCAkKCwwNDg8AAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHw==", false, t)).Gives(
            refused: ["PasswordRightsTests.Only_a_system_actor_imports_a_hash"],
            allowed: ["PasswordSettingTests.An_imported_hash_of_the_old_system_is_verified"]) with { NeedsSystem = true },
        Operation.Read("IPasswordService.GetStateAsync", (d, n, t) => d.Passwords.GetStateAsync(n.User, t)),
        Operation.Read("IPasswordService.RequestResetAsync", Void((d, n, t) => d.Passwords.RequestResetAsync(n.User, t))).Neutral(),
        Operation.Write(
            "IPasswordService.ConfirmResetAsync", (d, n, t) => d.Passwords.ConfirmResetAsync(n.AccountToken, "another long secret", t))
            .Gives(
                refused: ["BadTokenTests.Whatever_is_wrong_with_a_token_the_answer_is_the_same"],
                allowed: ["PasswordRecoveryTests.The_token_sets_another_password"]) with
        {
            Prepare = company => company.AddTokenAsync(AccountTokenPurpose.PasswordReset),
        },
        Operation.Write("IPasswordService.RemoveAsync", (d, n, t) => d.Passwords.RemoveAsync(n.User, t)).Takes(),
    ];

    private static IEnumerable<Operation> Members() =>
    [
        Operation.Write("IMemberService.AddAsync", (d, n, t) => d.Members.AddAsync(n.User, n.OtherOrganization, default, t)).Gives(
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
        Operation.Write("IMemberService.RemoveAsync", (d, n, t) => d.Members.RemoveAsync(n.User, n.Organization, t)).Gives(
            refused:
            [
                "MembershipOpeningTests.Removing_a_suspended_one_asks_what_adding_asks",
                "MembershipPermissionTests.It_opens_no_place_to_what_the_actor_does_not_hold_there",
            ],
            allowed: ["MembershipOpeningTests.Removing_a_suspended_one_asks_what_adding_asks"]),
        Operation.Write("IMemberService.SuspendAsync", (d, n, t) => d.Members.SuspendAsync(n.User, n.Organization, t)).Takes(),
        Operation.Read("IMemberService.ReinstateAsync", (d, n, t) => d.Members.ReinstateAsync(n.User, n.Organization, t)).Gives(
            refused: ["MembershipOpeningTests.Reinstating_asks_what_adding_asks"],
            allowed: ["MembershipOpeningTests.Reinstating_asks_what_adding_asks"]),
        Operation.Write("IMemberService.ChangeValidityAsync", (d, n, t) => d.Members.ChangeValidityAsync(
            n.User, n.Organization, new Validity(null, new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)), t)).Gives(
            refused:
            [
                "MembershipOpeningTests.Lengthening_asks_what_adding_asks_and_shortening_does_not",
                "MembershipOpeningTests.Other_dates_of_a_suspended_one_ask_what_adding_asks",
            ],
            allowed: ["MembershipOpeningTests.Lengthening_asks_what_adding_asks_and_shortening_does_not"]),
        Operation.Read("IMemberService.FindAsync", (d, n, t) => d.Members.FindAsync(n.User, n.Organization, t)),
        Operation.Read("IMemberService.ListAsync", (d, n, t) => d.Members.ListAsync(n.Organization, null, t)),
        Operation.Read("IMemberService.ListOfUserAsync", (d, n, t) => d.Members.ListOfUserAsync(n.User, t)),
        Operation.Write(
            "IMemberService.ChangeRolesAsync", (d, n, t) => d.Members.ChangeRolesAsync(n.User, n.Organization, [n.OtherRole], [n.Role], t))
            .Gives(
                refused: ["MemberRolesTests.Nobody_gives_a_role_that_he_does_not_hold_there_and_nothing_is_taken_then"],
                allowed: ["MemberRolesTests.Who_holds_it_there_may_give_it"]),
    ];

    private static Func<ITenantDirectory, Names, CancellationToken, ValueTask<object?>> Void(
        Func<ITenantDirectory, Names, CancellationToken, ValueTask> call) =>
        async (directory, names, token) =>
        {
            await call(directory, names, token);
            return null;
        };
}
