namespace UserDirectory;

/// <summary>
/// A token of account recovery proves nothing: it is unknown, used, replaced, expired, of another tenant or purpose; its account is not
/// active, or has got another address, password or sign-in stamp since; its tenant is suspended; another account has proved the address;
/// who asked for it may not any more. The answer never says which. Code <c>token.not_valid</c>.
/// </summary>
public sealed class TokenNotValidException : UserDirectoryException
{
    internal TokenNotValidException()
        : base("token.not_valid", "The token is not valid (any more). Ask for a new one.")
    {
    }
}
