namespace UserDirectory;

/// <summary>What every change of one user has in common: it is found, asked about, and replaced by a changed copy.</summary>
internal static class UserChange
{
    /// <param name="decision">The call.</param>
    /// <param name="user">The user.</param>
    /// <param name="expectedVersion">The version that the caller expects; null for any.</param>
    /// <param name="change">Asks what the change needs, and makes the copy. The same user back: nothing is written.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public static async ValueTask<User> WriteAsync(
        Decision decision,
        EntityRef user,
        long? expectedVersion,
        Func<Decision, User, CancellationToken, ValueTask<User>> change,
        CancellationToken cancellationToken)
    {
        var found = await decision.References.GetUserAsync(user, cancellationToken).ConfigureAwait(false);
        var changed = await change(decision, found, cancellationToken).ConfigureAwait(false);
        return decision.Writes.Update(found, changed, expectedVersion).AsOf(decision.At);
    }

    /// <summary>Rule 4: <c>users.update</c> at the account's home, whoever asks.</summary>
    public static ValueTask RequireUpdateAsync(Decision decision, User user, CancellationToken cancellationToken) =>
        decision.Rights.RequireAsync(DirectoryPermissions.UsersUpdate, user.HomeOrganizationId, cancellationToken);

    /// <summary>Rule 4: <c>users.update</c> at the account's home, or to be the account itself.</summary>
    public static ValueTask RequireUpdateUnlessSelfAsync(Decision decision, User user, CancellationToken cancellationToken) =>
        decision.Rights.RequireUnlessSelfAsync(user.Id, DirectoryPermissions.UsersUpdate, user.HomeOrganizationId, cancellationToken);
}
