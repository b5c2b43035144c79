namespace UserDirectory.Storage.InMemory;

/// <summary>Brings the text of a key that somebody looks up into the form in which keys are kept, mostly without allocating.</summary>
internal static class KeyText
{
    /// <summary>How long a caller's buffer is: longer keys are rare enough to allocate.</summary>
    public const int BufferLength = 128;

    /// <summary>
    /// The key's text in compared form, perhaps in the buffer. False when it cannot be normalised: then no key is stored that equals it.
    /// </summary>
    public static bool TryNormalize(in UniqueKey key, Span<char> buffer, out ReadOnlySpan<char> text)
    {
        text = key.Text.AsSpan();
        if (key.IsCompared || key.Text is null || key.Definition.IsExact)
        {
            return true;
        }

        if (DirectoryText.TryNormalize(text, buffer, out var written))
        {
            text = buffer.Slice(0, written);
            return true;
        }

        var normalized = DirectoryText.NormalizeOrNull(key.Text);
        text = normalized.AsSpan();
        return normalized is not null;
    }
}
