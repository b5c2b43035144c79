using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Makes updates as the core does: the next version, and the fields that differ.</summary>
internal static class Edit
{
    /// <summary>The update from one state of a record to another, expecting the version of the first.</summary>
    public static Write.Update From<T>(T before, T after)
        where T : DirectoryRecord => new(Next(before, after), before.Version, Changes(before, after));

    /// <summary>The record as the update stores it.</summary>
    public static T Next<T>(T before, T after)
        where T : DirectoryRecord => (T)(after with { Version = before.Version + 1, UpdatedAt = before.UpdatedAt.AddSeconds(1) });

    private static List<FieldChange> Changes(DirectoryRecord before, DirectoryRecord after) =>
    [
        .. RecordType.Of(before.Kind).Columns
            .Where(column => column.Feed != FeedDetail.None)
            .Select(column => (Column: column, Before: column.Read(before), After: column.Read(after)))
            .Where(changed => changed.Before != changed.After)
            .Select(
                changed => new FieldChange(changed.Column.Name, IsShown(changed.Column, changed.After) ? changed.After.ToString() : null)),
    ];

    private static bool IsShown(Column column, ColumnValue value) => column.Feed == FeedDetail.Value && !value.IsMissing;
}
