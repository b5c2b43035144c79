using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of a <see cref="Picture"/>. Its content is none: nobody filters by it.</summary>
public static class PictureFields
{
    private static readonly FieldSet<Picture> s_set = new(RecordKind.Picture);

    /// <summary>The id, which is the account's.</summary>
    public static Field<Picture> Id { get; } = s_set.Id(nameof(Picture.Id), r => r.Id, RecordKind.User);

    /// <summary>The media type.</summary>
    public static Field<Picture> ContentType { get; } = s_set.Exact(nameof(Picture.ContentType), r => r.ContentType);

    /// <summary>The file name.</summary>
    public static Field<Picture> FileName { get; } = s_set.Exact(nameof(Picture.FileName), r => r.FileName);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<Picture>> All => s_set.All;
}
