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
        .. RecordType.Of(before.Kind).Fields
            .Where(field => !field.IsDerived)
            .Select(field => (field.Name, Before: field.ReadOriginal(before), After: field.ReadOriginal(after)))
            .Where(field => field.Before != field.After)
            .Select(field => new FieldChange(field.Name, field.After.IsMissing ? null : field.After.ToString())),
    ];
}
