namespace UserDirectory.Tests.Operations;

/// <content>The tenants, and what the bearer of a token does.</content>
public static partial class OperationTable
{
    private static IEnumerable<Operation> Tenants() =>
    [
        Operation.HostWrite("ITenantService.CreateAsync", (h, n, t) => h.Tenants.CreateAsync(
            new NewTenant("second") { Name = "Second", Administrator = new NewUser("boss") { Password = "a long enough secret" } }, t))
            .GivesUnasked("the host makes tenants and names their first administrator; no user reaches it"),
        Operation.HostRead("ITenantService.GetAsync", (h, n, t) => h.Tenants.GetAsync(n.Tenant, t)),
        Operation.HostRead("ITenantService.FindAsync", (h, n, t) => h.Tenants.FindAsync(n.Tenant, t)),
        Operation.HostRead(
            "ITenantService.ListAsync", (h, n, t) => h.Tenants.ListAsync(new TenantQuery { OrderBy = [TenantFields.CreatedAt] }, t)),
        Operation.HostWrite(
            "ITenantService.UpdateAsync", (h, n, t) => h.Tenants.UpdateAsync(n.Tenant, new TenantUpdate { Name = "Renamed" }, null, t))
            .Neutral(),
        Operation.HostWrite("ITenantService.RenameAsync", (h, n, t) => h.Tenants.RenameAsync(n.Tenant, "renamed", t)).Neutral(),
        Operation.HostWrite("ITenantService.SuspendAsync", (h, n, t) => h.Tenants.SuspendAsync(n.Tenant, t)).Takes(),
        Operation.HostWrite("ITenantService.ReinstateAsync", (h, n, t) => h.Tenants.ReinstateAsync(n.Tenant, t))
            .GivesUnasked("the host ends what the host began; no user reaches it") with
            {
                Prepare = async company => await company.Test.Directory.Tenants.SuspendAsync(company.Tenant),
            },
        Operation.HostRead("ITenantService.CopyAsync", async (h, n, t) =>
        {
            using var elsewhere = new TestDirectory();
            return await h.Tenants.CopyAsync(n.Tenant, elsewhere.Directory, t);
        }),
        Operation.HostWrite("ITenantService.DeleteAsync", (h, n, t) => h.Tenants.DeleteAsync(n.Tenant, t)).Takes(),
    ];

    private static IEnumerable<Operation> Tokens() =>
    [
        Operation.HostRead("IUserDirectory.FindUsersAsync", (h, n, t) => h.FindUsersAsync(n.Email, t)) with
        {
            Prepare = async company => await company.System.Users.ChangeEmailAsync(
                company.Names.User, company.Names.Email, isVerified: true),
        },
        Operation.HostRead("IUserDirectory.PreviewInvitationAsync", (h, n, t) => h.PreviewInvitationAsync(n.Token, t)),
        Operation.HostWrite("IUserDirectory.AcceptInvitationAsync", (h, n, t) => h.AcceptInvitationAsync(
            n.Token, new Acceptance { DisplayName = "Guest", Password = "a long enough secret" }, t)).Gives(
            refused: ["InviterAuthorityTests.A_promised_role_that_has_grown_beyond_the_inviter_is_not_given"],
            allowed: ["InviterAuthorityTests.What_the_inviter_may_still_give_is_given"]),
        Operation.HostWrite("IUserDirectory.DeclineInvitationAsync", (h, n, t) => h.DeclineInvitationAsync(n.Token, t)).Takes(),
        Operation.HostRead("IUserDirectory.FinishRequestsAsync", async (h, n, t) =>
        {
            await h.FinishRequestsAsync(t);
            return true;
        }),
        Operation.HostWrite("IUserDirectory.SweepAsync", (h, n, t) => h.SweepAsync(t)).Takes() with
        {
            IsSeveralCommits = true,
            Prepare = company =>
            {
                company.Test.Clock.Advance(TimeSpan.FromDays(100));
                return Task.CompletedTask;
            },
        },
    ];
}
