using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Invitations;

public sealed class InvitationsOfUserTests : InvitationTestCase
{
    [Test]
    public async Task All_invitations_of_the_account_and_no_others_are_listed_without_secrets()
    {
        var sent = await InviteAsync();
        var other = await InviteAsync(with: i => i.Organization = "porto");
        await InviteAsync("eva@acme.example");

        var page = await Invitations.ListOfUserAsync(sent.User.Id);

        page.Items.Select(invitation => invitation.Id).Should().BeEquivalentTo([sent.Invitation.Id, other.Invitation.Id]);
        page.Items.Select(invitation => invitation.TokenHash).Should().AllSatisfy(hash => hash.Should().BeNull());
    }

    [Test]
    public async Task The_query_narrows_them()
    {
        var sent = await InviteAsync(with: i => i.Lifetime = TimeSpan.FromHours(1));
        var other = await InviteAsync(with: i => i.Organization = "porto");
        Test.Clock.Advance(TimeSpan.FromHours(2));

        (await IdsAsync(new() { Organization = "porto" })).Should().Equal(other.Invitation.Id);
        (await IdsAsync(new() { Status = InvitationStatus.Expired })).Should().Equal(sent.Invitation.Id);
        (await IdsAsync(new() { Take = 1 })).Should().ContainSingle();

        async Task<IEnumerable<Guid>> IdsAsync(InvitationQuery query) =>
            (await Invitations.ListOfUserAsync(sent.User.Id, query)).Items.Select(invitation => invitation.Id);
    }

    [Test]
    public async Task Oneself_may_always_look()
    {
        var ann = await Test.System.Users.CreateAsync(new NewUser("ann") { Organization = "porto" });
        var sent = await InviteAsync(with: i => i.Key = "ann");

        (await Test.As(ann).Invitations.ListOfUserAsync("ann")).Items.Should().ContainSingle().Which.Id.Should().Be(sent.Invitation.Id);
    }

    [TestCase("porto", true)]
    [TestCase(null, true)]
    [TestCase("lisbon", false)]
    public async Task Others_need_the_permission_at_the_home_or_tenant_wide(string? place, bool isAllowed)
    {
        await Test.System.Users.CreateAsync(new NewUser("ann") { Organization = "porto" });
        await InviteAsync(with: i => i.Key = "ann");
        var mia = Test.As(await Test.HolderAsync("mia", place is null ? default : (EntityRef)place, "invitations.list"));
        var list = async () => await mia.Invitations.ListOfUserAsync("ann");

        if (isAllowed)
        {
            (await list()).Items.Should().ContainSingle();
        }
        else
        {
            (await DeniedAsync(list)).Permission.Should().Be("invitations.list");
        }
    }

    [Test]
    public async Task An_unknown_account_or_organization_is_refused()
    {
        await Test.UserAsync("ann");
        var unknown = async () => await Invitations.ListOfUserAsync("nobody");
        var nowhere = async () => await Invitations.ListOfUserAsync("ann", new InvitationQuery { Organization = "nowhere" });

        (await unknown.Should().ThrowAsync<RecordNotFoundException>()).Which.Code.Should().Be("user.not_found");
        (await nowhere.Should().ThrowAsync<RecordNotFoundException>()).Which.Code.Should().Be("organization.not_found");
    }
}
