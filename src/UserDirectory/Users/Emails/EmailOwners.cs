using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Who has proved an address. Naming it proves nothing (rule 10), so whoever only names it is nowhere in the way.</summary>
internal static class EmailOwners
{
    private const int OwnersAtOnce = 64;

    /// <summary>
    /// The accounts that have proved an address, at most two of them: more than one can be only where proved addresses need not be unique.
    /// </summary>
    /// <param name="reader">What is read.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="email">The address, in any casing; well-formed text.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async ValueTask<IReadOnlyList<User>> ListAsync(
        IDirectoryReader reader, Guid tenantId, string email, CancellationToken cancellationToken)
    {
        var query = new Query<User>(tenantId) { Where = HaveProved(email), Take = 2 };
        return (await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Items;
    }

    /// <summary>The same as if those that the actor may not read were not there.</summary>
    public static async ValueTask<IReadOnlyList<User>> ListReadableAsync(
        Decision decision, string email, CancellationToken cancellationToken)
    {
        var readable = new List<User>(2);
        SeekPosition? after = null;
        do
        {
            var query = new Query<User>(decision.TenantId) { Where = HaveProved(email), Take = OwnersAtOnce, After = after };
            var page = await decision.Reader.QueryAsync(query, cancellationToken).ConfigureAwait(false);
            foreach (var owner in page.Items)
            {
                if (await decision.Rights.MayReadAsync(owner, cancellationToken).ConfigureAwait(false))
                {
                    readable.Add(owner);
                    if (readable.Count == 2)
                    {
                        return readable;
                    }
                }
            }

            after = page.HasMore ? new SeekPosition([], page.Items[page.Items.Count - 1].Id) : null;
        }
        while (after is not null);
        return readable;
    }

    /// <summary>The accounts that have proved an address.</summary>
    public static Filter HaveProved(string email) => UserFields.Email.EqualTo(email) & UserFields.EmailVerifiedAt.IsPresent();
}
