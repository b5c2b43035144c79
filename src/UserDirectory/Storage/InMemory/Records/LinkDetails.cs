namespace UserDirectory.Storage.InMemory;

/// <summary>What many links have in common: shared by those that came one after the other.</summary>
internal sealed class LinkDetails
{
    private readonly long _version;
    private readonly ActorRef _createdBy;
    private readonly ActorRef _updatedBy;

    // Null when that was when it was made, as of most links.
    private readonly DateTimeOffset? _updatedAt;
    private readonly Column[] _columns;
    private readonly ColumnValue[] _values;

    /// <param name="record">A link.</param>
    /// <param name="columns">The columns that are told by no other part of it.</param>
    public LinkDetails(DirectoryRecord record, Column[] columns)
    {
        (_version, _createdBy, _updatedBy) = (record.Version, record.CreatedBy, record.UpdatedBy);
        _updatedAt = UpdateOf(record);
        _columns = columns;
        _values = Array.ConvertAll(columns, column => column.Read(record));
    }

    /// <summary>Whether a link of the same type has the same.</summary>
    public bool AreOf(DirectoryRecord record)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            if (_columns[i].Read(record) != _values[i])
            {
                return false;
            }
        }

        return record.Version == _version && UpdateOf(record) == _updatedAt && record.CreatedBy == _createdBy
            && record.UpdatedBy == _updatedBy;
    }

    /// <summary>Puts the values in their places.</summary>
    public void Fill(Span<ColumnValue> values)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            values[_columns[i].Ordinal] = _values[i];
        }
    }

    /// <summary>Stamps a link that was just made.</summary>
    public void Stamp(DirectoryRecord record, DateTimeOffset createdAt) =>
        record.Stamp(_version, createdAt, _updatedAt ?? createdAt, _createdBy, _updatedBy);

    private static DateTimeOffset? UpdateOf(DirectoryRecord record) =>
        record.UpdatedAt == record.CreatedAt ? null : record.UpdatedAt;
}
