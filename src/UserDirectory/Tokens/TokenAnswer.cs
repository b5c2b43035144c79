namespace UserDirectory;

/// <summary>The one answer to every token that cannot be used, whatever is wrong with it.</summary>
internal static class TokenAnswer
{
    /// <exception cref="TokenNotValidException">The text is no token, or the token proves nothing (any more).</exception>
    public static async ValueTask<T> OfAsync<T>(string? token, Func<AccountTokenText, ValueTask<T>> use)
    {
        var text = AccountTokenText.Parse(token) ?? throw new TokenNotValidException();
        try
        {
            return await use(text).ConfigureAwait(false);
        }
        catch (UserDirectoryException refusal) when (refusal is AccessDeniedException or RecordNotFoundException
            or ConflictException { Code: EmailUniqueness.Taken or EmailSettling.Refused })
        {
            // Who asked for it may not any more, the tenant has gone, or nobody can enter it; nor is it said that another account has the
            // address by now.
            throw new TokenNotValidException();
        }
    }
}
