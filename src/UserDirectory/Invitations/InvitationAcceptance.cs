namespace UserDirectory;

/// <summary>
/// An acceptance: its input checked and its password hashed once, then decided as often as the call decides. The account is the actor and
/// the inviter the authority: what the acceptance gives, the inviter gives.
/// </summary>
internal sealed class InvitationAcceptance
{
    private readonly InvitationToken _token;
    private readonly Acceptance _input;
    private readonly string? _passwordHash;

    private InvitationAcceptance(InvitationToken token, Acceptance input, string? passwordHash) =>
        (_token, _input, _passwordHash) = (token, input, passwordHash);

    /// <exception cref="InvalidInputException">The acceptance of an account that is still to be proved breaks rules; all are
    /// listed.</exception>
    public static async ValueTask<InvitationAcceptance> PrepareAsync(
        DirectoryRuntime runtime, InvitationToken token, InvitationProof proof, Acceptance input, CancellationToken cancellationToken)
    {
        if (proof.IsProvedUser)
        {
            return new(token, new Acceptance(), null);
        }

        var errors = new InputErrors();
        InvitationRules.Check(errors, input);
        if (input.Password is { } password)
        {
            await runtime.PasswordRules.CheckAsync(errors, nameof(input.Password), password, cancellationToken).ConfigureAwait(false);
        }

        errors.ThrowIfAny();
        return new(token, input, input.Password is null ? null : await runtime.Extensions.HashAsync(input.Password, cancellationToken)
            .ConfigureAwait(false));
    }

    public async ValueTask<User> WriteAsync(Decision decision, CancellationToken cancellationToken)
    {
        var proof = await InvitationProof.GetAsync(decision.Reader, _token, decision.At, cancellationToken).ConfigureAwait(false);
        var promise = await proof.AllowedPromiseAsync(decision, cancellationToken).ConfigureAwait(false);
        decision.Guards.Require(proof.User);
        var user = proof.User;
        if (!proof.IsProvedUser)
        {
            user = await HandOverAsync(decision, proof, cancellationToken).ConfigureAwait(false);
            var open = await decision.ListAllAsync<Invitation>(LostInvitations.CanBeOf(user.Id), cancellationToken).ConfigureAwait(false);
            await LostInvitations.TakeBackAsync(decision, user, open, proof.Invitation, cancellationToken).ConfigureAwait(false);
        }

        user = await promise.GiveAsync(decision, user, cancellationToken).ConfigureAwait(false);
        decision.Writes.Update(proof.Invitation, proof.Invitation.Close(InvitationStatus.Accepted, decision.At));

        // Whoever sent the invitation may have its token too, and accepts nothing here but what the account then has.
        return proof.IsProvedUser ? Invitee.Outline(user, proof.Invitation.Email) : user;
    }

    /// <summary>
    /// Makes the account the bearer's: active, its address proved, and nothing left by which another user, or who had an earlier address,
    /// could sign in (rule 10).
    /// </summary>
    private async ValueTask<User> HandOverAsync(Decision decision, InvitationProof proof, CancellationToken cancellationToken)
    {
        // The account was found by its key, and gets another address (rule 10): what signed in before was for whoever had the earlier one.
        // Where there was none, a system that invites may know whose account it is; a user may not.
        var isAnotherAddress = (proof.User.Email is not null || !proof.Invitation.InvitedBy.IsSystem)
            && !string.Equals(proof.User.NormalizedEmail, proof.Invitation.NormalizedEmail, StringComparison.Ordinal);
        var found = isAnotherAddress ? proof.User with { ExternalIdSetBy = SignInProvenance.EarlierAddress } : proof.User;
        var user = decision.Writes.Update(proof.User, SignInProvenance.WithoutPreparedExternalId(decision, found) with
        {
            Status = UserStatus.Active,
            InvitationExpiresAt = null,
            Email = proof.Invitation.Email,
            EmailVerifiedAt = decision.At,
            DisplayName = _input.DisplayName ?? proof.User.DisplayName,
            GivenName = _input.GivenName ?? proof.User.GivenName,
            FamilyName = _input.FamilyName ?? proof.User.FamilyName,

            // Also of an account that is active already: whoever is signed in as it need not be the bearer.
            SignInStamp = decision.NewId(),
        });
        var credential = await decision.FindAsync<Credential>(user.Id, cancellationToken).ConfigureAwait(false);
        if (_passwordHash is null)
        {
            SignInProvenance.RemovePreparedPassword(decision, user, credential, whoeverSetIt: isAnotherAddress);
        }
        else
        {
            CredentialWriting.Put(decision, user, credential, _passwordHash, isTemporary: false);
        }

        return user;
    }
}
