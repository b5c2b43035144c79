using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Accounts that were never active exist through their invitations. When some of these go (revoked, declined, or deleted with their
/// organization), the account stays invited by the others, is left with an expired invitation when it belongs somewhere else, and else goes
/// too.
/// </summary>
internal static class InvitedUsers
{
    private static readonly Filter s_isPending = InvitationFields.Status.EqualTo(InvitationStatus.Pending);

    /// <summary>The invitations that are open or can be sent again.</summary>
    public static Filter CanStillBeAccepted { get; } =
        InvitationFields.Status.In([FieldValue.Of(InvitationStatus.Pending), FieldValue.Of(InvitationStatus.Expired)]);

    /// <summary>
    /// What an invitation that is sent makes of its account: one that was never active is invited until the last of its open ones expires.
    /// </summary>
    /// <param name="decision">The call, which writes the invitation itself.</param>
    /// <param name="user">The account.</param>
    /// <param name="expiresAt">When the invitation expires.</param>
    /// <param name="replaced">The one that it takes the place of; null for none.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    /// <returns>The account as it is then.</returns>
    public static async ValueTask<User> MarkInvitedAsync(
        Decision decision, User user, DateTimeOffset expiresAt, Invitation? replaced, CancellationToken cancellationToken)
    {
        // The account may go with its last invitation meanwhile, or become active.
        decision.Guards.Require(user);
        if (!Invitee.IsNew(user))
        {
            return user;
        }

        var open = await decision.ListAllAsync<Invitation>(InvitationFields.UserId.EqualTo(user.Id) & s_isPending, cancellationToken)
            .ConfigureAwait(false);
        var last = open.Where(invitation => invitation.Id != replaced?.Id)
            .Select(invitation => invitation.ExpiresAt).Append(expiresAt).Max();
        return decision.Writes.Update(user, user with { Status = UserStatus.InvitationSent, InvitationExpiresAt = last });
    }

    /// <summary>
    /// What the end of an invitation makes of its account: the membership that was to come goes, and the account is settled.
    /// </summary>
    public static async ValueTask LeaveAsync(Decision decision, User user, Invitation closed, CancellationToken cancellationToken)
    {
        var isThere = closed.OrganizationId is { } id
            ? InvitationFields.OrganizationId.EqualTo(id)
            : InvitationFields.OrganizationId.IsMissing();
        var isGone = isThere & InvitationFields.Email.EqualTo(closed.Email);
        var isAnother = isThere & InvitationFields.UserId.EqualTo(user.Id) & CanStillBeAccepted & !isGone;
        var membership = closed.OrganizationId is { } organizationId
            && !await decision.AnyAsync<Invitation>(isAnother, cancellationToken).ConfigureAwait(false)
            && await decision.Reader.FindMembershipAsync(decision.TenantId, user.Id, organizationId, cancellationToken)
                .ConfigureAwait(false) is { Status: MembershipStatus.Invited } invited
                ? invited
                : null;
        if (membership is not null)
        {
            decision.Guards.RequireNone(RecordKind.Invitation, isAnother);
            decision.Writes.Remove(membership);
        }

        var goneMemberships = MembershipFields.Id.In(membership is null ? [] : new[] { membership.Id });
        await SettleAsync(decision, user, isGone, goneMemberships, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes back every open invitation of an account that is deleted.</summary>
    public static async ValueTask CloseAllAsync(Decision decision, Guid userId, CancellationToken cancellationToken)
    {
        var isOpen = InvitationFields.UserId.EqualTo(userId) & s_isPending;
        var open = await decision.ListAllAsync<Invitation>(isOpen, cancellationToken).ConfigureAwait(false);
        decision.Guards.RequireNone(RecordKind.Invitation, isOpen & !InvitationFields.Id.In(open.Select(invitation => invitation.Id)));
        foreach (var invitation in open)
        {
            decision.Writes.Update(invitation, invitation.Close(InvitationStatus.Revoked, decision.At));
        }
    }

    /// <summary>Writes what becomes of an account. Does nothing to one that was ever active.</summary>
    /// <param name="decision">The call, which removes or closes the invitations and memberships itself.</param>
    /// <param name="user">The account, as read or as an earlier update of the decision returned it.</param>
    /// <param name="goneInvitations">Which of its invitations go.</param>
    /// <param name="goneMemberships">Which of its memberships go.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public static async ValueTask SettleAsync(
        Decision decision, User user, Filter goneInvitations, Filter goneMemberships, CancellationToken cancellationToken)
    {
        if (!Invitee.IsNew(user))
        {
            return;
        }

        var otherInvitations = InvitationFields.UserId.EqualTo(user.Id) & CanStillBeAccepted & !goneInvitations;
        var otherMemberships = MembershipFields.UserId.EqualTo(user.Id) & !goneMemberships;
        var invitations = await decision.ListAllAsync<Invitation>(otherInvitations, cancellationToken).ConfigureAwait(false);

        // Inviting moves no authority number, and need not change the account: one that is sent meanwhile counts too.
        decision.Guards.RequireNone(
            RecordKind.Invitation, otherInvitations & !InvitationFields.Id.In(invitations.Select(invitation => invitation.Id)));
        var open = invitations.Where(invitation => invitation.Status == InvitationStatus.Pending).ToList();
        if (open.Count > 0)
        {
            decision.Writes.Update(
                user, user with { Status = UserStatus.InvitationSent, InvitationExpiresAt = open.Max(invitation => invitation.ExpiresAt) });
        }
        else if (invitations.Count > 0 || await decision.AnyAsync<Membership>(otherMemberships, cancellationToken).ConfigureAwait(false))
        {
            decision.Writes.Update(user, user with { Status = UserStatus.InvitationExpired, InvitationExpiresAt = null });
        }
        else
        {
            // Whoever makes it a member meanwhile keeps it.
            decision.Guards.RequireNone(RecordKind.Membership, otherMemberships);
            Remove(decision, user);
        }
    }

    // Not into the recycle bin: it never was an account.
    private static void Remove(Decision decision, User user)
    {
        decision.Writes.RemoveWhere(RecordKind.Membership, MembershipFields.UserId.EqualTo(user.Id));
        decision.Writes.RemoveWhere(RecordKind.GroupMember, GroupMemberFields.UserId.EqualTo(user.Id));
        decision.Writes.RemoveWhere(RecordKind.RoleAssignment, RoleAssignmentFields.UserId.EqualTo(user.Id));
        decision.Writes.RemoveWhere(RecordKind.Credential, CredentialFields.Id.EqualTo(user.Id));
        decision.Writes.RemoveWhere(RecordKind.Picture, PictureFields.Id.EqualTo(user.Id));
        decision.Writes.Remove(user);
    }
}
