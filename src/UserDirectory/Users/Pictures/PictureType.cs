namespace UserDirectory;

/// <summary>Tells an image's media type by how its content begins: what a label says proves nothing. Pure.</summary>
internal static class PictureType
{
    public const string Png = "image/png";
    public const string Jpeg = "image/jpeg";
    public const string Gif = "image/gif";
    public const string WebP = "image/webp";

    /// <summary>The types in words, for messages.</summary>
    public const string Allowed = "PNG, JPEG, GIF and WebP are allowed";

    /// <summary>The media type; null when it is none of the allowed ones.</summary>
    public static string? Of(ReadOnlySpan<byte> content) =>
        IsPng(content) ? Png
        : content.Length > 3 && content[0] == 0xFF && content[1] == 0xD8 && content[2] == 0xFF ? Jpeg
        : content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8) ? Gif
        : content.Length > 12 && content.StartsWith("RIFF"u8) && content.Slice(8).StartsWith("WEBP"u8) ? WebP
        : null;

    private static bool IsPng(ReadOnlySpan<byte> content) =>
        content.Length > 8 && content[0] == 0x89 && content.Slice(1).StartsWith("PNG\r\n\u001A\n"u8);
}
