using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Tests.Import;

namespace UserDirectory.Tests.Members;

/// <summary>
/// A membership that is over is renewed by whatever adds the account again, which asks what adding asks; a suspended one is refused.
/// </summary>
public sealed class MembershipRenewalTests
{
    private const string Email = "ann@acme.example";

    private TestDirectory _test = null!;
    private RecordingNotifier _notifier = null!;
    private User _ann = null!;

    private DateTimeOffset Now => _test.Clock.GetUtcNow();

    [SetUp]
    public async Task SetUp()
    {
        _notifier = new RecordingNotifier();
        _test = new TestDirectory(builder => builder.UseNotifier(_notifier));
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("approver", ["invoices.approve"]);
        await _test.RoleAsync("editor", ["invoices.write"]);
        _ann = await _test.System.Users.CreateAsync(new NewUser("ann") { Email = Email, IsEmailVerified = true });
        await _test.System.Members.AddAsync("ann", "lisbon", new Validity(null, Now.AddDays(1)));
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task Adding_an_account_whose_membership_is_over_gives_it_the_new_dates()
    {
        var dates = new Validity(Now.AddDays(1), Now.AddDays(5));
        _test.Clock.Advance(TimeSpan.FromDays(2));

        var again = await _test.System.Members.AddAsync("ann", "lisbon", dates);

        again.Membership.Should().BeEquivalentTo(
            new { ValidFrom = dates.From, ValidUntil = dates.Until, Status = MembershipStatus.Active, Version = 2L });
        (await _test.System.Members.FindAsync("ann", "lisbon")).Should().Be(again.Membership);
        await EntersAsync();
    }

    [Test]
    public async Task One_that_is_over_at_this_moment_is_renewed_and_one_that_is_not_stays()
    {
        _test.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(10));
        (await _test.System.Members.AddAsync("ann", "lisbon")).Membership.Version.Should().Be(1);

        _test.Clock.Advance(TimeSpan.FromTicks(10));
        (await _test.System.Members.AddAsync("ann", "lisbon")).Membership
            .Should().BeEquivalentTo(new { ValidUntil = (DateTimeOffset?)null, Version = 2L });
    }

    [Test]
    public async Task An_invitation_that_gives_at_once_renews()
    {
        _test.Clock.Advance(TimeSpan.FromDays(2));

        var sent = await _test.System.Invitations.SendAsync(new NewInvitation(Email, "lisbon") { Roles = ["editor"] });

        sent.Invitation.Status.Should().Be(InvitationStatus.Accepted);
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write", "lisbon")).Should().BeTrue();
    }

    [Test]
    public async Task One_who_is_a_member_no_more_can_be_invited_where_members_are_refused()
    {
        _test.Clock.Advance(TimeSpan.FromDays(2));

        await _test.System.Invitations.SendAsync(new NewInvitation(Email, "lisbon") { RefuseMembers = true });

        await EntersAsync();
    }

    [Test]
    public async Task Accepting_renews_what_has_ended_since_the_invitation_was_sent()
    {
        await _test.System.Users.CreateAsync(new NewUser("bob"));
        await _test.System.Members.AddAsync("bob", "lisbon", new Validity(null, Now.AddDays(1)));
        var sent = await _test.System.Invitations.SendAsync(
            new NewInvitation("bob@acme.example", "lisbon") { Key = "bob", Roles = ["editor"] });
        _test.Clock.Advance(TimeSpan.FromDays(2));

        await _test.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance());

