using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>The table of a record type, from its description. Immutable and thread-safe.</summary>
internal sealed class Table
{
    /// <summary>The number of the tenant in the database, in every table but its own.</summary>
    public const string Tenant = "\"tenant\"";

    /// <summary>The number of a row in its table: what links name. Never shown outside.</summary>
    public const string No = "\"no\"";

    /// <summary>The number of a change in the feed of its tenant.</summary>
    public const string Number = "\"number\"";

    /// <summary>
    /// The place of a write in its set while the set is written, else 0: the last part of every unique index, so that two rows may exchange
    /// their keys.
    /// </summary>
    public const string Turn = "\"turn\"";

    /// <summary>What a tenant's row keeps of its search index, where there is one: see <see cref="SearchIndex"/>.</summary>
    public const string Unsearched = "\"unsearched\"";

    private static readonly Table[] s_all = [.. RecordType.All.Select(type => new Table(type))];

    private readonly TableColumn?[] _compared;
    private readonly TableColumn?[] _stored;
    private readonly Dictionary<Field, Column> _columns;
    private readonly bool[] _mayBeMissing;

    private Table(RecordType type)
    {
        (Type, Name) = (type, SqlName.Of(type.Kind.ToString()));
        (_compared, _stored) = (new TableColumn?[type.Columns.Count], new TableColumn?[type.Columns.Count]);
        _columns = type.Columns.Where(column => column.Field is not null).ToDictionary(column => column.Field!);
        PairTable[] pairs = [.. type.Pairs.Select(
            pair => new PairTable($"{Name}_{SqlName.Of(pair.Name)}", $"{SqlName.Of(pair.Name)}_no", pair))];
        foreach (var column in type.Columns.Where(column => column.Name != nameof(DirectoryRecord.TenantId)))
        {
            Keep(column, pairs);
        }

        PairNumbers = [.. pairs.Select(pair => new TableColumn(pair.Number, _columns[pair.Of.First], ColumnForm.PairNumber)
        {
            Pair = pair,
            Members = [Stored(_columns[pair.Of.First]), Stored(_columns[pair.Of.Second])],
        })];

        Columns = [.. type.Columns.SelectMany(column => new[] { InRow(_stored[column.Ordinal]), _compared[column.Ordinal] })
            .OfType<TableColumn>().Distinct()];
        Read = [.. _stored.OfType<TableColumn>().Where(column => !column.Source.IsComputed)];
        _mayBeMissing = [.. Read.Select(
            column => column.IsNullable || column.Form is ColumnForm.RowNumber or ColumnForm.ActorNumber)];
        Numbers = [.. Columns.Where(
            column => column.Form is ColumnForm.RowNumber or ColumnForm.PairNumber or ColumnForm.ActorNumber)];
        ReadOtherwise = [.. Read.Where(column => column.Otherwise is not null)];
        Lists = [.. type.Columns.Where(column => column.Field is { IsMany: true })
            .Select(column => new ListTable($"{Name}_{SqlName.Of(column.Name)}", column))];
        TenantOrdinal = ColumnOf(nameof(DirectoryRecord.TenantId)).Ordinal;
        IdOrdinal = ColumnOf(nameof(DirectoryRecord.Id)).Ordinal;
        Version = Stored(ColumnOf(nameof(DirectoryRecord.Version)));
        SearchText = Columns.SingleOrDefault(column => column.Form == ColumnForm.Search);
        IsLinkedTo = Lists.Count > 0 || type.ReferencedBy.Any(link => !IsOwnId(link));
    }

    public static IReadOnlyList<Table> All => s_all;

    public RecordType Type { get; }

    /// <summary>The name, without the prefix.</summary>
    public string Name { get; }

    /// <summary>What is written of a record.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>What a record is made of.</summary>
    public IReadOnlyList<TableColumn> Read { get; }

    /// <summary>
    /// Of each of <see cref="Read"/>, whether a row may have no value: not where the table forbids it, while what a link names might be
    /// gone.
    /// </summary>
    public ReadOnlySpan<bool> MayBeMissing => _mayBeMissing;

    /// <summary>The columns with numbers of rows of other tables.</summary>
    public IReadOnlyList<TableColumn> Numbers { get; }

    /// <summary>What is read where another column has the value if it has none.</summary>
    public IReadOnlyList<TableColumn> ReadOtherwise { get; }

    public IReadOnlyList<ListTable> Lists { get; }

    /// <summary>The columns with numbers of pairs of links.</summary>
    public IReadOnlyList<TableColumn> PairNumbers { get; }

