using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// The text of a statement under construction, or of several that are sent together, with its parameters: values never stand in the text,
/// so that statements that differ in values alone are prepared once. Not thread-safe.
/// </summary>
/// <param name="schema">The database's names and dialect.</param>
internal sealed class SqlText(RelationalSchema schema)
{
    /// <summary>The parameter with the number of the tenant. Of a statement there is one tenant.</summary>
    public const string TenantNumber = "@tenant";

    /// <summary>The parameter with the id of the tenant.</summary>
    public const string TenantId = "@tenantId";

    private static readonly string[] s_names = [.. Enumerable.Range(0, 64).Select(MakeName)];

    // What few statements are longer than.
    private const int Usual = 1_024;

    private char[] _text = ArrayPool<char>.Shared.Rent(Usual);
    private int _length;
    private string? _sent;
    private readonly List<string> _names = [];
    private readonly List<object> _parameters = [];
    private int _aliases;

    public RelationalSchema Schema => schema;

    /// <summary>The numbers of rows that the set which asks has removed, and which others still name; null where no set asks.</summary>
    public Func<RecordKind, Guid, long?>? Removed { get; init; }

    public SqlDialect Dialect => schema.Dialect;

    /// <summary>The names of the parameters.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Their values.</summary>
    public IReadOnlyList<object> Parameters => _parameters;

    /// <summary>The same, to be read through at once.</summary>
    public ReadOnlySpan<object> Values => CollectionsMarshal.AsSpan(_parameters);

    /// <summary>The text so far.</summary>
    public ReadOnlySpan<char> Text => _sent is null ? _text.AsSpan(0, _length) : _sent;

    public SqlText Append(string text)
    {
        Write(text);
        return this;
    }

    /// <summary>Texts one after the other, none of which is made for it.</summary>
    public SqlText Append([InterpolatedStringHandlerArgument("")] ref Pieces pieces)
    {
        // They have written themselves.
        _ = pieces.Sql;
        return this;
    }

    public SqlText Number(long number) => Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Ends it with the text that a command with the same has: what it was written in serves the next.</summary>
    public void EndAs(string text)
    {
        if (_sent is null)
        {
            _sent = text;
            ArrayPool<char>.Shared.Return(_text);
            _text = [];
        }
    }

    /// <summary>A table's name.</summary>
    public SqlText Table(Table table) => Append(schema.NameOf(table));

    public SqlText Table(ListTable table) => Append(schema.NameOf(table));

    public SqlText Table(PairTable table) => Append(schema.NameOf(table));

    /// <summary>What a column of an alias keeps, whatever its form.</summary>
    public SqlText Column(string alias, TableColumn column) => Append(alias).Append(".").Append(column.Sql);

    /// <summary>The number of the row that has an id; none where there is no such row.</summary>
    public SqlText RowNumber(RecordKind kind, Guid id, TenantScope tenant)
    {
        if (Removed?.Invoke(kind, id) is { } removed)
        {
            return Value(removed);
        }

        var table = Relational.Table.Of(kind);
        return Append($"(SELECT {Relational.Table.No} FROM ").Table(table).Append($" WHERE {Relational.Table.Tenant} = ").Tenant(tenant)
            .Append(" AND \"id\" = ").Value(id).Append(")");
    }

    public SqlText Value(ColumnValue value)
    {
        Dialect.AppendValue(this, value);
        return this;
    }

    public SqlText Value(FieldValue value) => Value(Stored(value));

    /// <summary>The condition that an expression is one of these values, of which there is at least one.</summary>
    public SqlText In(string expression, IEnumerable<FieldValue> values)
    {
        Dialect.AppendIn(this, expression, [.. values.Select(Stored)]);
        return this;
    }

    public SqlText Value(Guid id) => Value(ColumnValue.Of(id));

    public SqlText Value(long number) => Value(ColumnValue.Of(number));

    /// <summary>A value that the dialect has converted already.</summary>
    public SqlText Parameter(object value)
    {
        var name = NameOf(_parameters.Count);
        _names.Add(name);
        _parameters.Add(value);
        return Append(name);
    }

    /// <summary>The place of a value of a kind, whose value is given when the statement is sent.</summary>
    public SqlText Place(ColumnKind kind)
    {
        var name = NameOf(_parameters.Count);
        _names.Add(name);
        _parameters.Add(DBNull.Value);
        return Append(Dialect.PlaceOf(kind, name));
    }

    /// <summary>Gives the value of a parameter that stands in texts by its name; which has it already where it is given again.</summary>
    public SqlText Named(string name, ColumnValue value)
    {
        if (!_names.Contains(name))
        {
            _names.Add(name);
            _parameters.Add(Dialect.Parameter(value));
        }

        return this;
    }

    /// <summary>The number of a tenant.</summary>
    public SqlText Tenant(TenantScope tenant)
    {
        if (tenant.Number is { } number)
        {
            return Named(TenantNumber, ColumnValue.Of(number)).Append(TenantNumber);
        }

        return Append("(SELECT \"no\" FROM ").Table(Relational.Table.Of(RecordKind.Tenant)).Append(" WHERE \"id\" = ")
            .Named(TenantId, ColumnValue.Of(tenant.TenantId)).Append(TenantId).Append(")");
    }

    /// <summary>Ends a statement: another follows, sent together with it.</summary>
    public SqlText Then() => Append(";\n");

    /// <summary>Statements one after the other.</summary>
    public SqlText Append(IReadOnlyList<string> statements) => Join(";\n", statements, statement => Append(statement));

    /// <summary>A list with a separator, each item written by an action.</summary>
    public SqlText Join<T>(string separator, IEnumerable<T> items, Action<T> write)
    {
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
            {
                Append(separator);
            }

            isFirst = false;
            write(item);
        }

        return this;
    }

    /// <summary>A name for a table that no other table of the statement has.</summary>
    public string NewAlias() => $"t{_aliases++.ToString(CultureInfo.InvariantCulture)}";

    public override string ToString() => _sent ?? new(Text);

    private static string NameOf(int place) => place < s_names.Length ? s_names[place] : MakeName(place);

    private static string MakeName(int place) => $"@p{place.ToString(CultureInfo.InvariantCulture)}";

    private void Write(ReadOnlySpan<char> text)
    {
        if (_sent is not null)
        {
            throw new InvalidOperationException("The statement was sent.");
        }

        if (_text.Length - _length < text.Length)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(2 * _text.Length, _length + text.Length));
            Text.CopyTo(larger);
            ArrayPool<char>.Shared.Return(_text);
            _text = larger;
        }

        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }

    private static ColumnValue Stored(FieldValue value) => value.Kind switch
    {
        _ when value.IsMissing => ColumnValue.Missing,
        FieldKind.Text => ColumnValue.Of(value.Text),
        FieldKind.Boolean => ColumnValue.Of(value.Number != 0),
        FieldKind.Number => ColumnValue.Of(value.Number),
        FieldKind.Id => ColumnValue.Of(value.Id),
        _ => ColumnValue.Of(value.Time),
    };

    /// <summary>The parts of an interpolated text, written as they come.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Pieces
    {
        public Pieces(int literalLength, int formattedCount, SqlText sql) => Sql = sql;

        /// <summary>What they were written to.</summary>
        public SqlText Sql { get; }

        public void AppendLiteral(string text) => Sql.Write(text);

        public void AppendFormatted(string? text) => Sql.Write(text);
    }
}
