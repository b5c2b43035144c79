using UserDirectory.Queries;

namespace UserDirectory;

internal sealed class InvitationService(TenantContext context) : IInvitationService
{
    public async ValueTask<IssuedInvitation> SendAsync(NewInvitation invitation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        invitation = invitation.Copy();
        var errors = new InputErrors();
        InvitationRules.Check(errors, invitation, context.Runtime.Options);
        errors.ThrowIfAny();
        var secret = TokenSecret.Create();
        var sending = new InvitationSending(invitation, secret);
        var sent = await context.DecideAsync("invitations.send", sending.Name, sending.WriteAsync, cancellationToken).ConfigureAwait(false);
        return await new InvitationDelivery(context).DeliverAsync(sent, secret, invitation.RedirectUri, cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<IssuedInvitation> ResendAsync(
        Guid invitationId, Uri? redirectUri = null, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        var errors = new InputErrors();
        InvitationRules.CheckRedirect(errors, nameof(redirectUri), redirectUri, context.Runtime.Options);
        errors.ThrowIfAny();
        var secret = TokenSecret.Create();
        var sent = await context.DecideAsync(
            "invitations.resend", new InvitationResending(invitationId, secret, expectedVersion).WriteAsync, cancellationToken)
            .ConfigureAwait(false);
        return await new InvitationDelivery(context).DeliverAsync(sent, secret, redirectUri, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask RevokeAsync(
        Guid invitationId, long? expectedVersion = null, CancellationToken cancellationToken = default) => await context.DecideAsync(
        "invitations.revoke", (decision, token) =>
            InvitationClosing.RevokeAsync(decision, invitationId, expectedVersion, token), cancellationToken).ConfigureAwait(false);

    public async ValueTask<Invitation> GetAsync(Guid invitationId, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("invitations.find").EndAsync(new InvitationReads(context).GetAsync(invitationId, cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<Page<Invitation>> ListAsync(InvitationQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("invitations.list").EndAsync(new InvitationReads(context).ListAsync(ListQuery.Copy(query), cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<Page<Invitation>> ListOfUserAsync(
        EntityRef user, InvitationQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("invitations.list_of_user").EndAsync(
            new InvitationReads(context).ListOfUserAsync(user, ListQuery.Copy(query), cancellationToken)).ConfigureAwait(false);
}
