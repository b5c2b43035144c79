namespace UserDirectory.Tests.Users;

/// <summary>The beginnings of images, which is all that tells what they are.</summary>
internal static class Images
{
    public static byte[] Png { get; } = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D];

    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10];

    public static byte[] Gif { get; } = [.. "GIF89a"u8, 0x01, 0x00];

    public static byte[] WebP { get; } = [.. "RIFF"u8, 0x24, 0x00, 0x00, 0x00, .. "WEBPVP8 "u8];

    /// <summary>A data URI with that label and content.</summary>
    public static string DataUri(string label, byte[] content) => $"data:{label};base64,{Convert.ToBase64String(content)}";

    /// <summary>A PNG of that many bytes.</summary>
    public static byte[] PngOf(int length)
    {
        var content = new byte[length];
        Png.CopyTo(content, 0);
        return content;
    }
}
