namespace UserDirectory.Tests.Operations;

/// <content>Permissions, invitations, batches, import, export and the feed.</content>
public static partial class OperationList
{
    private static IEnumerable<Operation> Permissions() =>
    [
        Operation.Read("IPermissionService.CheckAsync", (d, n, t) => d.Permissions.CheckAsync(n.User, "invoices.write", n.Organization, t)),
        Operation.Read("IPermissionService.CheckManyAsync", (d, n, t) => d.Permissions.CheckManyAsync(n.User, ["invoices.write", "reports.read"], n.Organization, t)),
        Operation.Read("IPermissionService.ListEffectiveAsync", (d, n, t) => d.Permissions.ListEffectiveAsync(n.User, n.Organization, t)),
        Operation.Read("IPermissionService.ExplainAsync", (d, n, t) => d.Permissions.ExplainAsync(n.User, "invoices.write", n.Organization, t)),
        Operation.Read("IPermissionService.WhoCanAsync", (d, n, t) => d.Permissions.WhoCanAsync("invoices.write", n.Organization, null, 100, t)),
        Operation.Read("IPermissionService.WhereCanAsync", (d, n, t) => d.Permissions.WhereCanAsync(n.User, "invoices.write", null, 100, t)),
        Operation.Read("IPermissionService.ResolveAsync", (d, n, t) => d.Permissions.ResolveAsync(n.User, n.Organization, t)),
        Operation.Write("IPermissionService.AddAccessRulesAsync", (d, n, t) => d.Permissions.AddAccessRulesAsync(n.User, ["type:test"], t)),
        Operation.Read("IPermissionService.RemoveAccessRulesAsync", (d, n, t) => d.Permissions.RemoveAccessRulesAsync(n.User, ["type:test"], t)),
    ];

    private static IEnumerable<Operation> Invitations() =>
    [
        Operation.Write("IInvitationService.SendAsync", (d, n, t) => d.Invitations.SendAsync(
            new NewInvitation("second@acme.example", n.Organization) { Roles = [n.Role], Groups = [n.Group] }, t)),
        Operation.Write("IInvitationService.ResendAsync", (d, n, t) => d.Invitations.ResendAsync(n.Invitation, cancellationToken: t)),
        Operation.Write("IInvitationService.RevokeAsync", (d, n, t) => d.Invitations.RevokeAsync(n.Invitation, t)),
        Operation.Read("IInvitationService.GetAsync", (d, n, t) => d.Invitations.GetAsync(n.Invitation, t)),
        Operation.Read("IInvitationService.ListOfUserAsync", (d, n, t) => d.Invitations.ListOfUserAsync(n.User, null, t)),
        Operation.Read("IInvitationService.ListAsync", (d, n, t) => d.Invitations.ListAsync(new InvitationQuery { Organization = n.Organization }, t)),
    ];

    private static IEnumerable<Operation> Rest() =>
    [
        Operation.Write("ITenantDirectory.InOneCommitAsync", InOneCommitAsync),
        Operation.Write("IImportService.ImportAsync", ImportAsync),
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

    private static async ValueTask<IReadOnlyList<ImportResult>> ImportAsync(ITenantDirectory directory, Names names, CancellationToken token)
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
