using System.Data.Common;

namespace UserDirectory.Storage;

/// <summary>
/// A store on a database that the host has tables in too: it can work inside a transaction of the host's. It is never an
/// <see cref="ISingleHostStore"/>, which only this process's own store writes to.
/// </summary>
public interface IEnlistingStore : IDirectoryStore
{
    /// <summary>
    /// The same directory inside a transaction that the host has begun and will end. Refuses by itself what it can see without asking the
    /// database, and the rest at the first call.
    /// </summary>
    /// <exception cref="ArgumentException">The transaction is another provider's, reads what is not committed, or is on another
    /// database.</exception>
    /// <exception cref="InvalidOperationException">It has ended.</exception>
    IEnlistedStore Enlist(DbTransaction transaction);
}
