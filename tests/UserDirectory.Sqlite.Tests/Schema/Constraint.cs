using System.Text.RegularExpressions;

namespace UserDirectory.Sqlite.Tests;

/// <summary>A rule that the database itself keeps, as its catalogue has it.</summary>
/// <param name="Table">The table of the rule.</param>
internal abstract record Constraint(string Table)
{
    /// <param name="Table">The table.</param>
    /// <param name="Name">The index's name; of the number that the table is kept by, the column's.</param>
    /// <param name="Columns">The columns that have a part in it, also only by its condition.</param>
    /// <param name="Said">What SQLite says that was violated.</param>
    /// <param name="Statement">The statement that made it; null where the table's own did.</param>
    public sealed record Unique(string Table, string Name, IReadOnlyList<string> Columns, string Said, string? Statement)
        : Constraint(Table)
    {
        /// <summary>Which rows it is of, as a condition.</summary>
        public string Where => Statement?.Split(" WHERE ") is [_, var where] ? where : "true";

        public override string ToString() => $"{Table} unique ({string.Join(", ", Columns)})";
    }

    /// <summary>Beside the tenant, which stands first in all links but those to the tenant itself.</summary>
    /// <param name="Table">The table.</param>
    /// <param name="Column">The column that names the row of another table.</param>
    /// <param name="Target">The other table.</param>
    /// <param name="Named">The column by which it is named.</param>
    public sealed record Link(string Table, string Column, string Target, string Named) : Constraint(Table)
    {
        public bool IsToTenant => Column == "tenant";

        public override string ToString() => $"{Table} link {Column} to {Target}.{Named}";
    }

    /// <param name="Table">The table.</param>
    /// <param name="Column">The column that is never without a value.</param>
    public sealed record Needed(string Table, string Column) : Constraint(Table)
    {
        public override string ToString() => $"{Table} needs {Column}";
    }

    /// <param name="Table">The table.</param>
    /// <param name="Column">The column.</param>
    /// <param name="Condition">What is true of its values.</param>
    public sealed record Check(string Table, string Column, string Condition) : Constraint(Table)
    {
        private static readonly Regex s_declared = new("^ *\"(\\w+)\" .*CHECK \\((.*)\\),?$", RegexOptions.Multiline);

        /// <summary>What SQLite says that was violated: the condition, which it ends at the column where it begins with it.</summary>
        public string Said => Condition[0] == '"' ? Column : Condition;

        public static IEnumerable<Check> Of(CatalogueTable table)
        {
            var found = s_declared.Matches(table.Statement);
            return found.Count == Regex.Count(table.Statement, "\\bCHECK\\b")
                ? found.Select(check => new Check(table.Name, check.Groups[1].Value, check.Groups[2].Value))
                : throw new NotSupportedException($"Some check of '{table.Statement}' stands where none was before.");
        }

        public override string ToString() => $"{Table} check {Condition}";
    }
}
