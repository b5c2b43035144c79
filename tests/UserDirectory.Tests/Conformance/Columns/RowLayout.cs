using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Columns;

/// <summary>
/// What a row of a record type looks like: a boxed value for each column, then the compared form of each text whose original is another.
/// From the descriptions alone.
/// </summary>
internal sealed class RowLayout
{
    private static readonly RowLayout[] s_all = [.. RecordType.All.Select(type => new RowLayout(type))];

    private readonly Dictionary<Field, int> _places = [];
    private readonly List<Field> _compared = [];
    private readonly Column _version;

    private RowLayout(RecordType type)
    {
        Type = type;
        _version = type.Columns.Single(column => column.Name == nameof(DirectoryRecord.Version));
        foreach (var column in type.Columns.Where(column => column.Field is not null))
        {
            if (column.Kind == ColumnKind.Text && !column.Field!.IsExact)
            {
                _places[column.Field] = type.Columns.Count + _compared.Count;
                _compared.Add(column.Field);
            }
            else
            {
                _places[column.Field!] = column.Ordinal;
            }
        }
    }

    public RecordType Type { get; }

    public static RowLayout Of(RecordKind kind) => s_all[(int)kind - 1];

    /// <summary>The values of a record; nothing of the record itself.</summary>
    public object?[] RowOf(DirectoryRecord record) =>
        [.. Type.Columns.Select(column => column.Read(record).Boxed), .. _compared.Select(field => (object?)field.Read(record).Text)];

    public DirectoryRecord Make(object?[] row) =>
        Type.MakeRecord([.. Type.Columns.Select(column => ColumnValue.Of(column.Kind, row[column.Ordinal]))]);

    public long VersionOf(object?[] row) => (long)row[_version.Ordinal]!;

    /// <summary>
    /// The row that an update stores, which writes only the columns that it says it changes: all others, and what sign-ins count, stay.
    /// </summary>
    public object?[] Updated(object?[] stored, object?[] update, IReadOnlyList<FieldChange> changes)
    {
        foreach (var column in Type.Columns.Where(
            column => column.IsCounted || (column.Feed != FeedDetail.None && changes.All(change => change.Field != column.Name))))
        {
            update[column.Ordinal] = stored[column.Ordinal];
            if (column.Field is not null)
            {
                update[_places[column.Field]] = stored[_places[column.Field]];
            }
        }

        return update;
    }

    /// <summary>A value as it is compared; of many the first.</summary>
    public FieldValue Value(object?[] row, Field field) => Values(row, field).FirstOrDefault();

    /// <summary>All values as they are compared.</summary>
    public IEnumerable<FieldValue> Values(object?[] row, Field field) => row[_places[field]] switch
    {
        null => [],
        string text => [FieldValue.Of(text)],
        bool flag => [FieldValue.Of(flag)],
        long number => [FieldValue.Of(number)],
        Guid id => [FieldValue.Of(id)],
        DateTimeOffset time => [FieldValue.Of(time)],
        IReadOnlyList<string> texts => texts.Select(FieldValue.Of),
        IReadOnlyList<Guid> ids => ids.Select(FieldValue.Of),
        var other => throw new NotSupportedException($"No field holds a {other.GetType()}."),
    };

    /// <summary>The row's value of a unique key, from what the key says that it is made of.</summary>
    public UniqueKey? KeyOf(object?[] row, KeyDefinition key, Guid tenantId)
    {
        if (key.Condition is { } condition && ColumnValue.Of(condition.Column.Kind, row[condition.Column.Ordinal]) != condition.Value)
        {
            return null;
        }

        var text = key.Text is null ? null : key.Text.Field is { } field ? TextOf(Value(row, field)) : (string?)row[key.Text.Ordinal];
        if (key.Text is not null && text is null)
        {
            return null;
        }

        var ids = key.Ids.Select(
            id => (Guid?)id.Select(column => row[column.Ordinal]).FirstOrDefault(value => value is not null) ?? Guid.Empty).ToList();
        return new(key, key.Record == RecordKind.Tenant ? Guid.Empty
            : tenantId, text, ids.ElementAtOrDefault(0), ids.ElementAtOrDefault(1), ids.ElementAtOrDefault(2))
        {
            IsCompared = true,
        };
    }

    private static string? TextOf(FieldValue value) => value.IsMissing ? null : value.ToString();
}
