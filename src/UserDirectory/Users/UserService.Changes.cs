namespace UserDirectory;

/// <content>Changes of one user, the proof of its address, and its picture.</content>
internal sealed partial class UserService
{
    public ValueTask<User> UpdateAsync(
        EntityRef user, UserUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        var given = UserUpdateRules.Checked(update);
        return ChangeAsync(
            "users.update", user, expectedVersion, (decision, found, token) =>
                UserProfile.UpdateAsync(decision, found, given, token), cancellationToken);
    }

    public async ValueTask<User> ChangeEmailAsync(
        EntityRef user, string? email, bool isVerified = false, long? expectedVersion = null,
        CancellationToken cancellationToken = default)
    {
        UserIdentity.CheckEmail(email, isVerified);
        var rebinding = new InvitationRebinding();
        var changed = await ChangeAsync(
            "users.change_email",
            user,
            expectedVersion,
            (decision, found, token) =>
            {
                rebinding.ForgetFrom(0);
                return UserIdentity.ChangeEmailAsync(decision, found, email, isVerified, rebinding, token);
            },
            cancellationToken,
            (ahead, found) => UserIdentity.NameEmailChange(ahead, found, email)).ConfigureAwait(false);
        await rebinding.DeliverAsync(context, cancellationToken).ConfigureAwait(false);
        return changed;
    }

    public async ValueTask RequestEmailProofAsync(EntityRef user, string? email = null, CancellationToken cancellationToken = default)
    {
        context.RefuseInside();
        EmailProof.Check(user, email);
        var asked = await context.DecideAsync(
            "users.request_email_proof", (decision, token) => EmailProof.AskAsync(decision, user, email, token), cancellationToken)
            .ConfigureAwait(false);

        // Whether another user has the address is nothing that may be heard, nor how long it takes to find out.
        new AccountTokenDelivery(context.Afterwards(context.Actor)).Queue(
            "users.issue_email_proof", (decision, secret, token) =>
                EmailProof.IssueAsync(decision, asked.UserId, asked.Email, isOwn: email is null, secret, token));
    }

    public async ValueTask ConfirmEmailAsync(string token, CancellationToken cancellationToken = default)
    {
        context.RefuseInside();
        await Telemetry.Start("users.confirm_email").EndAsync(TokenAnswer.OfAsync(token, ProveAsync)).ConfigureAwait(false);

        async ValueTask<bool> ProveAsync(AccountTokenText text)
        {
            var proof = await context.For(EmailProof.Judge, EmailProof.Judge).DecideStepAsync(
                "users.judge_email_proof", (decision, stop) => EmailProof.JudgeAsync(decision, text, stop), cancellationToken)
                .ConfigureAwait(false);
            var isItself = context.Actor.UserId == proof.User.Id;
            return await context.For(ActorRef.User(proof.User.Id), onAuthorityOf: proof.Token.RequestedBy).DecideStepAsync(
                "users.prove_email", (decision, stop) => EmailProof.WriteAsync(decision, text, isItself, stop), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    public ValueTask<User> ChangeKeyAsync(
        EntityRef user, string key, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        UserIdentity.CheckKey(key);
        return ChangeAsync(
            "users.change_key", user, expectedVersion, (decision, found, token) =>
                UserIdentity.ChangeKeyAsync(decision, found, key, token), cancellationToken);
    }

    public ValueTask<User> ChangeExternalIdAsync(
        EntityRef user, string? externalId, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        UserIdentity.CheckExternalId(externalId);
        return ChangeAsync(
            "users.change_external_id",
            user,
            expectedVersion,
            (decision, found, token) => UserIdentity.ChangeExternalIdAsync(decision, found, externalId, token),
            cancellationToken,
            UserIdentity.NameExternalIdChange);
    }

    public ValueTask<User> ChangeAttributesAsync(
        EntityRef user, IReadOnlyDictionary<string, string?> attributes, long? expectedVersion = null,
        CancellationToken cancellationToken = default)
    {
        var given = AttributeChanges.Checked(attributes);
        return ChangeAsync(
            "users.change_attributes", user, expectedVersion, (decision, found, token) =>
                UserProfile.ChangeAttributesAsync(decision, found, given, token), cancellationToken);
    }

    public ValueTask<User> ChangeDefaultOrganizationAsync(
        EntityRef user, EntityRef organization, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            "users.change_default_organization", user, expectedVersion, (decision, found, token) =>
                UserOrganizations.ChangeDefaultAsync(decision, found, organization, token), cancellationToken);

    public ValueTask<User> ChangeHomeAsync(
        EntityRef user, EntityRef organization, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            "users.change_home", user, expectedVersion, (decision, found, token) =>
                UserOrganizations.ChangeHomeAsync(decision, found, organization, token), cancellationToken);

    public ValueTask<User> ChangePictureAsync(
        EntityRef user, string? picture, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        var given = UserPictures.Checked(picture);
        return ChangeAsync(
            "users.change_picture", user, expectedVersion, (decision, found, token) =>
                UserPictures.ChangeAsync(decision, found, given, token), cancellationToken);
    }

    public ValueTask<User> UploadPictureAsync(
        EntityRef user, ReadOnlyMemory<byte> content, string? fileName = null, long? expectedVersion = null,
        CancellationToken cancellationToken = default)
    {
        var given = UserPictures.Checked(content, fileName);
        return ChangeAsync(
            "users.upload_picture", user, expectedVersion, (decision, found, token) =>
                UserPictures.ChangeAsync(decision, found, given, token), cancellationToken);
    }

    public async ValueTask<Picture?> FindPictureAsync(
        EntityRef user, EntityRef organization = default, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("users.find_picture")
            .EndAsync(new UserReads(context).FindPictureAsync(user, organization, cancellationToken)).ConfigureAwait(false);

    /// <summary>Finds one user, replaces it by what <paramref name="change"/> makes of it, and commits.</summary>
    /// <param name="operation">The operation's name for traces.</param>
    /// <param name="user">The user.</param>
    /// <param name="expectedVersion">The version that the caller expects; null for any.</param>
    /// <param name="change">Asks what the change needs, and makes the copy. The same user back: nothing is written.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <param name="ahead">Names what else the change rests on, once the user is known; null for nothing but what the user holds.</param>
    private ValueTask<User> ChangeAsync(
        string operation,
        EntityRef user,
        long? expectedVersion,
        Func<Decision, User, CancellationToken, ValueTask<User>> change,
        CancellationToken cancellationToken,
        Action<ReadAhead, User>? ahead = null) =>
        context.DecideAsync(
            operation,
            reads => reads.HeldUser(user, found => ahead?.Invoke(reads, found)),
            (decision, token) => UserChange.WriteAsync(decision, user, expectedVersion, change, token),
            cancellationToken);
}
