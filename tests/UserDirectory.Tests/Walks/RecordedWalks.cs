namespace UserDirectory.Tests.Walks;

/// <summary>The three walks of <c>docs/walks.md</c>, each on a directory of its own, acting as a user.</summary>
public static class RecordedWalks
{
    public static async Task<IReadOnlyList<string>> CreateAsync()
    {
        using var test = new TestDirectory();
        var acme = await FillAsync(test);
        EnteredFiles.Forget();

        await acme.Users.CreateAsync(new NewUser("ann@acme.example") { Organization = "lisbon", Roles = ["editor"] });

        return EnteredFiles.All;
    }

    public static async Task<IReadOnlyList<string>> AcceptAsync()
    {
        using var test = new TestDirectory();
        var acme = await FillAsync(test);
        var sent = await acme.Invitations.SendAsync(new NewInvitation("ann@acme.example", "lisbon") { Roles = ["editor"] });
        EnteredFiles.Forget();

        await test.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance { Password = "correct horse battery" });

        return EnteredFiles.All;
    }

    public static async Task<IReadOnlyList<string>> CheckAsync()
    {
        using var test = new TestDirectory();
        var acme = await FillAsync(test);
        await acme.Users.CreateAsync(new NewUser("ann@acme.example") { Organization = "lisbon", Roles = ["editor"] });
        EnteredFiles.Forget();

        await acme.Permissions.CheckAsync("ann@acme.example", "invoices.approve", "lisbon");

        return EnteredFiles.All;
    }

    private static async Task<ITenantDirectory> FillAsync(TestDirectory test)
    {
        await test.OrganizationAsync("lisbon");
        await test.System.Roles.CreateAsync(new NewRole("editor", "invoices.read"));
        return test.As(await test.System.Users.CreateAsync(new NewUser("boss") { Roles = ["admin"] }));
    }
}
