using System.Data.Common;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// What differs from one database engine to the next: how values are stored, the few expressions that SQL has no common word for, and what
/// an error means. Stateless and thread-safe.
/// </summary>
internal abstract class SqlDialect
{
    /// <summary>The type of a column that stores values of a kind, as <c>CREATE TABLE</c> names it.</summary>
    public abstract string TypeOf(ColumnKind kind);

    /// <summary>The type of a key that the database numbers itself, and never twice.</summary>
    public abstract string NumberedKey { get; }

    /// <summary>The type of a key that the database numbers itself.</summary>
    public abstract string RowNumber { get; }

    /// <summary>Whether the database may give a row the number of one that was removed.</summary>
    public abstract bool NumbersRowsAgain { get; }

    /// <summary>
    /// What ends the statement that makes a table whose rows are to be kept in the order of their primary key; or nothing.
    /// </summary>
    public abstract string InOrderOfKey { get; }

    /// <summary>By what the rows of the feed are kept.</summary>
    public abstract FeedKey Feed { get; }

    /// <summary>An expression for <see cref="SearchText.Separator"/>.</summary>
    public abstract string SearchSeparator { get; }

    /// <summary>An expression for a text of ASCII in capitals; of other letters it may do anything.</summary>
    /// <param name="text">An expression for the text.</param>
    public abstract string CapitalsOf(string text);

    /// <summary>Refuses a connection of the host's on which expressions mean something else than they do here.</summary>
    /// <exception cref="InvalidOperationException">It is such a one.</exception>
    public virtual void MustMeanTheSame(SqlSession session)
    {
    }

    /// <summary>A condition that every value of a kind satisfies, where the type does not say it; null for none.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="column">The column, quoted.</param>
    public abstract string? CheckOf(ColumnKind kind, string column);

    /// <summary>The value, as a literal, that rows from before get in a column that is added and must have one.</summary>
    public abstract string FirstOf(ColumnKind kind);

    /// <summary>Whether the database has a table.</summary>
    public abstract bool HasTable(SqlSession session, string name);

    /// <summary>An index of its own for searches; null where ordinary ones serve.</summary>
    public virtual SearchIndex? Search => null;

    /// <summary>The value as a parameter; <see cref="DBNull"/> when it is missing.</summary>
    public abstract object Parameter(ColumnValue value);

    /// <summary>Writes a value into a statement, as a parameter.</summary>
    public virtual void AppendValue(SqlText sql, ColumnValue value) => sql.Parameter(Parameter(value));

    /// <summary>An expression for a value of a kind, whatever it is, by its parameter.</summary>
    public abstract string PlaceOf(ColumnKind kind, string parameter);

    /// <summary>What the parameter of <see cref="PlaceOf"/> is for a value.</summary>
    public abstract object InPlace(ColumnValue value);

    /// <summary>
    /// Writes the condition that an expression is one of these values, however many: an engine bounds how many parameters a statement has.
    /// </summary>
    public abstract void AppendIn(SqlText sql, string expression, IReadOnlyList<ColumnValue> values);

    /// <summary>Reads a value that <see cref="Parameter(ColumnValue)"/> wrote.</summary>
    /// <param name="row">The reader, on the row.</param>
    /// <param name="ordinal">Where in the row.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="mayBeMissing">Whether there may be none, which takes as long to ask as to read.</param>
    public abstract ColumnValue Read(DbDataReader row, int ordinal, ColumnKind kind, bool mayBeMissing = true);

    /// <summary>A condition: the text of an expression contains, starts with or ends with a text that is not empty.</summary>
    public abstract void AppendTextMatch(SqlText sql, string expression, ComparisonOperator @operator, string text);

    /// <summary>Reads in a transaction of its own, so that all that is read is of one committed state.</summary>
    public abstract TResult ReadOneState<TResult>(SqlSession session, Func<TResult> read);

    /// <summary>Begins a transaction that writes, after those that write already.</summary>
    public abstract DbTransaction BeginWrite(DbConnection connection);

    /// <summary>Whether a constraint of the database refused a statement or a commit.</summary>
    public abstract bool IsConstraint(DbException exception);

    /// <summary>Whether the commit of the transaction that a connection is in would be refused by what is judged only there.</summary>
    public abstract bool HasOpenViolations(DbConnection connection);

    /// <summary>
    /// What the database cannot do now, as the core says it; null for what is a mistake, which goes to the caller as it is.
    /// </summary>
    public abstract StoreException? FaultOf(DbException exception);
}
