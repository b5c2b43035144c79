using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>The table of a record type, from its description. Immutable and thread-safe.</summary>
internal sealed class Table
{
    /// <summary>The number of the tenant in the database, in every table but its own.</summary>
    public const string Tenant = "\"tenant\"";

    /// <summary>
    /// The place of a write in its set while the set is written, else 0: the last part of every unique index, so that two rows may exchange
    /// their keys.
    /// </summary>
    public const string Turn = "\"turn\"";

    private static readonly Table[] s_all = [.. RecordType.All.Select(type => new Table(type))];

    private readonly TableColumn?[] _compared;
    private readonly TableColumn?[] _stored;
    private readonly Dictionary<Field, Column> _columns;

    private Table(RecordType type)
    {
        (Type, Name) = (type, SqlName.Of(type.Kind.ToString()));
        (_compared, _stored) = (new TableColumn?[type.Columns.Count], new TableColumn?[type.Columns.Count]);
        _columns = type.Columns.Where(column => column.Field is not null).ToDictionary(column => column.Field!);
        var columns = new List<TableColumn>();
        foreach (var column in type.Columns.Where(column => column.Name != nameof(DirectoryRecord.TenantId)))
        {
            var name = SqlName.Of(column.Name);
            columns.Add(_stored[column.Ordinal] = new(name, column, IsCompared: false));
            if (column is { Kind: ColumnKind.Text, Field.IsExact: false })
            {
                columns.Add(_compared[column.Ordinal] = new($"{name}_compared", column, IsCompared: true));
            }
        }

        Columns = columns;
        Read = [.. columns.Where(column => column is { IsCompared: false, Source.IsComputed: false })];
        Lists = [.. type.Columns.Where(column => column.Field is { IsMany: true })
            .Select(column => new ListTable($"{Name}_{SqlName.Of(column.Name)}", column))];
        TenantOrdinal = type.Columns.Single(column => column.Name == nameof(DirectoryRecord.TenantId)).Ordinal;
        IdOrdinal = type.Columns.Single(column => column.Name == nameof(DirectoryRecord.Id)).Ordinal;
        Version = Stored(type.Columns.Single(column => column.Name == nameof(DirectoryRecord.Version)));
    }

    public static IReadOnlyList<Table> All => s_all;

    public RecordType Type { get; }

    /// <summary>The name, without the prefix.</summary>
    public string Name { get; }

    /// <summary>What is written of a record.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>What a record is made of.</summary>
    public IReadOnlyList<TableColumn> Read { get; }

    public IReadOnlyList<ListTable> Lists { get; }

    public TableColumn Version { get; }

    /// <summary>Where a record's tenant stands among its values: no column, since the number of the tenant says it.</summary>
    public int TenantOrdinal { get; }

    /// <summary>Where a record's id stands among its values.</summary>
    public int IdOrdinal { get; }

    /// <summary>Whether it is the table of the tenants themselves, which has their heads too.</summary>
    public bool IsOfTenants => Type.Kind == RecordKind.Tenant;

    public static Table Of(RecordKind kind) => s_all[(int)kind - 1];

    /// <summary>The column with a member as it was given.</summary>
    public TableColumn Stored(Column column) => _stored[column.Ordinal]!;

    /// <summary>The column by which a field of one value is compared.</summary>
    public TableColumn Compared(Field field)
    {
        var column = ColumnOf(field);
        return _compared[column.Ordinal] ?? _stored[column.Ordinal]!;
    }

    public ListTable List(Field field) => Lists.First(list => list.Field == field);

    /// <summary>The column by which a unique key compares its text.</summary>
    public TableColumn KeyText(KeyDefinition key) => _compared[key.Text!.Ordinal] ?? _stored[key.Text.Ordinal]!;

    public override string ToString() => Name;

    private Column ColumnOf(Field field) => _columns[field];
}
