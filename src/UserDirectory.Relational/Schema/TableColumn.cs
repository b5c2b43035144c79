using System.Text;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>A column of a table: in which form it keeps a record's member. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">The member.</param>
/// <param name="Form">What it keeps of it.</param>
internal sealed record TableColumn(string Name, Column Source, ColumnForm Form)
{
    /// <summary>The name, quoted.</summary>
    public string Sql { get; } = SqlName.Quoted(Name);

    /// <summary>The column that has the value where this one has none, because both are the same; null for most.</summary>
    public TableColumn? Otherwise { get; init; }

    /// <summary>
    /// For <see cref="ColumnForm.Compared"/> where no index needs it: the column with the text as it was given, whose capitals it is where
    /// it has no value. So it is where both are in ASCII, as most names are.
    /// </summary>
    public TableColumn? CapitalsOf { get; init; }

    /// <summary>For a text in search form: the columns that make it where it has no value, see <see cref="ColumnForm.Search"/>.</summary>
    public IReadOnlyList<TableColumn> Parts { get; init; } = [];

    /// <summary>
    /// Of <see cref="ColumnForm.PairNumber"/> the table that it numbers; of a link whose column stands there, that table. Null for others.
    /// </summary>
    public PairTable? Pair { get; init; }

    /// <summary>For <see cref="ColumnForm.PairNumber"/>: the columns of the two links, which stand in the table of pairs.</summary>
    public IReadOnlyList<TableColumn> Members { get; init; } = [];

    /// <summary>For <see cref="ColumnForm.RowNumber"/>: the record type whose rows it names.</summary>
    public RecordKind? Target => Form == ColumnForm.RowNumber ? Source.Field!.Refers : null;

    public ColumnKind Kind => Form switch
    {
        ColumnForm.RowNumber or ColumnForm.PairNumber or ColumnForm.ActorNumber => ColumnKind.Number,
        ColumnForm.Compared or ColumnForm.Search => ColumnKind.Text,
        _ => Source.Kind,
    };

    /// <summary>Whether a row may be without a value.</summary>
    public bool IsNullable => Form == ColumnForm.PairNumber
        ? Members.All(member => member.IsNullable)
        : Source.IsOptional || !IsAsKept || IsList;

    /// <summary>Whether its value is what the row keeps in it, and no other column tells it.</summary>
    public bool IsAsKept => Otherwise is null && CapitalsOf is null && Form != ColumnForm.Search;

    /// <summary>
    /// What is kept of a record's member; for a number of another row what that row is known by, its id or the text of the actor.
    /// </summary>
    public ColumnValue Read(DirectoryRecord record)
    {
        var value = ValueOf(record);
        return IsToldElsewhere(value, record) ? ColumnValue.Missing : value;
    }

    // Most lists are empty.
    private bool IsList => Source.Kind is ColumnKind.Texts or ColumnKind.Ids;

    private ColumnValue ValueOf(DirectoryRecord record) =>
        Form == ColumnForm.Compared ? ColumnValue.Of(Source.Field!.Read(record).Text) : Source.Read(record);

    private bool IsToldElsewhere(ColumnValue value, DirectoryRecord record) =>
        (Otherwise is not null && value == Otherwise.Source.Read(record))
        || (CapitalsOf is not null && value.Text is { } text && IsInCapitals(CapitalsOf.Source.Read(record).Text!, text))
        || (Form == ColumnForm.Search && value.Text == Joined(record))
        || (IsList && value.Texts.Count == 0 && value.Ids.Count == 0);

    // An engine might know capitals of other letters than we do, or other ones.
    private static bool IsInCapitals(string given, string text) =>
        Ascii.IsValid(given) && string.Equals(given.ToUpperInvariant(), text, StringComparison.Ordinal);

    private string Joined(DirectoryRecord record) =>
        string.Join(SearchText.Separator, Parts.Select(part => part.ValueOf(record).Text).Where(text => text is not null));
}
