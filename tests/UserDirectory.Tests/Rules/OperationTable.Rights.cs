namespace UserDirectory.Tests.Rules;

internal static partial class OperationTable
{
    private static IEnumerable<Operation> OfGroups() =>
    [
        Gives(
            "IGroupService.CreateAsync",
            refused: ["GroupCreationTests.A_group_below_another_asks_for_what_those_above_give"],
            allowed: ["GroupCreationTests.A_group_below_another_asks_for_what_those_above_give"]),
        Reads("IGroupService.GetAsync"),
        Reads("IGroupService.FindAsync"),
        Reads("IGroupService.ListAsync"),
        Gives(
            "IGroupService.UpdateAsync",
            refused: ["GroupUpdateTests.Another_key_asks_for_what_it_will_name"],
            allowed: ["GroupUpdateTests.Another_key_asks_for_what_it_will_name"]),
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
                "RoleCreationTests.A_role_asks_its_maker_for_its_patterns_at_its_owner",
                "RoleCreationTests.A_role_that_is_off_is_no_way_around",
                "RoleCreationTests.A_wildcard_of_a_role_is_not_covered_by_names",
            ],
            allowed: ["RoleCreationTests.A_role_asks_its_maker_for_its_patterns_at_its_owner"]),
        Reads("IRoleService.GetAsync"),
        Reads("IRoleService.FindAsync"),
        Reads("IRoleService.ListAsync"),
        Gives(
            "IRoleService.UpdateAsync",
            refused:
            [
                "RoleUpdateTests.Added_patterns_must_be_held_at_the_owner_even_when_the_role_is_off",
                "RoleUpdateTests.Patterns_held_at_an_organization_do_not_suffice_for_a_role_of_the_tenant",
                "RoleUpdateTests.Another_key_asks_for_all_that_it_will_name",
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
        Reads("IPermissionService.WhereCanAsync"),
        Reads("IPermissionService.ResolveAsync"),
        Gives(
            "IPermissionService.AddAccessRulesAsync",
            refused: ["AccessRulesTests.Who_holds_less_than_the_account_lets_it_in_nowhere", "AccessRulesTests.What_the_account_holds_at_a_place_that_it_cannot_enter_counts"],
            allowed: ["AccessRulesTests.Who_holds_what_the_account_holds_may_let_it_in"]),
        Takes("IPermissionService.RemoveAccessRulesAsync"),
        Reads("IAccountPermissions.CheckAsync"),
        Reads("IAccountPermissions.IndexOf"),
    ];
}
