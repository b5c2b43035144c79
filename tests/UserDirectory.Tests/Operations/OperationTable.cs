namespace UserDirectory.Tests.Operations;

/// <summary>
/// Every method of every public service, once: a call of it as its documentation says, what it does to what people may do, and for each
/// that gives, the tests that nobody gives by it what they do not hold.
/// </summary>
public static partial class OperationTable
{
    private const string AnotherTypeAsksForEverything =
        "OrganizationCreationTests.Another_type_than_that_of_the_one_above_opens_a_place_to_access_rules_and_asks_for_everything";

    public static IReadOnlyList<Operation> OfHandles { get; } =
        [.. Settings(), .. Organizations(), .. Users(), .. UserChanges(), .. Passwords(), .. Members(), .. Groups(),
            .. Roles(), .. Permissions(), .. Invitations(), .. Rest()];

    public static IReadOnlyList<Operation> OfTheHost { get; } = [.. Tenants(), .. Tokens()];

    /// <summary>
    /// Those that do more than open a handle or answer from it: each is tried for faults, isolation, growth and cancellation.
    /// </summary>
    public static IEnumerable<Operation> Called => OfHandles.Concat(OfTheHost);

    public static IEnumerable<Operation> OneCommit => Called.Where(operation => !operation.IsSeveralCommits);

    /// <summary>All, also those that open a handle or answer from it.</summary>
    public static IEnumerable<Operation> All => Called.Concat(s_opening);

    private static readonly IReadOnlyList<Operation> s_opening =
    [
        Operation.Opens("IUserDirectory.Tenant"),
        Operation.Opens("IUserDirectory.TenantOf"),
        Operation.Opens("IUserDirectory.As"),
        Operation.Opens("IUserDirectory.AsSystem"),
        Operation.Opens("ITenantReference.As"),
        Operation.Opens("ITenantReference.AsSystem"),
        Operation.Opens("ITenantDirectory.Over"),
        Operation.Opens("ITenantDirectory.Enlist"),
        Operation.Opens("IEnlistedDirectory.CommittedAsync"),
        Operation.Opens("IUserPermissions.CheckAsync"),
        Operation.Opens("IUserPermissions.IndexOf"),
    ];

    private static IEnumerable<Operation> Settings() =>
    [
        Operation.Read("ITenantSettings.GetAsync", (d, n, t) => d.Settings.GetAsync(t)),
        Operation.Write("ITenantSettings.UpdateAsync", (d, n, t) => d.Settings.UpdateAsync(new TenantUpdate { Name = "Renamed" }, null, t))
            .Neutral(),
    ];

    private static IEnumerable<Operation> Organizations() =>
    [
        Operation.Write("IOrganizationService.CreateAsync", (d, n, t) =>
            d.Organizations.CreateAsync(new NewOrganization("new-organization") { Parent = n.Organization }, t)).Gives(
                refused: [AnotherTypeAsksForEverything],
                allowed: [AnotherTypeAsksForEverything]),
        Operation.Read("IOrganizationService.GetAsync", (d, n, t) => d.Organizations.GetAsync(n.Organization, t)),
        Operation.Read("IOrganizationService.FindAsync", (d, n, t) => d.Organizations.FindAsync(n.Organization, t)),
        Operation.Read("IOrganizationService.GetPathAsync", (d, n, t) => d.Organizations.GetPathAsync(n.Organization, t)),
        Operation.Read("IOrganizationService.ListAsync", (d, n, t) => d.Organizations.ListAsync(null, t)),
        Operation.Read("IOrganizationService.ListBelowAsync", (d, n, t) => d.Organizations.ListBelowAsync(n.Organization, null, t)),
        Operation.Write("IOrganizationService.UpdateAsync", (d, n, t) =>
            d.Organizations.UpdateAsync(n.Organization, new OrganizationUpdate { Name = "Renamed" }, null, t)).Gives(
                refused: ["OrganizationChangeTests.Another_key_asks_for_everything_there"],
                allowed: ["OrganizationChangeTests.Another_key_asks_for_everything_there"]),
        Operation.Write("IOrganizationService.MoveAsync", (d, n, t) => d.Organizations.MoveAsync(n.Organization, n.OtherOrganization, t))
            .Gives(
                refused: ["OrganizationMoveTests.Moving_needs_everything_at_the_lowest_organization_above_both_places"],
                allowed: ["OrganizationMoveTests.Moving_needs_everything_at_the_lowest_organization_above_both_places"]),
        Operation.Write(
            "IOrganizationService.ChangeTypeAsync", (d, n, t) => d.Organizations.ChangeTypeAsync(n.Organization, OrganizationType.Test, t))
            .Gives(
                refused: ["OrganizationChangeTests.Changing_the_type_needs_everything_at_the_tenant"],
                allowed: ["OrganizationChangeTests.Changing_the_type_needs_everything_at_the_tenant"]),
        Operation.Write("IOrganizationService.SuspendAsync", (d, n, t) => d.Organizations.SuspendAsync(n.Organization, t)).Takes(),
        Operation.Read("IOrganizationService.ReinstateAsync", (d, n, t) => d.Organizations.ReinstateAsync(n.Organization, t)).Gives(
            refused: ["OrganizationChangeTests.Reinstating_needs_permission_and_everything_at_the_organization_above"],
            allowed: ["OrganizationChangeTests.Reinstating_needs_permission_and_everything_at_the_organization_above"]),
        Operation.Write("IOrganizationService.DeleteAsync", (d, n, t) => d.Organizations.DeleteAsync(n.Organization, recursive: true, t))
            .Takes(),
    ];

