using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Invitations;

/// <summary>
/// A directory with the organizations <c>lisbon</c> and <c>porto</c>, a role <c>editor</c>, and a notifier that keeps what it delivers.
/// </summary>
public abstract class InvitationTestCase
{
    protected const string Email = "bob@acme.example";

    protected TestDirectory Test { get; private set; } = null!;

    protected InterruptedStore Store { get; private set; } = null!;

    protected Organization Lisbon { get; private set; } = null!;

    protected Organization Porto { get; private set; } = null!;

    protected Role Editor { get; private set; } = null!;

    protected IInvitationService Invitations => Test.System.Invitations;

    private protected RecordingNotifier Notifier { get; private set; } = null!;

    private protected RecordingLogger Logger { get; private set; } = null!;

    [SetUp]
    public async Task SetUp()
    {
        Notifier = new RecordingNotifier();
        Logger = new RecordingLogger();
        Test = new TestDirectory(Configure, store => Store = new InterruptedStore(store));
        Lisbon = await Test.OrganizationAsync("lisbon");
        Porto = await Test.OrganizationAsync("porto");
        Editor = await Test.RoleAsync("editor", ["invoices.read", "invoices.write"]);
    }

    [TearDown]
    public void Dispose()
    {
        Test.Dispose();
        Logger.Dispose();
    }

    protected virtual void Configure(UserDirectoryBuilder builder)
    {
        builder.Services.AddSingleton<INotifier>(Notifier);
        builder.Services.AddSingleton<ILoggerFactory>(Logger);
        builder.Services.Configure<UserDirectoryOptions>(
            options => options.InvitationRedirectOrigins = ["https://acme.example", "http://localhost:5000"]);
    }

    /// <summary>An invitation into Lisbon, sent by the system.</summary>
    protected async Task<IssuedInvitation> InviteAsync(string email = Email, Action<NewInvitation>? with = null) =>
        await InviteByAsync(Invitations, email, with);

    /// <summary>An invitation into Lisbon, with the token that it was delivered with: a user who sends it gets none.</summary>
    protected async Task<IssuedInvitation> InviteByAsync(IInvitationService by, string email = Email, Action<NewInvitation>? with = null)
    {
        var invitation = new NewInvitation(email, "lisbon");
        with?.Invoke(invitation);
        return Delivered(await by.SendAsync(invitation));
    }

    /// <summary>The invitation with the token that the invited person was last sent.</summary>
    protected IssuedInvitation Delivered(IssuedInvitation sent) =>
        sent with { Token = Notifier.Notices.LastOrDefault(notice => notice.Invitation.Id == sent.Invitation.Id)?.Token ?? sent.Token };

    protected async Task<User> AcceptAsync(IssuedInvitation sent, Action<Acceptance>? with = null)
    {
        var acceptance = new Acceptance();
        with?.Invoke(acceptance);
        return await Test.Directory.AcceptInvitationAsync(sent.Token!, acceptance);
    }

    protected async Task MustNotBeValidAsync(string token)
    {
        var preview = async () => await Test.Directory.PreviewInvitationAsync(token);
        var accept = async () => await Test.Directory.AcceptInvitationAsync(token, new Acceptance { Password = "correct horse" });
        var decline = async () => await Test.Directory.DeclineInvitationAsync(token);

        await MustNotBeValidAsync(preview);
        await MustNotBeValidAsync(accept);
        await MustNotBeValidAsync(decline);
    }

    protected static async Task MustNotBeValidAsync(Func<Task> call)
    {
        var refusal = (await call.Should().ThrowAsync<InvitationNotValidException>()).Which;
        refusal.Code.Should().Be("invitation.not_valid");
        refusal.Message.Should().Be("The invitation is not valid (any more). Ask for a new one.");
        refusal.Details.Should().BeEmpty("the answer never says why");
    }

    protected static async Task<string> ConflictAsync(Func<Task> call) => (await call.Should().ThrowAsync<ConflictException>()).Which.Code;

    protected static async Task<AccessDeniedException> DeniedAsync(Func<Task> call) =>
        (await call.Should().ThrowAsync<AccessDeniedException>()).Which;

    /// <summary>A user with these grants, tenant-wide, who is a member of Lisbon.</summary>
    protected async Task<User> InviterAsync(string key, params string[] grants) =>
        await Test.System.Users.CreateAsync(new NewUser(key) { Organization = "lisbon", Grants = grants, Roles = [] });

    protected async Task<User?> StoredUserAsync(Guid id) => await Test.InMemory.FindAsync<User>(Lisbon.TenantId, id, default);

    protected async Task<Invitation> StoredAsync(IssuedInvitation sent) =>
        (await Test.InMemory.FindAsync<Invitation>(Lisbon.TenantId, sent.Invitation.Id, default))!;

    protected async Task<Membership?> MembershipAsync(User user, string organization = "lisbon") =>
        await Test.System.Members.FindAsync(user.Id, organization);

    protected async Task<Credential?> CredentialAsync(User user) =>
        await Test.InMemory.FindAsync<Credential>(user.TenantId, user.Id, default);

    protected async Task<IReadOnlyList<RoleAssignment>> AssignmentsAsync(User user) =>
        await ListAsync<RoleAssignment>(RoleAssignmentFields.UserId.EqualTo(user.Id));

    protected async Task<IReadOnlyList<T>> ListAsync<T>(Filter? where = null)
        where T : DirectoryRecord =>
            (await Test.InMemory.QueryAsync(new Query<T>(Lisbon.TenantId) { Where = where, Take = 1000 }, default)).Items;

    protected async Task<Change> LastChangeAsync() =>
        (await Test.InMemory.QueryAsync(
            new Query<Change>(Lisbon.TenantId) { OrderBy = [ChangeFields.Number.Descending], Take = 1 }, default)).Items.Single();

    /// <summary>Changes an account past the services.</summary>
    protected async Task ChangeAsync(User user, Func<User, User> change)
    {
        var before = (await StoredUserAsync(user.Id))!;
        await CommitAsync(new Write.Update(change(before) with { Version = before.Version + 1 }, before.Version, []));
    }

    protected async Task CommitAsync(params Write[] writes)
    {
        var set = new ChangeSet(
            Guid.CreateVersion7(), Lisbon.TenantId, ActorRef.System("other"), Test.Clock.GetUtcNow(), writes)
        { RaisesAuthority = true };
        (await Test.InMemory.CommitAsync(set, default)).IsCommitted.Should().BeTrue();
    }
}
