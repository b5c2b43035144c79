using UserDirectory.Storage;

namespace UserDirectory.AspNetCore;

/// <summary>A client's text in the form in which the directory compares texts. Pure.</summary>
internal static class ComparedText
{
    /// <summary>Longer than any text that is compared.</summary>
    private const int Longest = 1024;

    /// <summary>
    /// The form; null for what is no text, such as half of a surrogate pair, and for what is longer than anything that it could equal.
    /// </summary>
    public static string? Of(string text)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        try
        {
            return DirectoryText.Normalize(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
