using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Takes a textual reference apart: <c>owner:path</c>, where owner and path are keys by slash. Text that no key can be names nothing.</summary>
internal static class ReferenceText
{
    /// <summary>The longest text that is looked up: the longest key, 32 levels of a path, and an owner's path.</summary>
    public const int LongestText = 2 * 33 * 257;

    /// <summary>Whether a look-up by this text makes sense at all; text that cannot be normalised has no record.</summary>
    public static bool CanBeKey(string? text) => !string.IsNullOrEmpty(text) && text!.Length <= LongestText && DirectoryText.IsWellFormed(text);

    /// <summary>The text of a reference without an id; null when there is no record by it.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="field">What gave it: a field of an input, or a parameter.</param>
    /// <exception cref="InvalidInputException"><c>reference.missing</c>: it was made of null text.</exception>
    public static string? KeyOf(in EntityRef reference, string field)
    {
        if (reference.Text is { } text)
        {
            return CanBeKey(text) ? text : null;
        }

        ReferenceRules.MustBeGiven(field, reference);
        return null;
    }

    /// <summary>The owner's part before the colon, null without one, and the keys of the path after it.</summary>
    public static (string? Owner, string[] Keys) Split(string text)
    {
        var colon = text.IndexOf(':');
        return colon < 0 ? (null, text.Split('/')) : (text.Substring(0, colon), text.Substring(colon + 1).Split('/'));
    }
}
