using System.Text;

namespace UserDirectory;

/// <summary>An invitation that was sent. Immutable.</summary>
/// <param name="Invitation">The invitation.</param>
/// <param name="User">
/// The invited account; to a user who may read it neither at the invitation's organization nor at its home nor tenant-wide only its id, key, status and the invited address.
/// </param>
/// <param name="Token">
/// The token, shown this once; null when the account was added at once and there is nothing to accept. Never log it. Accepting it proves the address: so it must reach the
/// invited person at that address only, and never the user who sends the invitation, who could prove somebody else's address with it.
/// </param>
public sealed record IssuedInvitation(Invitation Invitation, User User, string? Token)
{
#pragma warning disable IDE0051 // The compiler calls it from ToString.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Invitation = ").Append(Invitation.Id.ToString("D")).Append(", Token = ").Append(Token is null ? "none" : "(secret)");
        return true;
    }
#pragma warning restore IDE0051
}
