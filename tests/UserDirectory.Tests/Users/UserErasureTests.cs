using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

public sealed class UserErasureTests
{
    private TestDirectory _test = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        _ann = await _test.UserAsync("ann", "lisbon");
        await _test.System.Users.ChangeEmailAsync("ann", "ann@acme.example");
        await _test.System.Members.SuspendAsync("ann", "lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task An_erased_account_cannot_be_restored_any_more()
    {
        await _test.System.Users.DeleteAsync("ann");

        await _test.System.Users.EraseAsync(_ann.Id);

        (await _test.System.Users.ListDeletedAsync()).Items.Should().BeEmpty();
        var call = async () => await _test.System.Users.RestoreAsync(_ann.Id);
        await call.ShouldBeRefusedAsync("deleted_user.not_found");
    }

    [Test]
    public async Task The_name_of_a_picture_that_went_before_the_account_goes_too()
    {
        await _test.System.Users.UploadPictureAsync("ann", Images.Png, "first.png");
        await _test.System.Users.UploadPictureAsync("ann", Images.Png, "ann-smith-passport.png");
        await _test.System.Users.ChangePictureAsync("ann", null);
        await _test.System.Users.DeleteAsync("ann");

        await _test.System.Users.EraseAsync(_ann.Id);

        (await _test.AllAsync<Change>()).SelectMany(change => change.Entries).SelectMany(entry => entry.Fields)
            .Should().NotContain(field => field.Value != null && field.Value.Contains("passport", StringComparison.Ordinal));
    }

    [Test]
    public async Task The_feed_keeps_what_happened_to_whom_and_loses_the_values()
    {
        await _test.UserAsync("bob");
        await _test.System.Users.ChangeEmailAsync("bob", "bob@acme.example");
        await _test.System.Users.DeleteAsync("ann");
        var before = await _test.AllAsync<Change>();

        await _test.System.Users.EraseAsync(_ann.Id);

        var after = await _test.AllAsync<Change>();
        after.Select(change => change.Number).Should().Contain(before.Select(change => change.Number));
        var fields = after.SelectMany(change => change.Entries).SelectMany(entry => entry.Fields)
            .Select(field => (field.Field, field.Value)).ToList();
        fields.Should().Contain(("Email", null)).And.Contain(("Status", null)).And.Contain(("Email", "bob@acme.example"));
        fields.Should().NotContain(field => field.Value != null && field.Value.Contains("ann@"));
    }

    [Test]
    public async Task Its_closed_invitations_go_too()
    {
        await _test.InviteAsync(await _test.System.Users.GetAsync("ann"), null, _test.Clock.GetUtcNow().AddDays(1));
        await _test.System.Users.DeleteAsync("ann");

        await _test.System.Users.EraseAsync(_ann.Id);

        (await _test.AllAsync<Invitation>()).Should().BeEmpty();
        (await _test.AllAsync<Change>()).SelectMany(change => change.Entries)
            .Where(entry => entry.Record == UserDirectory.Storage.RecordKind.Invitation).SelectMany(entry => entry.Fields)
            .Should().NotBeEmpty().And.OnlyContain(field => field.Value == null);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_is_left_of_an_account_that_the_bin_has_no_more_is_erased(bool isKept)
    {
        using var test = new TestDirectory(
            builder => builder.Services.Configure<UserDirectoryOptions>(
                options => options.KeepDeletedUsersFor = isKept ? TimeSpan.FromDays(30) : TimeSpan.Zero));
        var ann = await test.UserAsync("ann");
        await test.System.Users.ChangeEmailAsync("ann", "ann@acme.example");
        await test.System.Users.DeleteAsync("ann");
        test.Clock.Advance(TimeSpan.FromDays(31));
        await test.Directory.SweepAsync();

        await test.System.Users.EraseAsync(ann.Id);

        (await test.AllAsync<Change>()).SelectMany(change => change.Entries).SelectMany(entry => entry.Fields)
            .Should().NotContain(field => field.Value != null && field.Value.Contains("ann@"));
        var again = async () => await test.System.Users.EraseAsync(ann.Id);
        await again.ShouldBeRefusedAsync("deleted_user.not_found");
    }

    [Test]
    public async Task An_account_that_was_never_active_is_erased_with_its_invitations()
    {
        var sent = await _test.System.Invitations.SendAsync(new NewInvitation("eve@acme.example", "lisbon"));
        await _test.System.Users.UpdateAsync(sent.User.Id, new UserUpdate { DisplayName = "Eve Secret" });
        await _test.System.Invitations.RevokeAsync(sent.Invitation.Id);
        (await _test.System.Users.FindAsync(sent.User.Id)).Should().BeNull();

        await _test.System.Users.EraseAsync(sent.User.Id);

        (await _test.AllAsync<Invitation>()).Should().BeEmpty();
        (await _test.AllAsync<Change>()).SelectMany(change => change.Entries).SelectMany(entry => entry.Fields)
            .Should().NotContain(field => field.Value != null && (field.Value.Contains("eve@") || field.Value.Contains("Secret")));
        var again = async () => await _test.System.Users.EraseAsync(sent.User.Id);
        await again.ShouldBeRefusedAsync("deleted_user.not_found");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_account_that_is_there_is_erased_at_once(bool inBatch)
    {
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.System.Roles.AssignAsync("ann", ["editor"], "lisbon");
        await _test.System.Passwords.SetAsync("ann", "correct horse");
        await _test.System.Users.UploadPictureAsync("ann", Images.Png, "ann-smith-passport.png");
        await _test.InviteAsync(await _test.System.Users.GetAsync("ann"), null, _test.Clock.GetUtcNow().AddDays(1));

        if (inBatch)
        {
            await _test.System.InOneCommitAsync(async batch => await batch.Users.EraseAsync(_ann.Id));
        }
        else
        {
            await _test.System.Users.EraseAsync(_ann.Id);
        }

        (await _test.System.Users.FindAsync("ann")).Should().BeNull();
        (await _test.System.Users.ListDeletedAsync()).Items.Should().BeEmpty();
        (await _test.AllAsync<Invitation>()).Should().BeEmpty();
        (await _test.AllAsync<RoleAssignment>()).Should().BeEmpty();
        (await _test.AllAsync<Change>()).SelectMany(change => change.Entries).SelectMany(entry => entry.Fields).Select(field => field.Value)
            .Should().NotContain(value => value != null
                && (value.Contains("ann@", StringComparison.Ordinal) || value.Contains("passport", StringComparison.Ordinal)));
        var again = async () => await _test.System.Users.EraseAsync(_ann.Id);
        await again.ShouldBeRefusedAsync("deleted_user.not_found");
        (await _test.UserAsync("ann")).Id.Should().NotBe(_ann.Id, "the key is free");
    }

    [Test]
    public async Task Erasing_one_that_is_there_asks_what_deleting_asks_too()
    {
        var bob = await _test.UserAsync("bob");
        await _test.RoleAsync("approver", ["invoices.approve"]);
        await _test.System.Roles.AssignAsync("bob", ["approver"]);
        var eraser = await _test.ActorAsync("eraser", default, "users.erase");
        var deleter = await _test.ActorAsync("deleter", default, "users.*");
        var call = async () => await _test.As(eraser).Users.EraseAsync(bob.Id);
        var weak = async () => await _test.As(deleter).Users.EraseAsync(bob.Id);

        await call.ShouldLackAsync("users.delete");
        await weak.ShouldEscalateAsync("invoices.approve");
        await _test.System.Roles.AssignAsync("deleter", ["approver"]);
        await _test.As(deleter).Users.EraseAsync(bob.Id);
    }

    [Test]
    public async Task The_last_administrator_is_not_erased()
    {
        await _test.System.Roles.AssignAsync("ann", ["admin"]);

        var call = async () => await _test.System.Users.EraseAsync(_ann.Id);

        await call.ShouldBeRefusedAsync("tenant.last_administrator");
    }

    [Test]
    public async Task One_who_is_only_invited_is_erased_with_the_open_invitation()
    {
        var sent = await _test.System.Invitations.SendAsync(new NewInvitation("eve@acme.example", "lisbon"));

        await _test.System.Users.EraseAsync(sent.User.Id);

        (await _test.System.Users.FindAsync(sent.User.Id)).Should().BeNull();
        (await _test.AllAsync<Invitation>()).Should().BeEmpty();
    }

    [Test]
    public async Task Erasing_needs_the_permission_at_the_tenant()
    {
        await _test.System.Users.DeleteAsync("ann");
        var here = await _test.ActorAsync("here", "lisbon", "users.erase");
        var all = await _test.ActorAsync("all", default, "users.erase");

        var call = async () => await _test.As(here).Users.EraseAsync(_ann.Id);

        await call.ShouldLackAsync("users.erase");
        await _test.As(all).Users.EraseAsync(_ann.Id);
    }
}