    private static IEnumerable<Operation> Groups() =>
    [
        Operation.Write("IGroupService.CreateAsync", (d, n, t) => d.Groups.CreateAsync(new NewGroup("new-group") { Parent = n.Group }, t))
            .Gives(
                refused: ["GroupCreationTests.A_group_below_another_asks_for_what_those_above_give"],
                allowed: ["GroupCreationTests.A_group_below_another_asks_for_what_those_above_give"]),
        Operation.Read("IGroupService.GetAsync", (d, n, t) => d.Groups.GetAsync(n.Group, default, t)),
        Operation.Read("IGroupService.FindAsync", (d, n, t) => d.Groups.FindAsync(n.Group, default, t)),
        Operation.Read("IGroupService.ListAsync", (d, n, t) => d.Groups.ListAsync(new GroupQuery { Organization = n.Organization }, t)),
        Operation.Write(
            "IGroupService.UpdateAsync", (d, n, t) => d.Groups.UpdateAsync(n.Group, new GroupUpdate { Name = "Renamed" }, null, t)).Gives(
                refused: ["GroupUpdateTests.Another_key_asks_for_what_it_will_name"],
                allowed: ["GroupUpdateTests.Another_key_asks_for_what_it_will_name"]),
        Operation.Write("IGroupService.NestAsync", (d, n, t) => d.Groups.NestAsync(n.Group, n.OtherGroup, t)).Gives(
            refused: ["GroupNestingTests.Nesting_asks_for_what_all_groups_above_give"],
            allowed: ["GroupNestingTests.Nesting_asks_for_what_all_groups_above_give"]),
        Operation.Read("IGroupService.SwitchOnAsync", (d, n, t) => d.Groups.SwitchOnAsync(n.Group, t)).Gives(
            refused: ["GroupSwitchingTests.Switching_on_asks_for_what_it_and_those_above_give_and_switching_off_does_not"],
            allowed: ["GroupSwitchingTests.Switching_on_asks_for_what_it_and_those_above_give_and_switching_off_does_not"]),
        Operation.Write("IGroupService.SwitchOffAsync", (d, n, t) => d.Groups.SwitchOffAsync(n.Group, t)).Takes(),
        Operation.Write("IGroupService.DeleteAsync", (d, n, t) => d.Groups.DeleteAsync(n.Group, recursive: true, t)).Takes(),
        Operation.Write("IGroupService.AddMembersAsync", (d, n, t) => d.Groups.AddMembersAsync(n.OtherGroup, [n.User, n.OtherUser], t))
            .Gives(
                refused:
                [
                    "GroupMembersTests.Adding_asks_for_what_the_group_and_those_above_give",
                    "GroupRolesTests.Who_adds_a_member_while_the_group_gets_a_role_is_asked_for_it",
                ],
                allowed: ["GroupMembersTests.Adding_asks_for_what_the_group_and_those_above_give"]),
        Operation.Write("IGroupService.RemoveMembersAsync", (d, n, t) => d.Groups.RemoveMembersAsync(n.Group, [n.User], t)).Takes(),
        Operation.Write("IGroupService.ReplaceMembersAsync", (d, n, t) => d.Groups.ReplaceMembersAsync(n.Group, [n.OtherUser], t)).Gives(
            refused: ["GroupMembersTests.Adding_asks_for_what_the_group_and_those_above_give"],
            allowed: ["GroupMembersTests.Who_holds_what_the_group_gives_may_replace_its_members"]),
        Operation.Write("IGroupService.JoinAsync", (d, n, t) => d.Groups.JoinAsync(n.OtherUser, [n.Group, n.OtherGroup], n.Organization, t))
            .Gives(
                refused:
                [
                    "JoiningAndLeavingTests.Joining_asks_for_what_each_group_gives_and_leaving_does_not",
                    "JoiningAndLeavingTests.Nobody_joins_a_group_himself_without_what_it_gives",
                ],
                allowed: ["JoiningAndLeavingTests.Joining_asks_for_what_each_group_gives_and_leaving_does_not"]),
        Operation.Write("IGroupService.LeaveAsync", (d, n, t) => d.Groups.LeaveAsync(n.User, [n.Group], n.Organization, t)).Takes(),
        Operation.Read("IGroupService.ListMembersAsync", (d, n, t) => d.Groups.ListMembersAsync(n.Group, true, null, t)),
        Operation.Read("IGroupService.ListOfUserAsync", (d, n, t) => d.Groups.ListOfUserAsync(n.User, true, t)),
    ];

