using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>Writes rows of one tenant in a transaction. Not thread-safe.</summary>
internal sealed class RowWrites
{
    private readonly SqlSession _session;
    private readonly TenantScope _tenant;
    private readonly long _number;
    private readonly RowNumbers _numbers;
    private readonly ListWrites _items;

    // Written with a link to nothing: perhaps the set adds it later.
    private readonly List<DirectoryRecord> _unlinked = [];

    /// <param name="session">The session, in the transaction.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="tenant">Its number; 0 while it is not there.</param>
    public RowWrites(SqlSession session, Guid tenantId, long tenant)
    {
        (_session, _number, _tenant) = (session, tenant, new(tenantId, tenant));
        _numbers = new(session, _tenant);
        _items = new(session, tenant);
        Lookups = new(session, _tenant, _numbers);
        Reads = new(session, _tenant);
    }

    // Rows whose search text is another now, or that are gone.
    private readonly List<long> _searched = [];

    public SessionReads Reads { get; }

    public RowLookups Lookups { get; }

    /// <summary>Learns at once what the records of a set link to.</summary>
    public void LookAhead(ChangeSet set) => new NumbersAhead(_session, _tenant, _numbers).Ask(
        set.Writes.Select(write => write switch
        {
            Write.Add { Record: not Tenant } add => add.Record,
            Write.Update update => update.Record,
            _ => null,
        }).OfType<DirectoryRecord>());

    public void Add(DirectoryRecord record, long turn) => AddLists(record, AddRow(record, turn));

    /// <summary>Adds a record without its lists.</summary>
    /// <returns>The number of the row; null when nothing links to its type.</returns>
    public long? AddRow(DirectoryRecord record, long turn)
    {
        var table = Table.Of(record.Kind);
        var given = table.IsLinkedTo ? _numbers.OfNew(record.Kind, record.Id)
            : record is Change change ? _session.Schema.Dialect.Feed.NumberOf(_number, change.Number)
            : null;
        var values = new object[table.Columns.Count + (given is null ? 2 : 3)];
        var next = 0;
        if (given is { } chosen)
        {
            values[next++] = chosen;
        }

        values[next++] = _number;
        values[next++] = turn;
        for (var i = 0; i < table.Columns.Count; i++)
        {
            values[next++] = _session.Schema.Dialect.InPlace(Kept(table.Columns[i], record));
        }

        KeepWhenAhead(table.Numbers, record);
        var sql = _session.Schema.Fixed.Insert(table, given is not null);
        if (!table.IsLinkedTo)
        {
            _session.Execute(sql, values);
            return null;
        }

        var number = _session.Number(sql, values)!.Value;
        _numbers.Learn(record.Kind, record.Id, number);
        KeepWhenSearched(table, number);
        return number;
    }

    /// <summary>Adds what the lists of a record hold, whose row is there.</summary>
    public void AddLists(DirectoryRecord record, long? number)
    {
        foreach (var list in Table.Of(record.Kind).Lists)
        {
            _items.Add(list, number!.Value, record);
        }
    }

    /// <summary>
    /// Replaces what an update says that it changes, and what the feed never tells; what sign-ins count stays.
    /// </summary>
    /// <returns>Whether the record was there with the version.</returns>
    public bool Update(DirectoryRecord record, long expectedVersion, IReadOnlyList<FieldChange> changes, long turn)
    {
        var table = Table.Of(record.Kind);
        if (Lookups.IsTenantGone && table.IsOfTenants)
        {
            return false;
        }

        // The turn only where it is not 0 as before: it stands in every unique index, which would be written for nothing.
        var columns = table.Columns.Where(column => IsWritten(column, changes)).ToList();
        var sql = New().Append("UPDATE ").Table(table).Append(" SET ");
        _ = turn == 0 ? sql : sql.Append($"{Table.Turn} = ").Value(turn).Append(", ");
        sql.Join(", ", columns, column => sql.Append(column.Sql).Append(" = ").Value(Kept(column, record)));
        KeepWhenAhead(columns, record);
        sql.Row(table, _tenant, record.Id).Append($" AND {table.Version.Sql} = ").Value(expectedVersion);
        if (!table.IsLinkedTo)
        {
            return _session.Execute(sql) == 1;
        }

        if (_session.Number(sql.Append($" RETURNING {Table.No}")) is not { } number)
        {
            return false;
        }

        foreach (var list in table.Lists.Where(list => IsWritten(list.Source, changes)))
        {
            _items.Remove(list, number);
            _items.Add(list, number, record);
        }

        if (table.SearchText is { } search && search.Source.Field!.DerivedFrom.Any(
            field => changes.Any(change => change.Field == field.Name)))
        {
            KeepWhenSearched(table, number);
        }

        return true;
    }

