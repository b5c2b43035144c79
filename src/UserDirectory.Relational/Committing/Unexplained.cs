using System.Data.Common;

namespace UserDirectory.Relational;

/// <summary>What the database refuses though no rule of the directory does: told as what it is.</summary>
internal static class Unexplained
{
    /// <summary>Writes what every rule allows, as far as they were looked up.</summary>
    /// <exception cref="StoreException"><c>store.inconsistent</c>: a constraint refuses it all the same.</exception>
    public static TResult Tell<TResult>(SqlDialect dialect, Func<TResult> write)
    {
        try
        {
            return write();
        }
        catch (DbException refused) when (dialect.IsConstraint(refused))
        {
            throw new StoreException(
                "store.inconsistent",
                "The database refuses what the directory allows: its tables or rows are not as the directory left them. Undo what was "
                    + "changed by hand, or put a backup in its place.",
                refused);
        }
    }
}