    private static IEnumerable<Operation> Roles() =>
    [
        Operation.Write("IRoleService.CreateAsync", (d, n, t) =>
            d.Roles.CreateAsync(new NewRole("new-role", "invoices.read") { Organization = n.Organization }, t)).Gives(
                refused:
                [
                    "RoleCreationTests.A_role_asks_its_maker_for_its_patterns_at_its_owner",
                    "RoleCreationTests.A_role_that_is_off_is_no_way_around",
                    "RoleCreationTests.A_wildcard_of_a_role_is_not_covered_by_names",
                ],
                allowed: ["RoleCreationTests.A_role_asks_its_maker_for_its_patterns_at_its_owner"]),
        Operation.Read("IRoleService.GetAsync", (d, n, t) => d.Roles.GetAsync(n.Role, default, t)),
        Operation.Read("IRoleService.FindAsync", (d, n, t) => d.Roles.FindAsync(n.Role, default, t)),
        Operation.Read("IRoleService.ListAsync", (d, n, t) => d.Roles.ListAsync(new RoleQuery { Organization = n.Organization }, t)),
        Operation.Write("IRoleService.UpdateAsync", (d, n, t) =>
            d.Roles.UpdateAsync(n.Role, new RoleUpdate { AddPatterns = ["reports.read"] }, null, t)).Gives(
                refused:
                [
                    "RoleUpdateTests.Added_patterns_must_be_held_at_the_owner_even_when_the_role_is_off",
                    "RoleUpdateTests.Patterns_held_at_an_organization_do_not_suffice_for_a_role_of_the_tenant",
                    "RoleUpdateTests.Another_key_asks_for_all_that_it_will_name",
                ],
                allowed: ["RoleUpdateTests.Added_patterns_must_be_held_at_the_owner_even_when_the_role_is_off"]),
        Operation.Write("IRoleService.ChangeDefaultAsync", (d, n, t) => d.Roles.ChangeDefaultAsync(n.Role, true, t)).Gives(
            refused: ["RoleSwitchingTests.Making_a_default_role_asks_for_the_patterns_at_the_owner_and_ending_it_does_not"],
            allowed: ["RoleSwitchingTests.Making_a_default_role_asks_for_the_patterns_at_the_owner_and_ending_it_does_not"]),
        Operation.Read("IRoleService.SwitchOnAsync", (d, n, t) => d.Roles.SwitchOnAsync(n.Role, t)).Gives(
            refused: ["RoleSwitchingTests.Switching_on_asks_for_the_patterns_at_the_owner_and_switching_off_does_not"],
            allowed: ["RoleSwitchingTests.Switching_on_asks_for_the_patterns_at_the_owner_and_switching_off_does_not"]),
        Operation.Write("IRoleService.SwitchOffAsync", (d, n, t) => d.Roles.SwitchOffAsync(n.Role, t)).Takes(),
        Operation.Write("IRoleService.DeleteAsync", (d, n, t) => d.Roles.DeleteAsync(n.Role, null, t)).Takes(),
        Operation.Write(
            "IRoleService.AssignAsync", (d, n, t) => d.Roles.AssignAsync(Subject.User(n.User), [n.OtherRole], n.Organization, null, t))
            .Gives(
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
        Operation.Write("IRoleService.UnassignAsync", (d, n, t) => d.Roles.UnassignAsync(Subject.User(n.User), [n.Role], n.Organization, t))
            .Takes(),
        Operation.Write(
            "IRoleService.ReplaceAsync", (d, n, t) => d.Roles.ReplaceAsync(Subject.User(n.User), [n.OtherRole], n.Organization, t)).Gives(
                refused:
                [
                    "RoleTakingTests.Replacing_asks_only_for_what_it_gives",
                    "GroupRolesTests.Nobody_gives_a_group_what_he_does_not_hold_at_the_place",
                ],
                allowed: ["RoleTakingTests.Replacing_asks_only_for_what_it_gives"]),
        Operation.Read("IRoleService.ListAssignmentsAsync", (d, n, t) => d.Roles.ListAssignmentsAsync(Subject.User(n.User), t)),
        Operation.Read("IRoleService.ListAssignmentsOfRoleAsync", (d, n, t) => d.Roles.ListAssignmentsOfRoleAsync(n.Role, null, t)),
    ];
}
