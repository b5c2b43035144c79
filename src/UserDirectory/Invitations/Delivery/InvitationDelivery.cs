using Microsoft.Extensions.Logging;

namespace UserDirectory;

/// <summary>
/// Delivers invitations that were committed, outside every lock. A failed delivery is marked on the invitation in a commit of its own, and
/// fails nothing; no log shows the token, the address or what the notifier says about them.
/// </summary>
internal sealed class InvitationDelivery(TenantContext context)
{
    private static readonly ActorRef s_notifier = ActorRef.System("notifier");

    public async ValueTask<IssuedInvitation> DeliverAsync(
        InvitationToDeliver sent, TokenSecret secret, Uri? redirectUri, CancellationToken cancellationToken)
    {
        var issued = await NotifyAsync(sent, secret, redirectUri, cancellationToken).ConfigureAwait(false);
        return issued with { Token = Returned(issued.Token) };
    }

    /// <summary>The same for a call that returns no invitation.</summary>
    /// <returns>The invitation with its token, whoever sends it.</returns>
    public async ValueTask<IssuedInvitation> NotifyAsync(
        InvitationToDeliver sent, TokenSecret secret, Uri? redirectUri, CancellationToken cancellationToken)
    {
        var now = context.Now();
        var token = sent.Invitation.IsOpenAt(now) ? new InvitationToken(sent.Tenant.Id, sent.Invitation.Id, secret).ToText() : null;
        var issued = new IssuedInvitation(sent.Invitation.Shown(now), sent.ShownUser(now), token);
        if (context.Batch is { } batch)
        {
            batch.DoAfterwards(async () => await new InvitationDelivery(batch.Outside)
                .NotifyIfCurrentAsync(sent, secret, redirectUri).ConfigureAwait(false));
            return issued;
        }

        if (context.Store is Enlistment enlistment)
        {
            enlistment.DoAfterwards(async () => await new InvitationDelivery(enlistment.Outside)
                .NotifyIfCurrentAsync(sent, secret, redirectUri).ConfigureAwait(false));
            return issued;
        }

        if (!context.Runtime.Extensions.HasNotifier || !sent.IsToBeTold)
        {
            return issued;
        }

        var notice = new InvitationNotice(sent.Tenant, issued.Invitation, sent.User.AsOf(now), token)
        {
            Organization = sent.Promise.Place,
            Inviter = sent.Inviter?.AsOf(now),
            Roles = sent.Promise.Roles,
            RedirectUri = redirectUri,
        };
        var isDelivered = await TryNotifyAsync(notice, cancellationToken).ConfigureAwait(false);
        return isDelivered == (sent.Invitation.NotificationFailedAt is null)
            ? issued
            : issued with { Invitation = await MarkAsync(sent.Invitation, isDelivered).ConfigureAwait(false) };
    }

    /// <summary>
    /// The same after a batch or a transaction, of which a later call may have sent the invitation again, to another address, or ended it,
    /// and which the host may have rolled back: nobody is told a token that never was one.
    /// </summary>
    private async ValueTask NotifyIfCurrentAsync(InvitationToDeliver sent, TokenSecret secret, Uri? redirectUri)
    {
        var current = await context.Store.FindAsync<Invitation>(sent.Tenant.Id, sent.Invitation.Id, CancellationToken.None)
            .ConfigureAwait(false);
        if (current is not null && current.Status == sent.Invitation.Status && Equals(current.TokenHash, sent.Invitation.TokenHash))
        {
            await NotifyAsync(sent, secret, redirectUri, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// What of the token the sender gets. Who holds it proves the address: where it goes to the address, a user who sends it gets none.
    /// </summary>
    private string? Returned(string? token)
    {
        if (token is null || context.Actor.IsSystem)
        {
            return token;
        }

        if (context.Runtime.Extensions.HasNotifier)
        {
            return null;
        }

        context.Runtime.WarnOfReturnedTokens();
        return token;
    }

    private async ValueTask<bool> TryNotifyAsync(InvitationNotice notice, CancellationToken cancellationToken)
    {
        try
        {
            await context.Runtime.Extensions.NotifyAsync(notice, cancellationToken).ConfigureAwait(false);
            return true;
        }
#pragma warning disable CA1031 // The invitation stands, whatever becomes of its delivery: it can be sent again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            context.Runtime.Logger.LogWarning(
                "The notifier failed to deliver invitation {Invitation}: {Failure}.", notice.Invitation.Id, exception.GetType());
            return false;
        }
    }

    private async ValueTask<Invitation> MarkAsync(Invitation sent, bool isDelivered)
    {
        try
        {
            return await context.For(s_notifier, onAuthorityOf: s_notifier).DecideStepAsync(
                "invitations.mark_delivery", (decision, token) => MarkAsync(decision, sent, isDelivered, token), CancellationToken.None)
                .ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Who sent it must get the token: without the mark nobody knows of the failure but the log.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            context.Runtime.Logger.LogError(exception, "The delivery of invitation {Invitation} could not be marked.", sent.Id);
            return sent.Shown(context.Now());
        }
    }

    private static async ValueTask<Invitation> MarkAsync(
        Decision decision, Invitation sent, bool isDelivered, CancellationToken cancellationToken)
    {
        var current = await decision.FindAsync<Invitation>(sent.Id, cancellationToken).ConfigureAwait(false);

        // One that was sent again meanwhile has a delivery of its own.
        return current is null || !Equals(current.TokenHash, sent.TokenHash)
            ? sent.Shown(decision.At)
            : decision.Writes.Update(current, current with { NotificationFailedAt = isDelivered ? null : decision.At }).Shown(decision.At);
    }
}