        (await _test.System.Permissions.CheckAsync("bob", "invoices.write", "lisbon")).Should().BeTrue();
    }

    [Test]
    public async Task A_row_of_an_import_renews()
    {
        _test.Clock.Advance(TimeSpan.FromDays(2));
        var row = new ImportRow { Key = "ann", Organization = "lisbon" };

        (await _test.System.ImportAsync(row)).Outcome.Should().Be(ImportOutcome.Updated);

        await EntersAsync();
        (await _test.System.ImportAsync(row)).Outcome.Should().Be(ImportOutcome.Unchanged);
    }

    [Test]
    public async Task Renewing_asks_what_adding_asks()
    {
        await _test.System.Roles.AssignAsync("ann", ["approver"]);
        await _test.RoleAsync("manager", ["members.*", "users.*", "invitations.*"]);
        var weak = _test.As(await _test.UserAsync("weak", "lisbon", "manager"));
        await _test.System.Users.GrantAsync("weak", ["users.import", "users.read"]);
        _test.Clock.Advance(TimeSpan.FromDays(2));

        var add = async () => await weak.Members.AddAsync("ann", "lisbon");
        var invite = async () => await weak.Invitations.SendAsync(new NewInvitation(Email, "lisbon"));

        await add.ShouldEscalateAsync("invoices.approve");
        await invite.ShouldEscalateAsync("invoices.approve");
        (await weak.ImportAsync(new ImportRow { Key = "ann", Organization = "lisbon" })).Errors.Select(error => error.Code)
            .Should().Equal("access.escalation");

        await _test.System.Roles.AssignAsync("weak", ["approver"], "lisbon");
        (await weak.Members.AddAsync("ann", "lisbon")).Membership.Version.Should().Be(2);
    }

    [Test]
    public async Task Accepting_asks_the_inviter_for_what_renewing_gives()
    {
        await _test.System.Users.CreateAsync(new NewUser("bob"));
        await _test.System.Members.AddAsync("bob", "lisbon", new Validity(null, Now.AddDays(1)));
        var ines = await _test.UserAsync("ines", "lisbon");
        await _test.System.Users.GrantAsync("ines", ["invitations.*", "users.*", "invoices.approve"]);
        await _test.As(ines).Invitations.SendAsync(new NewInvitation("bob@acme.example", "lisbon") { Key = "bob", Roles = [] });
        await _test.System.Roles.AssignAsync("bob", ["approver"], "lisbon");
        _test.Clock.Advance(TimeSpan.FromDays(2));
        await _test.System.Users.RevokeAsync("ines", ["invoices.approve"]);

        var accept = async () => await _test.Directory.AcceptInvitationAsync(_notifier.Notices[^1].Token!, new Acceptance());

        await accept.Should().ThrowAsync<InvitationNotValidException>();
    }

    [Test]
    public async Task A_suspended_membership_is_refused_whoever_adds_and_nobody_is_told_that_it_was_accepted()
    {
        await _test.System.Members.SuspendAsync("ann", "lisbon");

        var add = async () => await _test.System.Members.AddAsync("ann", "lisbon");
        var invite = async () => await _test.System.Invitations.SendAsync(new NewInvitation(Email, "lisbon") { Roles = ["editor"] });
        await add.ShouldBeRefusedAsync("membership.suspended");
        await invite.ShouldBeRefusedAsync("membership.suspended");
        var row = await _test.System.ImportAsync(new ImportRow { Key = "ann", Organization = "lisbon", Roles = ["editor"] });

        row.Errors.Select(error => $"{error.Field} {error.Code}").Should().Equal("Organization membership.suspended");
        _notifier.Notices.Should().BeEmpty();
        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().BeEmpty();
    }

    [Test]
    public async Task A_token_of_one_whose_membership_was_suspended_since_waits_until_the_suspension_ends()
    {
        await _test.System.Users.CreateAsync(new NewUser("bob") { Organization = "lisbon" });
        var sent = await _test.System.Invitations.SendAsync(
            new NewInvitation("bob@acme.example", "lisbon") { Key = "bob", Roles = ["editor"] });
        await _test.System.Members.SuspendAsync("bob", "lisbon");

        var preview = async () => await _test.Directory.PreviewInvitationAsync(sent.Token!);
        var accept = async () => await _test.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance());
        var resend = async () => await _test.System.Invitations.ResendAsync(sent.Invitation.Id);
        await preview.ShouldBeRefusedAsync("membership.suspended");
        await accept.ShouldBeRefusedAsync("membership.suspended");
        await resend.ShouldBeRefusedAsync("membership.suspended");

        await _test.System.Members.ReinstateAsync("bob", "lisbon");
        (await _test.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance())).Status.Should().Be(UserStatus.Active);
    }

    private async Task EntersAsync()
    {
        await _test.System.Users.GrantAsync("ann", ["reports.read"]);
        (await _test.System.Permissions.CheckAsync(_ann.Id, "reports.read", "lisbon")).Should().BeTrue();
    }
}
