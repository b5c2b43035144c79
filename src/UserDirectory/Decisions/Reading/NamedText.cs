namespace UserDirectory;

/// <summary>The text of a reference taken apart, for reading ahead: null where a look-up would refuse it or find nothing.</summary>
/// <param name="Owner">The owner's part before the colon; null without one.</param>
/// <param name="Keys">The keys of the path after it, each one that could be a key.</param>
internal sealed record NamedText(string? Owner, IReadOnlyList<string> Keys)
{
    public static NamedText? PathOf(in EntityRef reference)
    {
        if (reference.Text is not { Length: > 0 and <= ReferenceText.LongestPath } text)
        {
            return null;
        }

        var (owner, keys) = ReferenceText.Split(text);
        return keys.Length <= Organization.MaxDepth && Array.TrueForAll(keys, ReferenceText.CanBeKey) ? new(owner, keys) : null;
    }
}