    /// <summary>Writes what sign-ins count.</summary>
    public void Count(DirectoryRecord record)
    {
        var table = Table.Of(record.Kind);
        var sql = New().Append("UPDATE ").Table(table).Append(" SET ");
        sql.Join(", ", table.Columns.Where(column => column.Source.IsCounted), column =>
            sql.Append(column.Sql).Append(" = ").Value(Kept(column, record)));
        _session.Execute(sql.Row(table, _tenant, record.Id));
    }

    public void Remove(RecordKind kind, Guid id)
    {
        var table = Table.Of(kind);
        if (table.IsOfTenants)
        {
            Lookups.IsTenantGone = true;
            return;
        }

        if (table.IsLinkedTo)
        {
            _numbers.Removing(kind, id);
            KeepWhenSearched(table, _numbers.OfRemoved(kind, id)!.Value);
            foreach (var list in table.Lists)
            {
                _items.Remove(list, _numbers.OfRemoved(kind, id)!.Value);
            }
        }

        _session.Execute(New().Append("DELETE FROM ").Table(table).Row(table, _tenant, id));
    }

    /// <summary>Links once more what was written before that which it links to.</summary>
    public void LinkWhatWasAhead()
    {
        foreach (var record in _unlinked)
        {
            var table = Table.Of(record.Kind);
            var sql = New().Append("UPDATE ").Table(table).Append(" SET ");
            sql.Join(", ", table.Numbers.Where(column => column.Form != ColumnForm.ActorNumber), column =>
                sql.Append(column.Sql).Append(" = ").Value(Kept(column, record)));
            _session.Execute(sql.Row(table, _tenant, record.Id));
        }
    }

    /// <summary>A row that a set wrote with care has its keys like any other from now on.</summary>
    public void EndTurn(RecordKind kind, Guid id)
    {
        var table = Table.Of(kind);
        _session.Execute(New().Append("UPDATE ").Table(table).Append($" SET {Table.Turn} = 0").Row(table, _tenant, id));
    }

    /// <summary>Nothing can have a pair any more with what the set has removed.</summary>
    public void RemovePairs() => _numbers.Pairs.RemoveGone();

    public void SetHead(long sequence, long authority) => TenantRow.SetHead(_session, _number, sequence, authority, _searched);

    public void RemoveTenant() => TenantRow.Remove(_session, _number);

    /// <summary>The changes of the feed that tell values of one of these records: reads all of the feed, once.</summary>
    public IReadOnlyList<Change> ChangesThatTellOf(IReadOnlyList<Write.Redact> redactions) =>
        Reads.Where<Change>(change => redactions.Any(redaction => FeedRedaction.Concerns(change, redaction)));

    /// <summary>Writes a change of the feed anew, whose values were blanked.</summary>
    public void Rewrite(Change change)
    {
        var table = Table.Of(RecordKind.Change);
        var entries = table.Columns.Single(column => column.Name == "entries");
        _session.Execute(New().Append("UPDATE ").Table(table).Append($" SET {entries.Sql} = ").Value(entries.Read(change))
            .Append(" WHERE ").OfTenant(table, _tenant with { Changes = new(change.Number, change.Number) }));
    }

    private static bool IsWritten(TableColumn column, IReadOnlyList<FieldChange> changes) => column.Form == ColumnForm.PairNumber
        ? column.Members.Any(member => IsWritten(member.Source, changes))
        : IsWritten(column.Source, changes);

    private static bool IsWritten(Column column, IReadOnlyList<FieldChange> changes) =>
        !column.IsCounted && (column.Feed == FeedDetail.None || column.IsComputed || changes.Any(change => change.Field == column.Name))
        && column.Name != nameof(DirectoryRecord.Id);

    /// <summary>What a column keeps of a record.</summary>
    private ColumnValue Kept(TableColumn column, DirectoryRecord record)
    {
        if (column.Form == ColumnForm.PairNumber)
        {
            return _numbers.Pairs.Of(column, record) is { } pair ? ColumnValue.Of(pair) : ColumnValue.Missing;
        }

        var value = column.Read(record);
        return value.IsMissing ? value : column.Form switch
        {
            ColumnForm.RowNumber => ColumnValue.Of(_numbers.Of(column.Target!.Value, value.Id)),
            ColumnForm.ActorNumber => ColumnValue.Of(_numbers.OfActor(value.Text!)),
            _ => value,
        };
    }

    private void KeepWhenSearched(Table table, long number)
    {
        if (table == SearchIndex.Over && _session.Schema.Dialect.Search is not null)
        {
            _searched.Add(number);
        }
    }

    private void KeepWhenAhead(IReadOnlyList<TableColumn> written, DirectoryRecord record)
    {
        if (Lookups.LacksEnd(written, record))
        {
            _unlinked.Add(record);
        }
    }

    private SqlText New() => _session.New();
}
