namespace UserDirectory;

/// <summary>An open or expired invitation to be sent again: another token, another expiry, and the authority of who sends it now.</summary>
internal sealed class InvitationResending(Guid invitationId, TokenSecret secret, long? expectedVersion)
{
    public async ValueTask<InvitationToDeliver> WriteAsync(Decision decision, CancellationToken cancellationToken)
    {
        var invitation = await InvitationReads.GetAsync(decision.Reader, decision.TenantId, invitationId, cancellationToken)
            .ConfigureAwait(false);
        await decision.Rights.RequireAsync(DirectoryPermissions.InvitationsSend, invitation.OrganizationId, cancellationToken)
            .ConfigureAwait(false);
        var user = await InviteeAsync(decision, invitation, cancellationToken).ConfigureAwait(false);
        var promise = await AllowedPromiseAsync(decision, invitation, user, cancellationToken).ConfigureAwait(false);
        await promise.MustNotBeSuspendedAsync(decision, user, cancellationToken).ConfigureAwait(false);
        decision.Guards.Expect(invitation, expectedVersion);
        await EmailUniqueness.MustBeFreeAsync(decision, invitation.Email, user.Id, cancellationToken).ConfigureAwait(false);
        if (user.Status == UserStatus.Inactive)
        {
            throw new ConflictException(
                "user.inactive", $"The account of {Quoted.Text(invitation.Email)} is switched off; activate it before inviting it.");
        }

        return await WriteAsync(decision, invitation, user, promise, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<InvitationToDeliver> WriteAsync(
        Decision decision, Invitation invitation, User user, InvitationPromise promise, CancellationToken cancellationToken)
    {
        user = await InvitedUsers.MarkInvitedAsync(decision, user, ExpiryOf(decision, invitation), invitation, cancellationToken)
            .ConfigureAwait(false);
        await promise.AnnounceAsync(decision, user, cancellationToken).ConfigureAwait(false);
        var sent = decision.Writes.Update(
            invitation, Again(decision, invitation, secret) with { IsToOwnAddress = Invitee.HasAddress(user, invitation.NormalizedEmail) });
        return await InvitationToDeliver.OfAsync(decision, sent, user, promise, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The invitation with another secret, for as long as it was first sent for.</summary>
    public static Invitation Again(Decision decision, Invitation invitation, TokenSecret secret) => invitation with
    {
        Status = InvitationStatus.Pending,
        SentAt = decision.At,
        ExpiresAt = ExpiryOf(decision, invitation),
        InvitedBy = decision.Actor,
        ClosedAt = null,
        TokenHash = secret.Hash(),
    };

    /// <summary>What is left of the promise, as far as who sends the invitation again may give it to the account.</summary>
    public static async ValueTask<InvitationPromise> AllowedPromiseAsync(
        Decision decision, Invitation invitation, User user, CancellationToken cancellationToken)
    {
        var place = invitation.OrganizationId is { } id ? await decision.FindAsync<Organization>(id, cancellationToken)
            .ConfigureAwait(false) : null;
        var promise = await InvitationPromise.LeftOfAsync(decision, invitation, place, cancellationToken).ConfigureAwait(false);
        await promise.MustAllowAsync(decision, cancellationToken).ConfigureAwait(false);
        await Invitee.MustAllowAsync(decision, user, invitation.NormalizedEmail, place, cancellationToken).ConfigureAwait(false);
        return promise;
    }

    private static DateTimeOffset ExpiryOf(Decision decision, Invitation invitation) =>
        decision.At + (invitation.ExpiresAt - invitation.SentAt);

    /// <summary>The invited account, as long as anything can come of the invitation.</summary>
    private static async ValueTask<User> InviteeAsync(Decision decision, Invitation invitation, CancellationToken cancellationToken)
    {
        var status = invitation.AsOf(decision.At).Status;
        if (status is not (InvitationStatus.Pending or InvitationStatus.Expired))
        {
            throw InvitationReads.Closed($"it is {status}");
        }

        var user = await decision.FindAsync<User>(invitation.UserId, cancellationToken).ConfigureAwait(false);
        if (user is null || Invitee.IsSomebodyElses(user, invitation))
        {
            throw InvitationReads.Closed("its account has gone or belongs to another address by now");
        }

        var open = await ReplacedInvitation.FindOpenAsync(decision, invitation.Email, invitation.OrganizationId, cancellationToken)
            .ConfigureAwait(false);
        return open is null || open.Id == invitation.Id ? user : throw InvitationReads.Closed("a newer one of the same address is open");
    }
}
