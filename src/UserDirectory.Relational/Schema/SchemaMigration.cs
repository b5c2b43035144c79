using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>A step from one schema to the next. Immutable.</summary>
/// <param name="From">The schema that it changes; it makes the next number of it.</param>
/// <param name="Statements">What it runs, in one transaction with all other steps.</param>
internal sealed record SchemaMigration(int From, Func<RelationalSchema, IEnumerable<string>> Statements)
{
    /// <summary>All steps from the first release on; none yet.</summary>
    public static IReadOnlyList<SchemaMigration> All { get; } = [];

    /// <summary>The step of a version whose records have members that those before did not have.</summary>
    /// <param name="from">The schema that has no columns for them.</param>
    /// <param name="columns">The members: of those that must have a value, rows from before get 0, no text or an empty list.</param>
    public static SchemaMigration OfNew(int from, params IReadOnlyList<Column> columns) =>
        new(from, schema => columns.SelectMany(new SchemaScript(schema).Additions));
}
