using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Which columns of a record differ, for the feed and for providers that write only changed columns: as the description of the record
/// type says.
/// </summary>
internal static class RecordChanges
{
    public static IReadOnlyList<FieldChange> Between(DirectoryRecord before, DirectoryRecord after)
    {
        var changes = new List<FieldChange>();
        var columns = RecordType.Of(before.Kind).InFeed;
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Differs(before, after))
            {
                // A picture as text is as long as one, and tells as little.
                var value = columns[i].Feed == FeedDetail.Value ? columns[i].Tell(after) : null;
                changes.Add(new(columns[i].Name, PictureText.IsDataUri(value) ? null : value));
            }
        }

        return changes.AsReadOnly();
    }
}
