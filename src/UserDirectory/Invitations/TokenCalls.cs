namespace UserDirectory;

/// <summary>
/// The calls of an invited person: the token is the authority. Whatever is wrong with a token, or with what its inviter may still give, is answered in one way. Thread-safe.
/// </summary>
internal sealed class TokenCalls(DirectoryRuntime runtime)
{
    private static readonly ActorRef s_token = ActorRef.System("token");

    public ValueTask<InvitationPreview> PreviewAsync(string token, CancellationToken cancellationToken) => AnswerAsync(
        "invitations.preview",
        token,
        (context, parsed, proof) => JudgeAsync(context, parsed, proof, cancellationToken),
        cancellationToken);

    public ValueTask<User> AcceptAsync(string token, Acceptance acceptance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(acceptance);
        acceptance = acceptance.Copy();
        return AnswerAsync(
            "invitations.accept",
            token,
            async (context, parsed, proof) =>
            {
                // First: a token that is not valid any more is not told by what is wrong with the input, nor by the time that hashing takes.
                await JudgeAsync(context, parsed, proof, cancellationToken).ConfigureAwait(false);
                var prepared = await InvitationAcceptance.PrepareAsync(runtime, parsed, proof, acceptance, cancellationToken).ConfigureAwait(false);
                var asAccount = context.For(ActorRef.User(proof.User.Id), onAuthorityOf: proof.Invitation.InvitedBy);
                return await asAccount.DecideStepAsync("invitations.hand_over", prepared.WriteAsync, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public async ValueTask DeclineAsync(string token, CancellationToken cancellationToken) => await AnswerAsync(
        "invitations.decline",
        token,
        (context, parsed, proof) => context.For(ActorRef.User(proof.User.Id), onAuthorityOf: s_token).DecideStepAsync(
            "invitations.close",
            async (decision, stop) =>
            {
                var current = await InvitationProof.GetAsync(decision.Reader, parsed, decision.At, stop).ConfigureAwait(false);
                return await InvitationClosing.CloseAsync(decision, current.Invitation, InvitationStatus.Declined, stop).ConfigureAwait(false);
            },
            cancellationToken),
        cancellationToken).ConfigureAwait(false);

    private static ValueTask<InvitationPreview> JudgeAsync(
        TenantContext context, InvitationToken token, InvitationProof proof, CancellationToken cancellationToken) =>
        context.For(ActorRef.User(proof.User.Id), onAuthorityOf: proof.Invitation.InvitedBy).DecideStepAsync(
            "invitations.judge", (decision, stop) => PreviewAsync(decision, token, stop), cancellationToken);

    private static async ValueTask<InvitationPreview> PreviewAsync(Decision decision, InvitationToken token, CancellationToken cancellationToken)
    {
        var proof = await InvitationProof.GetAsync(decision.Reader, token, decision.At, cancellationToken).ConfigureAwait(false);
        await proof.AllowedPromiseAsync(decision, cancellationToken).ConfigureAwait(false);

        // Whoever sent the invitation may have its token too.
        var isNameShown = (Invitee.IsNew(proof.User) && proof.User.CreatedBy == proof.Invitation.InvitedBy)
            || await SentInvitation.MayBeShownAsync(decision, proof.Invitation, proof.User, cancellationToken).ConfigureAwait(false);
        return new(
            proof.Invitation.Email,
            proof.Tenant.Name ?? proof.Tenant.Key,
            proof.Place is null ? null : proof.Place.Name ?? proof.Place.Key,
            isNameShown ? proof.User.DisplayName : null,
            proof.Invitation.ExpiresAt)
        {
            IsNewAccount = !proof.IsProvedAccount,
        };
    }

    private async ValueTask<T> AnswerAsync<T>(
        string operation, string token, Func<TenantContext, InvitationToken, InvitationProof, ValueTask<T>> answer, CancellationToken cancellationToken)
    {
        return await Telemetry.Start(operation).EndAsync(AnswerUntracedAsync(token, answer, cancellationToken)).ConfigureAwait(false);
    }

    private async ValueTask<T> AnswerUntracedAsync<T>(
        string token, Func<TenantContext, InvitationToken, InvitationProof, ValueTask<T>> answer, CancellationToken cancellationToken)
    {
        var parsed = InvitationToken.Parse(token) ?? throw new InvitationNotValidException();
        var proof = await InvitationProof.GetAsync(runtime.Store, parsed, runtime.Now(), cancellationToken).ConfigureAwait(false);
        var context = new TenantContext(runtime, runtime.Store, new TenantAnchor(runtime, parsed.TenantId, makesDefault: false), s_token);
        try
        {
            return await answer(context, parsed, proof).ConfigureAwait(false);
        }
        catch (UserDirectoryException refusal) when (refusal is AccessDeniedException or RecordNotFoundException
            or ConflictException { Code: EmailUniqueness.Taken or EmailSettling.Refused })
        {
            // The inviter may not give it any more, the tenant or something named has gone meanwhile, or nobody can enter the tenant. Nor is it said that another account
            // has the address by now: who holds a token is not always who reads the mail there, and the owner gets it when he is invited again.
            throw new InvitationNotValidException();
        }
    }
}
