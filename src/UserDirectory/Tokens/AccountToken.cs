using System.Text;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// A token that was sent to an address for one account and one purpose, for stores only: no service shows it. It is removed when it is
/// used, replaced or swept away, and never changed. Immutable. Prints the id only.
/// </summary>
public sealed record AccountToken : DirectoryRecord
{
    /// <summary>The account. Its tokens go with it.</summary>
    public required Guid UserId { get; init; }

    /// <summary>What it is good for: an account has at most one for each purpose.</summary>
    public required AccountTokenPurpose Purpose { get; init; }

    /// <summary>The address that it was sent to, which whoever has it proves.</summary>
    public required string Email { get; init; }

    /// <summary>The address that the account had then, exactly; null for none. The token is void once it has another.</summary>
    public string? UserEmail { get; init; }

    /// <summary>
    /// The account's <see cref="User.SignInStamp"/> then. The token is void once it has another: after another password, status, or
    /// <see cref="IUserService.SignOutEverywhereAsync"/>.
    /// </summary>
    public Guid SignInStamp { get; init; }

    /// <summary>
    /// Who asked for it, and whose authority is asked again when it is used; a system for a forgotten password, which anybody may ask for.
    /// </summary>
    public ActorRef RequestedBy { get; init; } = ActorRef.Unknown;

    /// <summary>When it was made.</summary>
    public DateTimeOffset SentAt { get; init; }

    /// <summary>Until when it is good, excluded.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The SHA-256 of the token's secret, by which it is found. Prints as <c>(secret)</c>.</summary>
    public required Secret TokenHash { get; init; }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.AccountToken;

    /// <summary>Whether it is good at a time for an account as it is by then.</summary>
    internal bool IsGoodFor(User user, DateTimeOffset at) =>
        at < ExpiresAt && user.IsActive && user.SignInStamp == SignInStamp
            && string.Equals(user.Email, UserEmail, StringComparison.Ordinal);

    /// <summary>Prints the id only.</summary>
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Id = ").Append(Id.ToString("D"));
        return true;
    }
}
