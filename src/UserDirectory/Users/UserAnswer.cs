namespace UserDirectory;

/// <summary>
/// What a call answers with that writes something of an account: the account with its parts at a place, as they are after the commit. Asks
/// nothing, because who may write sees the result, and shows nothing of other places. The commit stands, so nothing cancels the reads.
/// </summary>
internal sealed class UserAnswer(TenantContext context)
{
    /// <summary>The account with all its parts at the place.</summary>
    /// <param name="written">What was written of it.</param>
    /// <param name="place">The organization; null for all that the account has.</param>
    public async ValueTask<User> ReadAsync(WrittenUser written, Organization? place)
    {
        var user = written.User;
        var facts = written.FactsAfter()
            ?? await context.Store.ReadAccessAsync(user.TenantId, user.Id, null, CancellationToken.None).ConfigureAwait(false);
        return facts?.User is { } found
            ? new UserDetailsReads(context.Store, found.TenantId, place, includeBelow: false)
                .With(found.AsOf(context.Now()), UserDetailsReads.All, facts)
            : user.AsOf(context.Now());
    }

    /// <summary>The account as it is now, by itself.</summary>
    /// <param name="written">The answer when the account has gone since.</param>
    public async ValueTask<User> ReadAloneAsync(User written) =>
        (await context.Store.FindAsync<User>(written.TenantId, written.Id, CancellationToken.None).ConfigureAwait(false) ?? written)
            .AsOf(context.Now());
}
