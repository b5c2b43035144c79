using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Which accounts a tenant's addresses are kept for, so that no other account can have them (<see cref="User.UniqueEmail"/>).
/// </summary>
internal static class EmailUniqueness
{
    /// <summary>The code of a refusal because an address is another account's.</summary>
    public const string Taken = "user.email.taken";

    /// <summary>The account's <see cref="User.UniqueEmail"/> under an option.</summary>
    public static string? Of(User user, UniqueEmails option) => option switch
    {
        UniqueEmails.Always => user.NormalizedEmail,
        UniqueEmails.Never => null,
        _ => user.EmailVerifiedAt is null ? null : user.NormalizedEmail,
    };

    /// <summary>
    /// The accounts whose <see cref="User.UniqueEmail"/> is not what an option makes of it, though it was right under another.
    /// </summary>
    public static Filter IsWrongUnder(UniqueEmails option) => option switch
    {
        UniqueEmails.Always => UserFields.Email.IsPresent() & UserFields.UniqueEmail.IsMissing(),
        UniqueEmails.Never => UserFields.UniqueEmail.IsPresent(),
        _ => (UserFields.EmailVerifiedAt.IsPresent() & UserFields.UniqueEmail.IsMissing())
            | (UserFields.EmailVerifiedAt.IsMissing() & UserFields.UniqueEmail.IsPresent()),
    };

    /// <summary>
    /// Refuses to write an account whose address is kept for another. The commit would refuse it too; this is for calls that decide again
    /// when a key is taken. Asked before the account is written on the decision.
    /// </summary>
    /// <exception cref="ConflictException"><c>user.email.taken</c>.</exception>
    public static ValueTask MustBeFreeAsync(Decision decision, User user, CancellationToken cancellationToken) =>
        decision.Filling.UniqueEmailOf(user) is null
            ? default
            : MustBeFreeAsync(decision, user.Email, user.Id, cancellationToken);

    /// <summary>Refuses an address that is kept for another account, though this one may name it: it can never prove it.</summary>
    /// <param name="decision">The call.</param>
    /// <param name="email">The address; null is always free.</param>
    /// <param name="userId">The account; null for one that is new.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ConflictException"><c>user.email.taken</c>.</exception>
    public static async ValueTask MustBeFreeAsync(Decision decision, string? email, Guid? userId, CancellationToken cancellationToken)
    {
        if (email is not null)
        {
            MustBeHeldBy(
                userId, email, await decision.Reader.FindByUniqueEmailAsync(decision.TenantId, email, cancellationToken)
                    .ConfigureAwait(false));
        }
    }

    /// <summary>The same, where it is known which account the address is kept for; null for none.</summary>
    /// <exception cref="ConflictException"><c>user.email.taken</c>.</exception>
    public static void MustBeHeldBy(Guid? userId, string email, User? holder)
    {
        if (holder is not null && holder.Id != userId)
        {
            throw new ConflictException(
                Taken, $"Email: '{email}' is another account's.",
                new Dictionary<string, object?> { ["field"] = nameof(User.Email), ["value"] = email });
        }
    }
}
