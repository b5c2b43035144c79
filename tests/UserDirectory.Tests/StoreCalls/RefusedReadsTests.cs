using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.StoreCalls;

/// <summary>
/// Who may not do something does not have the store read much: what is large is read once the permission is given, whether it is named
/// ahead or not.
/// </summary>
public sealed class RefusedReadsTests
{
    private const int Many = 120;

    // What a call names, what stands above it, and who asks.
    private const int Few = 25;

    private ReturnedRecordsStore _store = null!;
    private TestDirectory _test = null!;
    private ITenantDirectory _stranger = null!;
    private User _ann = null!;
    private User _gone = null!;
    private InvitationToken _token = null!;

    [OneTimeSetUp]
    public async Task FillAsync()
    {
        _test = new TestDirectory(decorate: inner => _store = new ReturnedRecordsStore(inner));
        await _test.OrganizationAsync("elsewhere");
        await _test.OrganizationAsync("big");
        await _test.RoleAsync("reader", ["invoices.read"]);
        await _test.System.Groups.CreateAsync(new NewGroup("staff"));
        await _test.System.Groups.CreateAsync(new NewGroup("team") { Parent = "staff" });
        await _test.System.Groups.CreateAsync(new NewGroup("others"));
        _ann = await _test.UserAsync("ann");
        _gone = await _test.UserAsync("gone");
        var invited = await _test.System.Invitations.SendAsync(new NewInvitation("invited@acme.example") { Groups = ["team"] });
        _token = InvitationToken.Parse(invited.Token)!;
        for (var i = 0; i < Many; i++)
        {
            var place = await _test.OrganizationAsync($"place-{i}", "big");
            await _test.System.Groups.CreateAsync(new NewGroup($"part-{i}") { Parent = "team" });
            await _test.System.Roles.AssignAsync(Subject.Group("staff"), ["reader"], place.Id);
            await _test.System.Members.AddAsync("ann", place.Id);
            await _test.System.Members.AddAsync("gone", place.Id);
            await _test.System.Roles.AssignAsync("ann", ["reader"], place.Id);
            await _test.System.Roles.AssignAsync("gone", ["reader"], place.Id);
        }

        await _test.System.Groups.JoinAsync("gone", ["team"]);
        await _test.System.Users.DeleteAsync("gone");
        _stranger = _test.As(await _test.UserAsync("stranger", "elsewhere"));
    }

    [OneTimeTearDown]
    public void Dispose() => _test.Dispose();

    [TestCaseSource(nameof(Calls))]
    public async Task A_refused_call_reads_little(Func<RefusedReadsTests, ITenantDirectory, Task> call)
    {
        // Twice: the keys that it names may be known or not.
        for (var i = 0; i < 2; i++)
        {
            _store.Count = 0;
            await this.Invoking(each => call(each, _stranger)).Should().ThrowAsync<UserDirectoryException>();
            _store.Count.Should().BeLessThanOrEqualTo(Few);
        }
    }

    private static IEnumerable<TestCaseData> Calls()
    {
        yield return Named("move an organization", (_, acme) => acme.Organizations.MoveAsync("big", "elsewhere").AsTask());
        yield return Named("delete an organization", (_, acme) => acme.Organizations.DeleteAsync("big", recursive: true).AsTask());
        yield return Named("list organizations below", (_, acme) => acme.Organizations.ListBelowAsync("big").AsTask());
        yield return Named("another key of a group", (_, acme) =>
            acme.Groups.UpdateAsync("team", new GroupUpdate { Key = "new" }).AsTask());
        yield return Named("switch a group on", (_, acme) => acme.Groups.SwitchOnAsync("team").AsTask());
        yield return Named("switch a group off", (_, acme) => acme.Groups.SwitchOffAsync("team").AsTask());
        yield return Named("delete a group", (_, acme) => acme.Groups.DeleteAsync("team", recursive: true).AsTask());
        yield return Named("nest a group", (_, acme) => acme.Groups.NestAsync("others", "team").AsTask());
        yield return Named("take a group out", (_, acme) => acme.Groups.NestAsync("team", default).AsTask());
        yield return Named("create a group", (_, acme) => acme.Groups.CreateAsync(new NewGroup("new") { Parent = "team" }).AsTask());
        yield return Named("add members", (_, acme) => acme.Groups.AddMembersAsync("team", ["stranger"]).AsTask());
        yield return Named("replace members", (_, acme) => acme.Groups.ReplaceMembersAsync("team", ["ann"]).AsTask());
        yield return Named("join groups", (_, acme) => acme.Groups.JoinAsync("stranger", ["team"]).AsTask());
        yield return Named("leave groups", (_, acme) => acme.Groups.LeaveAsync("ann", ["team"]).AsTask());
        yield return Named("assign roles to a group", (_, acme) => acme.Roles.AssignAsync(Subject.Group("staff"), ["reader"]).AsTask());
        yield return Named("replace roles of a user", (_, acme) => acme.Roles.ReplaceAsync("ann", ["reader"]).AsTask());
        yield return Named("delete a role", (_, acme) => acme.Roles.DeleteAsync("reader").AsTask());
        yield return Named("list a role's assignments", (_, acme) => acme.Roles.ListAssignmentsOfRoleAsync("reader").AsTask());
        yield return Named("create a user", (_, acme) =>
            acme.Users.CreateAsync(new NewUser("new") { Groups = ["team"], Roles = [] }).AsTask());
        yield return Named("invite", (_, acme) =>
            acme.Invitations.SendAsync(new NewInvitation("new@acme.example") { Groups = ["team"], Key = "ann" }).AsTask());
        yield return Named("update a user", (_, acme) => acme.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "A" }).AsTask());
        yield return Named("change an address", (_, acme) => acme.Users.ChangeEmailAsync("ann", "a@acme.example").AsTask());
        yield return Named("change an address, by id", (t, acme) => acme.Users.ChangeEmailAsync(t._ann.Id, "a@acme.example").AsTask());
        yield return Named("delete a user", (_, acme) => acme.Users.DeleteAsync("ann").AsTask());
        yield return Named("restore a user", (t, acme) => acme.Users.RestoreAsync(t._gone.Id).AsTask());
        yield return Named("add a member", (_, acme) => acme.Members.AddAsync("ann", "elsewhere").AsTask());
        yield return Named("suspend a member", (_, acme) => acme.Members.SuspendAsync("ann", "place-1").AsTask());
        yield return Named("remove a member", (_, acme) => acme.Members.RemoveAsync("ann", "place-1").AsTask());
        yield return Named("add an access rule", (_, acme) => acme.Permissions.AddAccessRulesAsync("ann", ["any"]).AsTask());
        yield return Named("who can", (_, acme) => acme.Permissions.WhoCanAsync("invoices.read", "big").AsTask());
        yield return Named("preview with another secret", (t, _) => t._test.Directory.PreviewInvitationAsync(t.Guessed()).AsTask());
        yield return Named("accept with another secret", (t, _) =>
            t._test.Directory.AcceptInvitationAsync(t.Guessed(), new Acceptance()).AsTask());
        yield return Named("decline with another secret", (t, _) => t._test.Directory.DeclineInvitationAsync(t.Guessed()).AsTask());
    }

    private string Guessed() => new InvitationToken(_token.TenantId, _token.InvitationId, TokenSecret.Create()).ToText();

    private static TestCaseData Named(string name, Func<RefusedReadsTests, ITenantDirectory, Task> call) =>
        new TestCaseData(call).SetArgDisplayNames(name);
}
