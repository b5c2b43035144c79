using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of a <see cref="Picture"/>. Its content is none: nobody filters by it.</summary>
public static class PictureFields
{
    private static readonly FieldSet<Picture> s_set = new(RecordKind.Picture);

    /// <summary>The id, which is the account's.</summary>
    public static Field<Picture> Id { get; } = s_set.OwnId(RecordKind.User);

    /// <summary>The media type.</summary>
    public static Field<Picture> ContentType { get; } = s_set.Exact(nameof(Picture.ContentType), r => r.ContentType, stored: Stored.Always);

    /// <summary>The file name.</summary>
    public static Field<Picture> FileName { get; } = s_set.Exact(nameof(Picture.FileName), r => r.FileName);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<Picture>> All => s_set.All;

    internal static Column Content { get; } = s_set.Bytes(nameof(Picture.Content), r => r.Content);

    /// <summary>All that is stored.</summary>
    internal static RecordShape<Picture> Shape { get; } = s_set.Shape(row => new()
    {
        Id = row.Id(Id),
        TenantId = row.TenantId,
        ContentType = row.TextOf(ContentType),
        Content = row[Content].Bytes,
        FileName = row.Text(FileName),
    });
}
