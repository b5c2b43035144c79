using System.Text;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The password of an account: a record of its own with the account's id, for stores only. No service, query or feed entry shows it.
/// Immutable.
/// </summary>
public sealed record Credential : DirectoryRecord
{
    /// <summary>The password's hash, with its format, salt and cost in it.</summary>
    public required Secret PasswordHash { get; init; }

    /// <summary>Whether the password must be changed at the next sign-in.</summary>
    public bool IsTemporary { get; init; }

    /// <summary>When the password was set.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>
    /// Who answers for the password: the account itself, another user, or a system. One that the account changed while its address was not
    /// verified and another user had given it a way to sign in still counts as that user's, who could have signed in and changed it. One
    /// that was there when a user changed the address counts as <c>system:earlier-address</c>: whoever had the account before. Accepting an
    /// invitation to the new address removes it.
    /// </summary>
    public ActorRef SetBy { get; init; } = ActorRef.Unknown;

    /// <summary>Guesses counted since the last success or lock. Moved by <see cref="Write.Touch"/>, without a version.</summary>
    public int FailedAttempts { get; init; }

    /// <summary>
    /// Until when no guess is taken; null when it was never locked or has been unlocked. Moved by <see cref="Write.Touch"/>, without a
    /// version.
    /// </summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Credential;

    /// <summary>Prints the id only.</summary>
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Id = ").Append(Id.ToString("D"));
        return true;
    }
}
