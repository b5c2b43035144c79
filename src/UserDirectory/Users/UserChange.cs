namespace UserDirectory;

/// <summary>What every change of one account has in common: it is found, asked about, and replaced by a changed copy.</summary>
internal static class UserChange
{
    /// <param name="context">The handle's.</param>
    /// <param name="operation">The operation's name for traces.</param>
    /// <param name="user">The account.</param>
    /// <param name="expectedVersion">The version that the caller expects; null for any.</param>
    /// <param name="change">Asks what the change needs, and makes the copy. The same account back: nothing is written.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <param name="ahead">Names what else the change rests on, once the account is known; null for nothing but what the account
    /// holds.</param>
    public static ValueTask<User> RunAsync(
        TenantContext context,
        string operation,
        EntityRef user,
        long? expectedVersion,
        Func<Decision, User, CancellationToken, ValueTask<User>> change,
        CancellationToken cancellationToken,
        Action<ReadAhead, User>? ahead = null) =>
        context.DecideAsync(
            operation,
            reads => reads.HeldUser(user, found => ahead?.Invoke(reads, found)),
            async (decision, token) =>
            {
                var found = await decision.References.GetUserAsync(user, token).ConfigureAwait(false);
                var changed = await change(decision, found, token).ConfigureAwait(false);
                return decision.Writes.Update(found, changed, expectedVersion).AsOf(decision.At);
            },
            cancellationToken);

    /// <summary>Rule 4: <c>users.update</c> at the account's home, whoever asks.</summary>
    public static ValueTask MayUpdateAsync(Decision decision, User user, CancellationToken cancellationToken) =>
        decision.Rights.RequireAsync(DirectoryPermissions.UsersUpdate, user.HomeOrganizationId, cancellationToken);

    /// <summary>Rule 4: <c>users.update</c> at the account's home, or to be the account itself.</summary>
    public static ValueTask MayUpdateOrIsSelfAsync(Decision decision, User user, CancellationToken cancellationToken) =>
        decision.Rights.RequireUnlessSelfAsync(user.Id, DirectoryPermissions.UsersUpdate, user.HomeOrganizationId, cancellationToken);
}
