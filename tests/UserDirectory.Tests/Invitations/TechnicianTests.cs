using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.Tests.Invitations;

public sealed class TechnicianTests : InvitationTestCase
{
    [Test]
    public async Task Where_the_host_forbids_it_no_technician_is_invited()
    {
        var send = async () => await InviteAsync(with: i => i.IsTechnician = true);

        (await send.Should().ThrowAsync<InvalidInputException>()).Which.Errors
            .Should().ContainSingle(error => error.Field == "IsTechnician" && error.Code == "invitation.technician");
        (await InviteAsync()).User.IsTechnician.Should().BeFalse();
    }

    protected override void Configure(UserDirectoryBuilder builder)
    {
        base.Configure(builder);
        builder.Services.Configure<UserDirectoryOptions>(options => options.AllowInvitingTechnicians = false);
    }
}
