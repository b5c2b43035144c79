using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Takes a textual reference apart: <c>owner:path</c>, where owner and path are keys by slash. Text that no key can be names nothing.
/// </summary>
internal static class ReferenceText
{
    /// <summary>
    /// The longest text that is looked up, and the longest part of a path. No key, address or external id is longer, however it is spelled;
    /// and what a longer one would cost to normalise grows faster than it.
    /// </summary>
    public const int LongestText = 1024;

    /// <summary>The longest path: 32 levels, and an owner's path before them.</summary>
    public const int LongestPath = 2 * 33 * 257;

    /// <summary>Whether a look-up by this text makes sense at all; text that cannot be normalised has no record.</summary>
    public static bool CanBeKey(string? text) =>
        !string.IsNullOrEmpty(text) && text!.Length <= LongestText && DirectoryText.IsWellFormed(text);

    /// <summary>The length of a path's longest part.</summary>
    public static int LongestPartOf(string path)
    {
        var (longest, part) = (0, 0);
        foreach (var c in path)
        {
            part = c is '/' or ':' ? 0 : part + 1;
            longest = Math.Max(longest, part);
        }

        return longest;
    }

    /// <summary>The text of a reference without an id, of what has no path; null when there is no record by it.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="field">What gave it: a field of an input, or a parameter.</param>
    /// <exception cref="InvalidInputException"><c>reference.missing</c>: it was made of null text.</exception>
    public static string? KeyOf(in EntityRef reference, FieldName field)
    {
        if (reference.Text is { } text)
        {
            return CanBeKey(text) ? text : null;
        }

        ReferenceRules.MustBeGiven(field.Text!, reference);
        return null;
    }

    /// <inheritdoc cref="KeyOf"/>
    /// <summary>The text of a reference without an id, of what may be named by a path; null when there is no record by it.</summary>
    public static string? PathOf(in EntityRef reference, FieldName field)
    {
        if (reference.Text is not { } text || text.Length <= LongestText)
        {
            return KeyOf(reference, field);
        }

        return text.Length <= LongestPath && LongestPartOf(text) <= LongestText && DirectoryText.IsWellFormed(text) ? text : null;
    }

    /// <summary>The owner's part before the colon, null without one, and the keys of the path after it.</summary>
    public static (string? Owner, string[] Keys) Split(string text)
    {
        var colon = text.IndexOf(':');
        return colon < 0 ? (null, text.Split('/')) : (text.Substring(0, colon), text.Substring(colon + 1).Split('/'));
    }
}
