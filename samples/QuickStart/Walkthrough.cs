using UserDirectory;
using UserDirectory.Queries;

namespace QuickStart;

/// <summary>Ten everyday tasks, on the people of one office.</summary>
public sealed class Walkthrough(IUserDirectory directory, ITenantDirectory acme, TextWriter output)
{
    public const string Office = "lisbon";

    public const string Ann = "ann@acme.example";

    /// <summary>Returns Ann, whom the first task makes.</summary>
    public async Task<User> RunAsync(EarlierRun earlier, CancellationToken cancellationToken)
    {
        output.WriteLine();
        if (earlier.Ann is { } there)
        {
            output.WriteLine($"Ten everyday tasks in {Office}: unchanged, an earlier run has done them.");
            return there;
        }

        output.WriteLine($"Ten everyday tasks in {Office}:");
        var ann = await CreateAsync(cancellationToken);
        var token = await InviteAsync(cancellationToken);
        await AcceptAsync(token, cancellationToken);
        await CheckAsync(ann, cancellationToken);
        await ExplainAsync(ann, cancellationToken);
        await ListAsync(cancellationToken);
        var leaver = await DeactivateAsync(cancellationToken);
        await AddToGroupAsync(ann, cancellationToken);
        await ChangeRolesAsync(ann, cancellationToken);
        await DeleteAsync(leaver, cancellationToken);
        return ann;
    }

    private async Task<User> CreateAsync(CancellationToken cancellationToken)
    {
        var ann = await acme.Users.CreateAsync(
            new NewUser(Ann) { DisplayName = "Ann", Email = Ann, Organization = Office, Roles = ["editor"] },
            cancellationToken);
        output.WriteLine($" 1. Create: {ann.Key} is {ann.Status}, an editor.");
        return ann;
    }

    private async Task<string> InviteAsync(CancellationToken cancellationToken)
    {
        var sent = await acme.Invitations.SendAsync(
            new NewInvitation("bob@acme.example", Office) { Roles = ["editor"], Groups = ["sales/emea"] }, cancellationToken);
        output.WriteLine($" 2. Invite: {sent.User.Key} is {sent.User.Status}.");
        return sent.Token!;
    }

    private async Task AcceptAsync(string token, CancellationToken cancellationToken)
    {
        // The token is the authority: Bob has no account yet that could act.
        var bob = await directory.AcceptInvitationAsync(
            token, new Acceptance { DisplayName = "Bob", Password = "correct horse battery staple" }, cancellationToken);
        output.WriteLine($" 3. Accept: {bob.Key} ({bob.DisplayName}) is {bob.Status}.");
    }

    private async Task CheckAsync(User ann, CancellationToken cancellationToken)
    {
        var may = await acme.Permissions.CheckAsync(ann.Id, "invoices.approve", Office, cancellationToken);
        output.WriteLine($" 4. Check: {ann.Key} {(may ? "may" : "may not")} approve invoices.");
    }

    private async Task ExplainAsync(User ann, CancellationToken cancellationToken)
    {
        var why = await acme.Permissions.ExplainAsync(ann.Id, "invoices.approve", Office, cancellationToken);
        output.WriteLine(" 5. Explain:");
        output.WriteIndented(why.ToString());
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        var query = new UserQuery
        {
            Organization = Office,
            Search = "an",
            OrderBy = [UserFields.DisplayName, UserFields.Key],
            Skip = 5,
            Take = 5,
            IncludeTotal = true,
        };
        var page = await acme.Users.ListAsync(query, cancellationToken);
        output.WriteLine($" 6. List: {page.Total} have 'an' in key, e-mail or name; the second five, by name:");
        output.WriteIndented(string.Join("\n", page.Items.Select(user => $"{user.DisplayName} ({user.Key})")));
    }

    private async Task<User?> DeactivateAsync(CancellationToken cancellationToken)
    {
        var readers = await acme.Users.ListAsync(
            new UserQuery { Organization = Office, Role = "reader", Where = UserFields.Status.EqualTo(UserStatus.Active), Take = 1 },
            cancellationToken);
        if (readers.Items.Count == 0)
        {
            output.WriteLine(" 7. Deactivate: there is no active reader.");
            return null;
        }

        var leaver = await acme.Users.DeactivateAsync(readers.Items[0].Id, cancellationToken);
        output.WriteLine($" 7. Deactivate: {leaver.Key}, the first reader, is {leaver.Status}.");
        return leaver;
    }

    private async Task AddToGroupAsync(User ann, CancellationToken cancellationToken)
    {
        var sellers = await ListAllAsync(new UserQuery { Organization = Office, Group = "sales" }, cancellationToken);
        await acme.Groups.AddMembersAsync("sales/emea", [ann.Id, .. sellers.Select(user => (EntityRef)user.Id)], cancellationToken);
        var members = await acme.Groups.ListMembersAsync(
            "sales/emea", query: new UserQuery { Take = 0, IncludeTotal = true }, cancellationToken: cancellationToken);
        output.WriteLine($" 8. Group: sales/emea has {members.Total} members.");
    }

    private async Task ChangeRolesAsync(User ann, CancellationToken cancellationToken)
    {
        await acme.Members.ChangeRolesAsync(ann.Id, Office, add: ["approver"], remove: ["editor"], cancellationToken);
        var may = await acme.Permissions.CheckAsync(ann.Id, "invoices.approve", Office, cancellationToken);
        output.WriteLine($" 9. Roles: {ann.Key} is an approver, no longer an editor, and {(may ? "may" : "may not")} approve invoices.");
    }

    private async Task DeleteAsync(User? leaver, CancellationToken cancellationToken)
    {
        if (leaver is not null)
        {
            await acme.Users.DeleteAsync(leaver.Id, cancellationToken: cancellationToken);
        }

        var left = await acme.Users.CountAsync(new UserQuery { Organization = Office }, cancellationToken);
        output.WriteLine($"10. Delete: {leaver?.Key ?? "nobody"} is gone, {left} people are left.");
    }

    // Cursor by cursor: a list may be longer than the largest page.
    private async Task<List<User>> ListAllAsync(UserQuery query, CancellationToken cancellationToken)
    {
        var all = new List<User>();
        Page<User> page;
        do
        {
            page = await acme.Users.ListAsync(query, cancellationToken);
            all.AddRange(page.Items);
            query.Cursor = page.NextCursor;
        }
        while (query.Cursor is not null);
        return all;
    }
}
