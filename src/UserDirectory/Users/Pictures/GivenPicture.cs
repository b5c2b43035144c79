namespace UserDirectory;

/// <summary>A picture as it was given.</summary>
/// <param name="Text">The text to keep; null for none.</param>
/// <param name="Kind">What the text is.</param>
internal readonly record struct GivenPicture(string? Text, PictureTextKind Kind)
{
    /// <summary>The media type of the bytes; null when the text has none in it.</summary>
    public string? ContentType { get; init; }

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The file name; null when the text is none.</summary>
    public string? FileName => Kind == PictureTextKind.FileName ? Text : null;
}
