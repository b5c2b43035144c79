using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The bytes of an account's picture: a record of its own with the account's id. Immutable; do not change <see cref="Content"/>.
/// </summary>
public sealed record Picture : DirectoryRecord
{
    /// <summary>The largest picture, in bytes (1 MiB).</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>The media type found in the content: <c>image/png</c>, <c>image/jpeg</c>, <c>image/gif</c> or <c>image/webp</c>.</summary>
    public required string ContentType { get; init; }

    /// <summary>The image itself.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The file name it was given with; null when it came as a data URI or without one.</summary>
    public string? FileName { get; init; }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Picture;
}
