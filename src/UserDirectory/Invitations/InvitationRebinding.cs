namespace UserDirectory;

/// <summary>
/// What becomes of the invitations that nobody could accept any more when an address changes or is proved. Those of somebody who is only
/// invited go on to the new address, with another token and on the authority of the user who changes it; those of any other account are
/// taken back. Decided as often as the call decides, with the same secrets. Not thread-safe.
/// </summary>
internal sealed class InvitationRebinding
{
    private readonly Dictionary<(Guid Invitation, string Address), TokenSecret> _secrets = [];
    private readonly List<InvitationToDeliver> _sent = [];

    /// <summary>How many invitations were written.</summary>
    public int Count => _sent.Count;

    /// <summary>Drops what was written since there were this many: it will not be committed.</summary>
    public void ForgetFrom(int count) => _sent.RemoveRange(count, _sent.Count - count);

    /// <summary>Writes the invitations.</summary>
    /// <param name="decision">The call.</param>
    /// <param name="before">The account with the earlier address.</param>
    /// <param name="changed">The account with the new one; the caller writes it.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    /// <returns>The account as the caller is to write it.</returns>
    /// <exception cref="AccessDeniedException">The actor could not send one of them again.</exception>
    /// <exception cref="ConflictException">
    /// <c>invitation.open</c>: there is no new address for an open one, or the address has an open one there that is another account's;
    /// <c>user.email.taken</c>: another account has verified the address.
    /// </exception>
    public async ValueTask<User> WriteAsync(Decision decision, User before, User changed, CancellationToken cancellationToken)
    {
        var all = await decision.ListAllAsync<Invitation>(LostInvitations.CanBeOf(changed.Id), cancellationToken).ConfigureAwait(false);
        if (!Invitee.IsNew(changed))
        {
            await LostInvitations.TakeBackAsync(decision, changed, all, null, cancellationToken).ConfigureAwait(false);
            return changed;
        }

        LostInvitations.MustBeAll(decision, changed.Id, all);
        var bound = all.Where(invitation => IsLeft(invitation, before, changed))
            .OrderByDescending(invitation => invitation.SentAt).ToList();
        if (bound.Count == 0)
        {
            return changed;
        }

        if (changed.Email is null)
        {
            return bound.Exists(invitation => invitation.IsOpenAt(decision.At)) ? throw Open() : changed;
        }

        // One that is sent to the new address meanwhile has its key, and is found then.
        decision.DecideAgainWhenKeyIsTaken();
        var promises = new List<InvitationPromise>(bound.Count);
        foreach (var invitation in bound)
        {
            promises.Add(await InvitationResending.AllowedPromiseAsync(
                decision, invitation with { Email = changed.Email }, changed, cancellationToken).ConfigureAwait(false));
        }

        // After that: who could send none of them does not hear whose the address is.
        await EmailUniqueness.MustBeFreeAsync(decision, changed.Email, changed.Id, cancellationToken).ConfigureAwait(false);
        var organizationIds = new HashSet<Guid>();
        var kept = all.Where(invitation => invitation.IsOpenAt(decision.At) && !bound.Contains(invitation))
            .ToDictionary(invitation => invitation.Id);
        foreach (var (invitation, promise) in bound.Zip(promises, (invitation, promise) => (invitation, promise)))
        {
            if (!invitation.IsOpenAt(decision.At))
            {
                decision.Writes.Update(
                    invitation, invitation.AsOf(decision.At) with { Email = changed.Email, IsToOwnAddress = true, TokenHash = null });
                continue;
            }

            if (!organizationIds.Add(invitation.OrganizationId ?? Guid.Empty))
            {
                // A newer one goes on into the same place, and replaces it.
                decision.Writes.Update(invitation, invitation.Close(InvitationStatus.Revoked, decision.At));
                continue;
            }

            if (await ReplacedInvitation.FindOpenAsync(decision, changed.Email, invitation.OrganizationId, cancellationToken)
                .ConfigureAwait(false) is { } there)
            {
                await MakeWayAsync(decision, there, changed, cancellationToken).ConfigureAwait(false);
                kept.Remove(there.Id);
            }

            var again = InvitationResending.Again(decision, invitation, SecretOf(invitation.Id, changed.Email));
            var sent = decision.Writes.Update(
                invitation, again with { Email = changed.Email, IsToOwnAddress = true, InvitedBy = AuthorityOf(decision, invitation) });
            kept.Add(sent.Id, sent);
            _sent.Add(await InvitationToDeliver.OfAsync(decision, sent, changed, promise, cancellationToken).ConfigureAwait(false));
        }

        return kept.Count == 0
            ? changed
            : changed with
            {
                Status = UserStatus.InvitationSent,
                InvitationExpiresAt = kept.Values.Max(
                invitation => invitation.ExpiresAt)
            };
    }

    /// <summary>
    /// Delivers what was sent, once it is committed; of an invitation whose address was changed several times only the last. Without a
    /// notifier there is nobody to deliver it; it can be sent again.
    /// </summary>
    public async ValueTask DeliverAsync(TenantContext context, CancellationToken cancellationToken)
    {
        foreach (var sent in _sent.GroupBy(sent => sent.Invitation.Id).Select(same => same.Last()))
        {
            var secret = SecretOf(sent.Invitation.Id, sent.Invitation.Email);
            await new InvitationDelivery(context).NotifyAsync(sent, secret, null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Closes a pending invitation of the new address: one that has expired stays so and leaves its account alone, an open one is replaced
    /// if it is the same account's.
    /// </summary>
    private static async ValueTask MakeWayAsync(Decision decision, Invitation there, User changed, CancellationToken cancellationToken)
    {
        if (there.IsOpenAt(decision.At))
        {
            await ReplacedInvitation.CloseAsync(decision, there, changed.Id, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            decision.Writes.Update(there, there.AsOf(decision.At) with { TokenHash = null });
        }
    }

    // A change of casing alone leaves nobody behind: it is the same address to all that look for it.
    private static bool IsLeft(Invitation invitation, User before, User changed) =>
        Invitee.IsSomebodyElses(changed, invitation)
        || (Invitee.HasAddress(before, invitation.NormalizedEmail) && !Invitee.HasAddress(changed, invitation.NormalizedEmail));

    // A system only puts the address right, often for many at once: what the inviter may not give any more must not be given because of
    // that.
    private static ActorRef AuthorityOf(Decision decision, Invitation invitation) =>
        decision.Authority.IsSystem ? invitation.InvitedBy : decision.Actor;

    private static ConflictException Open() => new(
        "invitation.open",
        "Invitations to the address are open, which nobody could accept without it. Revoke them first, or give another address.");

    // Never the same for two addresses: whoever reads the mail at the first must not hold the token of the second.
    private TokenSecret SecretOf(Guid invitationId, string email)
    {
        if (!_secrets.TryGetValue((invitationId, email), out var secret))
        {
            secret = TokenSecret.Create();
            _secrets.Add((invitationId, email), secret);
        }

        return secret;
    }
}
