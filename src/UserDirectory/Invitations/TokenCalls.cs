namespace UserDirectory;

/// <summary>
/// The calls of an invited person: the token is the authority. Whatever is wrong with a token, or with what its inviter may still give, is
/// answered in one way. Thread-safe.
/// </summary>
internal sealed class TokenCalls(DirectoryRuntime runtime)
{
    private static readonly ActorRef s_token = ActorRef.System("token");

    // Stands for an inviter who is not known before the invitation is: most are users, whose rights are asked.
    private static readonly ActorRef s_inviter = ActorRef.User(Guid.Empty);

    public ValueTask<InvitationPreview> PreviewAsync(string token, CancellationToken cancellationToken) => AnswerAsync(
        "invitations.preview",
        token,
        (context, parsed, proof, known) => JudgeAsync(context, parsed, proof, known, cancellationToken),
        cancellationToken);

    public ValueTask<User> AcceptAsync(string token, Acceptance acceptance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(acceptance);
        acceptance = acceptance.Copy();
        return AnswerAsync(
            "invitations.accept",
            token,
            async (context, parsed, proof, known) =>
            {
                // First: a token that is not valid any more is not told by what is wrong with the input, nor by the time that hashing
                // takes.
                await JudgeAsync(context, parsed, proof, known, cancellationToken).ConfigureAwait(false);
                var prepared = await InvitationAcceptance.PrepareAsync(runtime, parsed, proof, acceptance, cancellationToken)
                    .ConfigureAwait(false);
                return await As(proof, context, proof.Invitation.InvitedBy).RunStepAsync(
                    "invitations.hand_over", ahead => InvitationProof.Name(ahead, parsed), prepared.WriteAsync, cancellationToken, known)
                    .ConfigureAwait(false);
            },
            cancellationToken);
    }

    public async ValueTask DeclineAsync(string token, CancellationToken cancellationToken) => await AnswerAsync(
        "invitations.decline",
        token,
        (context, parsed, proof, known) => As(proof, context, s_token).RunStepAsync(
            "invitations.close",
            ahead => InvitationProof.Name(ahead, parsed),
            (decision, stop) => InvitationClosing.DeclineAsync(decision, parsed, stop),
            cancellationToken,
            known),
        cancellationToken).ConfigureAwait(false);

    private static ValueTask<InvitationPreview> JudgeAsync(
        TenantContext context, InvitationToken token, InvitationProof proof, ReadSet known, CancellationToken cancellationToken) =>
        As(proof, context, proof.Invitation.InvitedBy).RunStepAsync(
            "invitations.judge", ahead => InvitationProof.Name(ahead, token), (decision, stop) =>
                PreviewAsync(decision, token, stop), cancellationToken, known);

    // As the account, with the rights of who invited it, or of the token. Never part of a batch.
    private static CommitLoop As(InvitationProof proof, TenantContext context, ActorRef authority) =>
        new(context.For(ActorRef.User(proof.User.Id), onAuthorityOf: authority));

    private static async ValueTask<InvitationPreview> PreviewAsync(
        Decision decision, InvitationToken token, CancellationToken cancellationToken)
    {
        var proof = await InvitationProof.GetAsync(decision.Reader, token, decision.At, cancellationToken).ConfigureAwait(false);
        await proof.AllowedPromiseAsync(decision, cancellationToken).ConfigureAwait(false);

        // Whoever sent the invitation may have its token too.
        var isNameShown = (Invitee.IsNew(proof.User) && proof.User.CreatedBy == proof.Invitation.InvitedBy)
            || await InvitationToDeliver.MayBeShownAsync(decision, proof.Invitation, proof.User, cancellationToken).ConfigureAwait(false);
        return new(
            proof.Invitation.Email,
            proof.Tenant.Name ?? proof.Tenant.Key,
            proof.Place is null ? null : proof.Place.Name ?? proof.Place.Key,
            isNameShown ? proof.User.DisplayName : null,
            proof.Invitation.ExpiresAt)
        {
            IsNewUser = !proof.IsProvedUser,
        };
    }

    private async ValueTask<T> AnswerAsync<T>(
        string operation, string token, Func<TenantContext, InvitationToken, InvitationProof, ReadSet, ValueTask<T>> answer,
        CancellationToken cancellationToken)
    {
        return await Telemetry.Start(operation).EndAsync(AnswerUntracedAsync(token, answer, cancellationToken)).ConfigureAwait(false);
    }

    private async ValueTask<T> AnswerUntracedAsync<T>(
        string token, Func<TenantContext, InvitationToken, InvitationProof, ReadSet, ValueTask<T>> answer,
        CancellationToken cancellationToken)
    {
        var parsed = InvitationToken.Parse(token) ?? throw new InvitationNotValidException();
        var known = await ReadAsync(parsed, cancellationToken).ConfigureAwait(false);
        var proof = await InvitationProof.GetAsync(known, parsed, runtime.Now(), cancellationToken).ConfigureAwait(false);
        var anchor = new HandleTenant(runtime, parsed.TenantId, makesDefault: false, known: proof.Tenant);
        var context = new TenantContext(runtime, runtime.Store, anchor, s_token);
        try
        {
            return await answer(context, parsed, proof, known).ConfigureAwait(false);
        }
        catch (UserDirectoryException refusal) when (refusal is AccessDeniedException or RecordNotFoundException
            or ConflictException { Code: EmailUniqueness.Taken or EmailSettling.Refused })
        {
            // The inviter may not give it any more, the tenant or something named has gone meanwhile, or nobody can enter the tenant. Nor
            // is it said that another account has the address by now: who holds a token is not always who reads the mail there, and the
            // owner gets it when he is invited again.
            throw new InvitationNotValidException();
        }
    }

    /// <summary>
    /// Everything that a token leads to, read once: judged and accepted on, as long as nobody has changed what rights flow through.
    /// </summary>
    private async ValueTask<ReadSet> ReadAsync(InvitationToken token, CancellationToken cancellationToken)
    {
        var known = new ReadSet(runtime.Store, token.TenantId);
        var ahead = new ReadAhead(known, token.TenantId, s_inviter, null, runtime.Clock);
        InvitationProof.Name(ahead, token);
        try
        {
            await ahead.RunAsync(cancellationToken).ConfigureAwait(false);
            return known;
        }
        catch (DecisionOvertakenException)
        {
            return new ReadSet(runtime.Store, token.TenantId);
        }
    }
}
