using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Batches;

/// <summary>Several calls, one commit: what each sees, what becomes of them together, and what cannot be one of them.</summary>
public sealed class BatchTests
{
    private RecordingNotifier _notifier = null!;
    private RecordingHandler _handler = null!;
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        (_notifier, _handler) = (new RecordingNotifier(), new RecordingHandler());
        _test = new TestDirectory(builder => builder.Services.AddSingleton<INotifier>(_notifier).AddSingleton<IChangeHandler>(_handler));
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.UserAsync("ann", "lisbon");
        _handler.Changes.Clear();
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task All_calls_are_one_change_with_one_number_and_handlers_hear_of_it_once()
    {
        var number = await _test.System.Changes.GetLatestNumberAsync();

        var bob = await _test.System.InOneCommitAsync(async batch =>
        {
            var created = await batch.Users.CreateAsync(new NewUser("bob") { Organization = "lisbon" });
            await batch.Roles.AssignAsync("bob", ["editor"], "lisbon");
            await batch.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });
            return created;
        });

        (await _test.System.Changes.GetLatestNumberAsync()).Should().Be(number + 1);
        var change = await _test.LatestChangeAsync();
        change.Entries.Select(entry => (entry.Verb, entry.Record)).Should().Equal(
            (ChangeVerb.Added, RecordKind.User), (ChangeVerb.Added, RecordKind.Membership), (ChangeVerb.Added, RecordKind.RoleAssignment),
            (ChangeVerb.Updated, RecordKind.User));
        _handler.Changes.Select(each => each.Id).Should().Equal(change.Id);
        (await _test.System.Users.GetAsync("bob")).Should().Be(bob);
        (await _test.System.Permissions.CheckAsync("bob", "invoices.write", "lisbon")).Should().BeTrue();
    }

    [Test]
    public async Task An_exception_that_leaves_the_delegate_ends_it_with_nothing_written()
    {
        var number = await _test.System.Changes.GetLatestNumberAsync();
        var batch = async () => await _test.System.InOneCommitAsync(async batch =>
        {
            await batch.Users.CreateAsync(new NewUser("bob"));
            throw new InvalidDataException("The file ends here.");
        });

        await batch.Should().ThrowAsync<InvalidDataException>();

        (await _test.System.Changes.GetLatestNumberAsync()).Should().Be(number);
        (await _test.System.Users.FindAsync("bob")).Should().BeNull();
        _handler.Changes.Should().BeEmpty();
    }

    [Test]
    public async Task A_call_that_is_refused_and_caught_leaves_no_trace()
    {
        await _test.System.InOneCommitAsync(async batch =>
        {
            await batch.Users.CreateAsync(new NewUser("bob"));
            Func<Task> taken = async () =>
                await batch.Users.CreateAsync(new NewUser("BOB") { Organization = "lisbon", Roles = ["editor"] });
            await taken.ShouldBeRefusedAsync("user.key.taken");
            Func<Task> unknown = async () => await batch.Roles.AssignAsync("ann", ["editor", "nothing-like-it"]);
            await unknown.ShouldBeRefusedAsync("role.not_found");
        });

        (await _test.LatestChangeAsync()).Entries.Should().ContainSingle();
        (await _test.AllAsync<RoleAssignment>()).Should().BeEmpty();
    }

    [Test]
    public async Task A_batch_that_writes_nothing_commits_nothing()
    {
        var number = await _test.System.Changes.GetLatestNumberAsync();

        (await _test.System.InOneCommitAsync(async batch => (await batch.Users.GetAsync("ann")).Key)).Should().Be("ann");

        (await _test.System.Changes.GetLatestNumberAsync()).Should().Be(number);
    }

    [Test]
    public async Task Each_call_sees_what_those_before_it_wrote_and_what_they_removed()
    {
        await _test.System.InOneCommitAsync(async batch =>
        {
            await batch.Users.CreateAsync(new NewUser("bob") { Organization = "lisbon", Roles = ["editor"] });
            (await KeysAsync(batch, new UserQuery { Organization = "lisbon" })).Should().Equal("ann", "bob");
            (await batch.Permissions.CheckAsync("bob", "invoices.write", "lisbon")).Should().BeTrue();
            (await batch.Permissions.WhoCanAsync("invoices.write", "lisbon")).Items.Select(holder => holder.Key).Should().Equal("bob");

            await batch.Users.DeleteAsync("ann");
            (await KeysAsync(batch, new UserQuery { Organization = "lisbon", IncludeTotal = true })).Should().Equal("bob");
            (await batch.Users.FindAsync("ann")).Should().BeNull();
            (await batch.Users.CountAsync()).Should().Be(1);

            await batch.Users.CreateAsync(new NewUser("ann"));
            (await KeysAsync(batch, new UserQuery { OrderBy = [UserFields.Key.Descending] })).Should().Equal("bob", "ann");

            await batch.Roles.DeleteAsync("editor");
            (await batch.Permissions.CheckAsync("bob", "invoices.write", "lisbon")).Should().BeFalse();
            (await batch.Roles.ListAssignmentsAsync("bob")).Should().BeEmpty();
        });

        (await KeysAsync(_test.System, new UserQuery())).Should().Equal("ann", "bob");
        (await _test.AllAsync<RoleAssignment>()).Should().BeEmpty();
    }

    [Test]
    public async Task A_record_that_several_calls_write_is_one_write_with_one_version_step()
    {
        await _test.System.InOneCommitAsync(async batch =>
        {
            (await batch.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" })).Version.Should().Be(2);
            await batch.Users.CreateAsync(new NewUser("bob"));
            (await batch.Users.ChangeEmailAsync("ann", "ann@acme.example")).Version.Should().Be(2);
            (await batch.Users.UpdateAsync("bob", new UserUpdate { DisplayName = "Bob" })).Version.Should().Be(1);
        });

        (await _test.System.Users.GetAsync("ann"))
            .Should().BeEquivalentTo(new { Version = 2L, DisplayName = "Ann", Email = "ann@acme.example" });
        (await _test.System.Users.GetAsync("bob")).Should().BeEquivalentTo(new { Version = 1L, DisplayName = "Bob" });
        var entries = (await _test.LatestChangeAsync()).Entries;
        entries.Should().HaveCount(2);
        entries[0].Fields.Select(field => field.Field).Should().Contain(["DisplayName", "Email"]);
    }

    [Test]
    public async Task A_record_that_comes_to_be_again_what_it_was_is_not_written()
    {
        await _test.System.InOneCommitAsync(async batch =>
        {
            await batch.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });
            await batch.Users.CreateAsync(new NewUser("bob"));
            (await batch.Users.UpdateAsync("ann", new UserUpdate { DisplayName = null })).Version.Should().Be(1);
        });

        (await _test.System.Users.GetAsync("ann")).Version.Should().Be(1);
        (await _test.LatestChangeAsync()).Entries.Should().ContainSingle();
    }

    [Test]
    public async Task What_comes_and_goes_leaves_nothing()
    {
        await _test.System.InOneCommitAsync(async batch =>
        {
            await batch.Users.CreateAsync(new NewUser("bob") { Organization = "lisbon", Roles = ["editor"] });
            await batch.Members.RemoveAsync("bob", "lisbon");
            await batch.Organizations.CreateAsync(new NewOrganization("porto"));
            await batch.Organizations.DeleteAsync("porto");
        });

        (await _test.LatestChangeAsync()).Entries.Should().ContainSingle().Which.Record.Should().Be(RecordKind.User);
        (await _test.System.Users.GetAsync("bob"))
            .Should().BeEquivalentTo(new { HomeOrganizationId = (Guid?)null, DefaultOrganizationId = (Guid?)null });
    }

    [Test]
    public async Task An_account_that_is_deleted_and_restored_is_as_before()
    {
        await _test.System.Roles.AssignAsync("ann", ["editor"], "lisbon");
        var ann = await _test.System.Users.GetAsync("ann");

        await _test.System.InOneCommitAsync(async batch =>
        {
            await batch.Users.DeleteAsync("ann");
            await batch.Users.RestoreAsync(ann.Id);
        });

        (await _test.System.Users.GetAsync("ann")).Should().BeEquivalentTo(
            ann, options => options.Excluding(user => user.Version).Excluding(user => user.UpdatedAt).Excluding(user => user.SignInStamp));
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write", "lisbon")).Should().BeTrue();
        (await _test.System.Users.ListDeletedAsync()).Items.Should().BeEmpty();
    }

    [Test]
    public async Task Notifiers_are_told_once_the_batch_is_committed_and_not_when_it_is_not()
    {
        await _test.System.InOneCommitAsync(async batch =>
        {
            await batch.Invitations.SendAsync(new NewInvitation("bob@acme.example", "lisbon"));
            _notifier.Notices.Should().BeEmpty();
        });

        _notifier.Notices.Should().ContainSingle();
        var broken = async () => await _test.System.InOneCommitAsync(async batch =>
        {
            await batch.Invitations.SendAsync(new NewInvitation("eve@acme.example", "lisbon"));
            throw new InvalidDataException("The file ends here.");
        });
        await broken.Should().ThrowAsync<InvalidDataException>();
        _notifier.Notices.Should().ContainSingle();
    }

    [Test]
    public async Task A_token_of_a_committed_batch_is_accepted()
    {
        var sent = await _test.System.InOneCommitAsync(
            batch => batch.Invitations.SendAsync(new NewInvitation("bob@acme.example", "lisbon") { Roles = ["editor"] }));

        await _test.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance());

        (await _test.System.Permissions.CheckAsync("bob@acme.example", "invoices.write", "lisbon")).Should().BeTrue();
    }

    [Test]
    public async Task A_delivery_that_fails_marks_the_invitation_after_the_commit()
    {
        _notifier.Failure = new IOException("No route to host.");

        var sent = await _test.System.InOneCommitAsync(
            batch => batch.Invitations.SendAsync(new NewInvitation("bob@acme.example", "lisbon")));

        (await _test.System.Invitations.GetAsync(sent.Invitation.Id)).Should().BeEquivalentTo(new { Status = InvitationStatus.Pending });
        (await _test.System.Invitations.GetAsync(sent.Invitation.Id)).NotificationFailedAt.Should().NotBeNull();
    }

    private static async Task<IEnumerable<string>> KeysAsync(ITenantDirectory directory, UserQuery query) =>
        (await directory.Users.ListAsync(query)).Items.Select(user => user.Key);

    [Test]
    public async Task Nobody_is_told_a_token_that_a_later_call_of_the_batch_has_replaced()
    {
        await _test.System.InOneCommitAsync(async batch =>
        {
            await batch.Invitations.SendAsync(new NewInvitation("bob@acme.example", "lisbon"));
            await batch.Users.ChangeEmailAsync("bob@acme.example", "bobby@acme.example");
            var gone = await batch.Invitations.SendAsync(new NewInvitation("gone@acme.example", "lisbon"));
            await batch.Invitations.RevokeAsync(gone.Invitation.Id);
        });

        _notifier.Notices.Should().ContainSingle().Which.Invitation.Email.Should().Be("bobby@acme.example");
        (await _test.Directory.AcceptInvitationAsync(_notifier.Notices[0].Token!, new Acceptance())).IsActive.Should().BeTrue();
    }
}
