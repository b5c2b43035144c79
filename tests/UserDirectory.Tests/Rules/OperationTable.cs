namespace UserDirectory.Tests.Rules;

/// <summary>
/// Every method of every public service: what it does to what people may do, and for each that gives, the tests that nobody gives by it what they do not hold.
/// </summary>
internal static partial class OperationTable
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        .. OfTheDirectory(), .. OfTenants(), .. OfOrganizations(), .. OfUsers(), .. OfPasswords(), .. OfMembers(), .. OfGroups(), .. OfRoles(), .. OfPermissions(),
        .. OfInvitations(), .. OfTheRest(),
    ];

    private static IEnumerable<Operation> OfTheDirectory() =>
    [
        Reads("IUserDirectory.Tenant"),
        Reads("IUserDirectory.TenantOf"),
        Reads("IUserDirectory.FinishRequestsAsync"),
        Reads("IUserDirectory.As"),
        Reads("IUserDirectory.AsSystem"),
        Reads("IUserDirectory.FindAccountsAsync"),
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
        Gives(
            "ITenantDirectory.InOneCommitAsync",
            refused: ["BatchRerunTests.What_a_batch_gives_first_must_be_held_where_a_membership_then_opens_it", "BatchRerunTests.A_right_that_was_taken_meanwhile_refuses_the_whole"],
            allowed: ["BatchSequenceTests.A_batch_and_the_same_calls_one_after_the_other_end_the_same"]),
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
        Gives(
            "IOrganizationService.CreateAsync",
            refused: ["OrganizationCreationTests.Another_type_than_that_of_the_one_above_opens_a_place_to_access_rules_and_asks_for_everything"],
            allowed: ["OrganizationCreationTests.Another_type_than_that_of_the_one_above_opens_a_place_to_access_rules_and_asks_for_everything"]),
        Reads("IOrganizationService.GetAsync"),
        Reads("IOrganizationService.FindAsync"),
        Reads("IOrganizationService.GetPathAsync"),
        Reads("IOrganizationService.ListAsync"),
        Reads("IOrganizationService.ListBelowAsync"),
        Gives(
            "IOrganizationService.UpdateAsync",
            refused: ["OrganizationChangeTests.Another_key_asks_for_everything_there"],
            allowed: ["OrganizationChangeTests.Another_key_asks_for_everything_there"]),
        Gives(
            "IOrganizationService.MoveAsync",
            refused: ["OrganizationMoveTests.Moving_needs_everything_at_the_lowest_organization_above_both_places"],
            allowed: ["OrganizationMoveTests.Moving_needs_everything_at_the_lowest_organization_above_both_places"]),
        Gives(
            "IOrganizationService.ChangeTypeAsync",
            refused: ["OrganizationChangeTests.Changing_the_type_needs_everything_at_the_tenant"],
            allowed: ["OrganizationChangeTests.Changing_the_type_needs_everything_at_the_tenant"]),
        Takes("IOrganizationService.SuspendAsync"),
        Gives(
            "IOrganizationService.ReinstateAsync",
            refused: ["OrganizationChangeTests.Reinstating_needs_permission_and_everything_at_the_organization_above"],
            allowed: ["OrganizationChangeTests.Reinstating_needs_permission_and_everything_at_the_organization_above"]),
        Takes("IOrganizationService.DeleteAsync"),
    ];

    private static IEnumerable<Operation> OfTheRest() =>
    [
        Gives(
            "IImportService.ImportAsync",
            refused: ["ImportRightsTests.A_change_asks_what_it_by_itself_asks", "ImportRightsTests.A_default_role_that_the_actor_does_not_hold_is_not_given"],
            allowed: ["ImportRightsTests.A_change_asks_what_it_by_itself_asks"]),
        Reads("IExportService.ExportAsync"),
        Reads("IExportService.ExportPersonAsync"),
        Reads("IChangeService.ReadAsync"),
        Reads("IChangeService.GetLatestNumberAsync"),
    ];

    private static Operation Reads(string name) => new(name, Effect.Reads);

    private static Operation Takes(string name) => new(name, Effect.Takes);

    private static Operation Neutral(string name) => new(name, Effect.Neutral);

    private static Operation Gives(string name, string[] refused, string[] allowed) => new(name, Effect.Gives) { Refused = refused, Allowed = allowed };

    private static Operation GivesUnasked(string name, string reason) => new(name, Effect.Gives) { AsksNothing = reason };
}
