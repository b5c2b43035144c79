namespace UserDirectory.Tests.Operations;

/// <content>Permissions, invitations, batches, import, export and the feed.</content>
public static partial class OperationTable
{
    private static IEnumerable<Operation> Permissions() =>
    [
        Operation.Read("IPermissionService.CheckAsync", (d, n, t) => d.Permissions.CheckAsync(n.User, "invoices.write", n.Organization, t)),
        Operation.Read("IPermissionService.CheckManyAsync", (d, n, t) =>
            d.Permissions.CheckManyAsync(n.User, ["invoices.write", "reports.read"], n.Organization, t)),
        Operation.Read("IPermissionService.ListEffectiveAsync", (d, n, t) => d.Permissions.ListEffectiveAsync(n.User, n.Organization, t)),
        Operation.Read(
            "IPermissionService.ExplainAsync", (d, n, t) => d.Permissions.ExplainAsync(n.User, "invoices.write", n.Organization, t)),
        Operation.Read(
            "IPermissionService.WhoCanAsync", (d, n, t) => d.Permissions.WhoCanAsync("invoices.write", n.Organization, null, 100, t)),
        Operation.Read(
            "IPermissionService.WhereCanAsync", (d, n, t) => d.Permissions.WhereCanAsync(n.User, "invoices.write", null, 100, t)),
        Operation.Read("IPermissionService.ResolveAsync", (d, n, t) => d.Permissions.ResolveAsync(n.User, n.Organization, t)),
        Operation.Write("IPermissionService.AddAccessRulesAsync", (d, n, t) => d.Permissions.AddAccessRulesAsync(n.User, ["type:test"], t))
            .Gives(
                refused: ["AccessRulesTests.Who_holds_less_than_the_account_lets_it_in_nowhere",
                    "AccessRulesTests.What_the_account_holds_at_a_place_that_it_cannot_enter_counts"],
                allowed: ["AccessRulesTests.Who_holds_what_the_account_holds_may_let_it_in"]),
        Operation.Read(
            "IPermissionService.RemoveAccessRulesAsync", (d, n, t) => d.Permissions.RemoveAccessRulesAsync(n.User, ["type:test"], t))
            .Takes(),
    ];

    private static IEnumerable<Operation> Invitations() =>
    [
        Operation.Write("IInvitationService.SendAsync", (d, n, t) => d.Invitations.SendAsync(
            new NewInvitation("second@acme.example", n.Organization) { Roles = [n.Role], Groups = [n.Group] }, t)).Gives(
            refused: ["InvitationRightsTests.Who_holds_less_than_a_promised_role_is_refused",
                "InvitationRightsTests.Who_holds_less_than_a_promised_group_gives_is_refused"],
            allowed: ["InvitationRightsTests.Who_holds_a_promised_role_may_promise_it"]),
        Operation.Write("IInvitationService.ResendAsync", (d, n, t) => d.Invitations.ResendAsync(n.Invitation, cancellationToken: t)).Gives(
            refused: ["InvitationRightsTests.Sending_again_asks_like_sending"],
            allowed: ["InvitationRightsTests.Sending_again_asks_like_sending"]),
        Operation.Write("IInvitationService.RevokeAsync", (d, n, t) => d.Invitations.RevokeAsync(n.Invitation, t)).Takes(),
        Operation.Read("IInvitationService.GetAsync", (d, n, t) => d.Invitations.GetAsync(n.Invitation, t)),
        Operation.Read("IInvitationService.ListOfUserAsync", (d, n, t) => d.Invitations.ListOfUserAsync(n.User, null, t)),
        Operation.Read(
            "IInvitationService.ListAsync", (d, n, t) => d.Invitations.ListAsync(new InvitationQuery { Organization = n.Organization }, t)),
    ];

    private static IEnumerable<Operation> Rest() =>
    [
        Operation.Write("ITenantDirectory.InOneCommitAsync", InOneCommitAsync).Gives(
            refused: ["BatchRerunTests.What_a_batch_gives_first_must_be_held_where_a_membership_then_opens_it",
                "BatchRerunTests.A_right_that_was_taken_meanwhile_refuses_the_whole"],
            allowed: ["BatchSequenceTests.A_batch_and_the_same_calls_one_after_the_other_end_the_same"]),
        Operation.Write("IImportService.ImportAsync", ImportAsync).Gives(
            refused: ["ImportRightsTests.A_change_asks_what_it_by_itself_asks",
                "ImportRightsTests.A_default_role_that_the_actor_does_not_hold_is_not_given"],
            allowed: ["ImportRightsTests.A_change_asks_what_it_by_itself_asks"]),
        Operation.Read("IExportService.ExportAsync", ExportAsync),
        Operation.Read("IExportService.ExportPersonAsync", (d, n, t) => d.Export.ExportPersonAsync(n.User, t)),
        Operation.Read("IChangeService.ReadAsync", (d, n, t) => d.Changes.ReadAsync(0, 10, t)),
        Operation.Read("IChangeService.GetLatestNumberAsync", (d, n, t) => d.Changes.GetLatestNumberAsync(t)),
    ];

    private static ValueTask<User> InOneCommitAsync(ITenantDirectory directory, Names names, CancellationToken token) =>
        directory.InOneCommitAsync(
            async batch =>
            {
                var made = await batch.Users.CreateAsync(new NewUser("of-a-batch") { Organization = names.Organization }, token);
                await batch.Groups.AddMembersAsync(names.Group, [made.Id], token);
                await batch.Roles.AssignAsync(made.Id, [names.Role], names.Organization, Validity.Always, null, token);
                return await batch.Users.GetAsync(made.Id, cancellationToken: token);
            },
            token);

    private static async ValueTask<IReadOnlyList<ImportResult>> ImportAsync(
        ITenantDirectory directory, Names names, CancellationToken token)
    {
        var results = new List<ImportResult>();
        await foreach (var result in directory.Import.ImportAsync(Rows(names).ToAsyncEnumerable(), null, token))
        {
            results.Add(result with { UserId = null });
        }

        return results;
    }

    private static async ValueTask<IReadOnlyList<ImportRow>> ExportAsync(ITenantDirectory directory, Names names, CancellationToken token)
    {
        var rows = new List<ImportRow>();
        await foreach (var row in directory.Export.ExportAsync(new ExportOptions { Organization = names.Organization }, token))
        {
            rows.Add(row);
        }

        return rows;
    }

    private static IEnumerable<ImportRow> Rows(Names names)
    {
        yield return new ImportRow
        {
            Key = "imported",
            Organization = names.Organization.ToString(),
            Roles = [names.Role.ToString()],
            Groups = [names.Group.ToString()],
        };
    }
}
