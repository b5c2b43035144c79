using System.Text;

namespace UserDirectory;

/// <summary>An invitation that was sent. Immutable.</summary>
/// <param name="Invitation">The invitation.</param>
/// <param name="User">
/// The invited account; to a user who may read it neither at the invitation's organization nor at its home nor tenant-wide only its id,
/// key, status and the invited address.
/// </param>
/// <param name="Token">
/// The token, shown this once. Never log it. Accepting it proves the address: whoever holds it counts as who reads the mail there, gets
/// what the invitation promises, signs in as the account from then on, and is given at once what others promise to the address later. So it
/// must reach the invited person at that address only. Null when the account was added at once and there is nothing to accept, and for a
/// user's call where an <see cref="INotifier"/> is registered, which gets it instead. A system actor's call returns it always; so does a
/// user's without a notifier, with one warning in the log.
/// </param>
public sealed record IssuedInvitation(Invitation Invitation, User User, string? Token)
{
#pragma warning disable IDE0051 // The compiler calls it from ToString.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Invitation = ").Append(Invitation.Id.ToString("D")).Append(", Token = ")
            .Append(Token is null ? "none" : "(secret)");
        return true;
    }
#pragma warning restore IDE0051
}
