namespace UserDirectory;

/// <summary>An invitation that was committed and is still to be delivered. Immutable.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Invitation">The invitation as stored.</param>
/// <param name="User">The invited account.</param>
/// <param name="Inviter">The account on whose authority it rests; null when on a system's, or when the account has gone.</param>
/// <param name="Promise">What it promises or gave.</param>
/// <param name="IsUserShown">Whether who sends it may read the account: at the invitation's organization, at the account's home, or
/// tenant-wide.</param>
internal sealed record InvitationToDeliver(
    Tenant Tenant, Invitation Invitation, User User, User? Inviter, InvitationPromise Promise, bool IsUserShown)
{
    /// <summary>Whether the invited person is to hear of it: not when the account had everything already.</summary>
    public bool IsToBeTold { get; init; } = true;

    public static async ValueTask<InvitationToDeliver> OfAsync(
        Decision decision, Invitation invitation, User user, InvitationPromise promise, CancellationToken cancellationToken)
    {
        var isShown = await MayBeShownAsync(decision, invitation, user, cancellationToken).ConfigureAwait(false);
        var inviter = invitation.InvitedBy.UserId is not { } id ? null
            : decision.IsSelf(id) ? decision.ActingUser
            : await decision.FindAsync<User>(id, cancellationToken).ConfigureAwait(false);
        return new(decision.Tenant, invitation, user, inviter, promise, isShown);
    }

    /// <summary>Whether the one on whose authority the call is may see the account.</summary>
    public static async ValueTask<bool> MayBeShownAsync(
        Decision decision, Invitation invitation, User user, CancellationToken cancellationToken) =>
        await decision.Rights.HoldsAsync([DirectoryPermissions.UsersRead], invitation.OrganizationId, cancellationToken)
            .ConfigureAwait(false)
        || await decision.Rights.MayReadAsync(user, cancellationToken).ConfigureAwait(false);

    /// <summary>The account for who sends the invitation. Inviting an address must not show what is known of whoever has it.</summary>
    public User ShownUser(DateTimeOffset at)
    {
        var user = User.AsOf(at);
        return IsUserShown ? user : Invitee.Outline(user, Invitation.Email);
    }
}
