using System.Text;

namespace UserDirectory;

/// <summary>What a notifier is to deliver: one of a closed list of types. Immutable. Prints no token and no address.</summary>
public abstract record Notice
{
    private protected Notice(Tenant tenant, User user, string? token) => (Tenant, User, Token) = (tenant, user, token);

    /// <summary>The tenant.</summary>
    public Tenant Tenant { get; init; }

    /// <summary>The account that it is about.</summary>
    public User User { get; init; }

    /// <summary>
    /// The token to put into the link, in its fragment, which no server sees; null when there is nothing to confirm. Never log it.
    /// </summary>
    public string? Token { get; init; }

    /// <summary>The address that it must reach, and no other: who holds the token proves it.</summary>
    public abstract string Email { get; }

    /// <summary>Until when the token is good, excluded.</summary>
    public abstract DateTimeOffset ExpiresAt { get; }

    /// <summary>Prints whose it is and no secret.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        builder.Append("User = ").Append(User.Id.ToString("D")).Append(", Token = ").Append(Token is null ? "none" : "(secret)");
        return true;
    }
}
