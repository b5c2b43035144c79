using UserDirectory.Queries;

namespace UserDirectory;

#pragma warning disable IDE0005, CS9113
internal sealed class InvitationService(TenantContext context) : IInvitationService
{
    public ValueTask<IssuedInvitation> SendAsync(NewInvitation invitation, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<IssuedInvitation> ResendAsync(Guid invitationId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask RevokeAsync(Guid invitationId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Invitation> GetAsync(Guid invitationId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Page<Invitation>> ListAsync(InvitationQuery? query = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
