namespace UserDirectory.Relational;

/// <summary>The names of a database's tables, and its dialect. Immutable and thread-safe.</summary>
/// <param name="dialect">The engine's dialect.</param>
/// <param name="prefix">What the names of all tables and indexes begin with.</param>
internal sealed class RelationalSchema(SqlDialect dialect, string prefix)
{
    // Of more that are sent together, which is rare, each is made anew.
    private readonly AccessSql?[] _access = new AccessSql?[8];
    private FixedTexts? _fixed;
    private readonly string?[] _selects = new string?[Table.All.Count];
    private readonly string?[] _values = new string?[Table.All.Count];

    public SqlDialect Dialect => dialect;

    public string Prefix => prefix;

    /// <summary>Told of every statement that is about to be sent, so that they can be counted; null for nobody.</summary>
    public Action<string>? Sending { get; set; }

    /// <summary>The table of the actors' texts: a number each in their tenant.</summary>
    public string Actors { get; } = SqlName.Quoted(prefix + "actor");

    /// <summary>The names of all tables, with the prefix and without quotes, but for those of <see cref="SqlDialect.Search"/>.</summary>
    public IReadOnlyList<string> TableNames { get; } =
    [
        .. Table.All.Select(table => table.Name)
            .Concat(Table.All.SelectMany(table => table.Lists, (_, list) => list.Name))
            .Concat(Table.All.SelectMany(table => table.PairNumbers, (_, number) => number.Pair!.Name))
            .Concat(["actor", "schema"]).Select(name => prefix + name),
    ];

    /// <summary>The numbers of tenants, as they were when somebody last looked.</summary>
    public TenantNumbers Tenants { get; } = new();

    /// <summary>What a decision about a user needs.</summary>
    /// <param name="place">Which of several that are sent together, from 0.</param>
    public AccessSql Access(int place) => place < _access.Length ? _access[place] ??= new(this, place) : new(this, place);

    /// <summary>The statements that every call needs.</summary>
    public FixedTexts Fixed => _fixed ??= new(this);

    public string NameOf(Table table) => Quoted(table.Name);

    public string NameOf(ListTable table) => Quoted(table.Name);

    public string NameOf(PairTable table) => Quoted(table.Name);

    /// <summary>
    /// How every statement begins that reads records, up to its conditions on the rows, whose alias is <see cref="QuerySql.Alias"/>.
    /// </summary>
    public string SelectOf(Table table) => _selects[(int)table.Type.Kind - 1] ??=
        $"SELECT {ValuesOf(table)} FROM {NameOf(table)} {QuerySql.Alias} WHERE ";

    /// <summary>
    /// What a record is made of, as expressions on the rows of <see cref="QuerySql.Alias"/>. Where another column has the value, it is not
    /// read twice.
    /// </summary>
    public string ValuesOf(Table table) => _values[(int)table.Type.Kind - 1] ??= string.Join(
        ", ", table.Read.Select(column => ValueOf(column, QuerySql.Alias, KeptOf(column, QuerySql.Alias))));

    /// <summary>
    /// The value of a column in the rows of an alias, whatever its form: what it is compared by and searched in.
    /// </summary>
    public string ValueOf(TableColumn column, string alias) => ValueOf(column, alias, column switch
    {
        { CapitalsOf: { } given } => $"coalesce({KeptOf(column, alias)}, {dialect.CapitalsOf(KeptOf(given, alias))})",
        { Otherwise: not null } => $"coalesce({string.Join(", ", WithOtherwise(column).Select(each => KeptOf(each, alias)))})",
        _ => KeptOf(column, alias),
    });

    /// <summary>What a column keeps, whatever its form: of a link the number of the row that it names.</summary>
    public string KeptOf(TableColumn column, string alias) => column is { Pair: { } pair, Form: ColumnForm.RowNumber }
        ? $"(SELECT {column.Sql} FROM {NameOf(pair)} WHERE {Table.No} = {alias}.{pair.Sql})"
        : $"{alias}.{column.Sql}";

    /// <summary>A name with the prefix, quoted.</summary>
    public string Quoted(string name) => SqlName.Quoted(prefix + name);

    private string ValueOf(TableColumn column, string alias, string kept) => column.Form switch
    {
        ColumnForm.RowNumber => $"(SELECT \"id\" FROM {NameOf(Table.Of(column.Target!.Value))} WHERE {Table.No} = {kept})",
        ColumnForm.ActorNumber => $"(SELECT \"name\" FROM {Actors} WHERE {Table.No} = {kept})",
        ColumnForm.Search => $"coalesce({kept}, {JoinedOf(column, alias)})",
        _ => kept,
    };

    private static IEnumerable<TableColumn> WithOtherwise(TableColumn column) =>
        column.Otherwise is { } other ? WithOtherwise(other).Prepend(column) : [column];

    // The first part, the key or the like, is always there.
    private string JoinedOf(TableColumn column, string alias) =>
        string.Join(" || ", column.Parts.Select((part, index) => (index, part.IsNullable) switch
        {
            (0, _) => KeptOf(part, alias),
            (_, true) => $"coalesce({dialect.SearchSeparator} || {ValueOf(part, alias)}, '')",
            _ => $"{dialect.SearchSeparator} || {ValueOf(part, alias)}",
        }));
}