    public TableColumn Version { get; }

    /// <summary>The text that is searched; null where nothing is.</summary>
    public TableColumn? SearchText { get; }

    /// <summary>Where a record's tenant stands among its values: no column, since the number of the tenant says it.</summary>
    public int TenantOrdinal { get; }

    /// <summary>Where a record's id stands among its values.</summary>
    public int IdOrdinal { get; }

    /// <summary>Whether it is the table of the tenants themselves, which has their heads too.</summary>
    public bool IsOfTenants => Type.Kind == RecordKind.Tenant;

    /// <summary>Whether it is the feed, whose rows are in the order of their number and that nothing names.</summary>
    public bool IsFeed => Type.Kind == RecordKind.Change;

    /// <summary>Whether rows of other tables name its rows by number.</summary>
    public bool IsLinkedTo { get; }

    public static Table Of(RecordKind kind) => s_all[(int)kind - 1];

    /// <summary>Whether a field is the id of the records themselves.</summary>
    public static bool IsOwnId(Field field) => field.Name == nameof(DirectoryRecord.Id);

    /// <summary>The column with a member as it was given, or the number of what it names.</summary>
    public TableColumn Stored(Column column) => _stored[column.Ordinal]!;

    /// <summary>The column by which a field of one value is compared.</summary>
    public TableColumn Compared(Field field) => Compared(_columns[field]);

    public ListTable List(Field field) => Lists.First(list => list.Field == field);

    /// <summary>The column by which a unique key compares its text.</summary>
    public TableColumn KeyText(KeyDefinition key) => Compared(key.Text!);

    /// <summary>The column of the rows that has the value of a column: the number of the pair for a link that stands in one.</summary>
    public TableColumn? InRow(TableColumn? column) =>
        column is { Pair: { } pair, Form: ColumnForm.RowNumber } ? PairNumbers.First(number => number.Pair == pair) : column;

    public override string ToString() => Name;

    private void Keep(Column column, IReadOnlyList<PairTable> pairs)
    {
        var name = SqlName.Of(column.Name);
        _stored[column.Ordinal] = column switch
        {
            // Tenants are made before there is a number under which their actors could stand.
            { Kind: ColumnKind.Actor } when !IsOfTenants =>
                new($"{name}_no", column, ColumnForm.ActorNumber) { Otherwise = Otherwise(column) },
            { Field: { Refers: not null } field } when !IsOwnId(field) =>
                new($"{name[..^"_id".Length]}_no", column, ColumnForm.RowNumber) { Pair = pairs.FirstOrDefault(pair => pair.Has(column)) },
            { Field: { IsDerived: true, Name: nameof(Storage.SearchText) } search } =>
                new(name, column, ColumnForm.Search) { Parts = [.. search.DerivedFrom.Select(Compared)] },
            _ => new(name, column, ColumnForm.Given) { Otherwise = Otherwise(column) },
        };
        if (column is { Kind: ColumnKind.Text, Field.IsExact: false })
        {
            _compared[column.Ordinal] = new($"{name}_compared", column, ColumnForm.Compared)
            {
                CapitalsOf = column.Field.Worth == IndexWorth.None && Type.Keys.All(key => key.Text != column)
                    ? _stored[column.Ordinal]
                    : null,
            };
        }
    }

    // Most records are never changed: then when and by whom is when and by whom they were made, and of a change that is when and by whom
    // the call was; and most accounts were never signed out everywhere.
    private TableColumn? Otherwise(Column column) => column.Name switch
    {
        nameof(DirectoryRecord.UpdatedAt) => Stored(ColumnOf(nameof(DirectoryRecord.CreatedAt))),
        nameof(DirectoryRecord.UpdatedBy) => Stored(ColumnOf(nameof(DirectoryRecord.CreatedBy))),
        nameof(DirectoryRecord.CreatedAt) when IsFeed => Stored(ColumnOf(nameof(Change.At))),
        nameof(DirectoryRecord.CreatedBy) when IsFeed => Stored(ColumnOf(nameof(Change.Actor))),
        nameof(User.SignInStamp) when Type.Kind == RecordKind.User => Stored(ColumnOf(nameof(DirectoryRecord.Id))),
        _ => null,
    };

    private TableColumn Compared(Column column) => _compared[column.Ordinal] ?? _stored[column.Ordinal]!;

    private Column ColumnOf(string name) => Type.Columns.Single(column => column.Name == name);
}
