using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Who has proved an address. Naming it proves nothing (rule 10), so whoever only names it is nowhere in the way.</summary>
internal static class EmailOwners
{
    /// <summary>The accounts that have proved an address, at most two of them: more than one can be only where proved addresses need not be unique.</summary>
    /// <param name="reader">What is read.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="email">The address, in any casing; well-formed text.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async ValueTask<IReadOnlyList<User>> ListAsync(IDirectoryReader reader, Guid tenantId, string email, CancellationToken cancellationToken)
    {
        var query = new Query<User>(tenantId) { Where = UserFields.Email.EqualTo(email) & UserFields.EmailVerifiedAt.IsPresent(), Take = 2 };
        return (await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Items;
    }
}
