using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Finds the account that somebody means who signs in, or has forgotten the password. What is looked up depends on what was typed alone,
/// never on what was found.
/// </summary>
internal static class SignInName
{
    /// <summary>Names ahead whoever it may be.</summary>
    public static void Name(ReadAhead ahead, in EntityRef user)
    {
        ahead.User(user);
        if (EmailRules.IsRight(user.Text))
        {
            ahead.Where(RecordKind.User, EmailOwners.HaveProved(user.Text!));
        }
    }

    /// <summary>
    /// The account with the id or key; else the only one that has proved the address. An address that nobody has proved, or several, names
    /// nobody. Text that can be an address is always looked up as both, so that how long it takes does not tell whether there is such a
    /// key.
    /// </summary>
    public static async ValueTask<User?> FindAsync(
        IDirectoryReader reader, Guid tenantId, EntityRef user, CancellationToken cancellationToken)
    {
        if (user.IsMissing)
        {
            return null;
        }

        var named = await new References(reader, tenantId).FindUserAsync(user, cancellationToken).ConfigureAwait(false);
        var owners = EmailRules.IsRight(user.Text) ? await EmailOwners.ListAsync(reader, tenantId, user.Text!, cancellationToken)
            .ConfigureAwait(false) : [];
        return named ?? (owners.Count == 1 ? owners[0] : null);
    }
}
