using UserDirectory.Storage;

namespace UserDirectory.AspNetCore;

/// <summary>A client's text in the form in which the directory compares texts. Pure.</summary>
internal static class ComparedText
{
    /// <summary>The form; null for what is no text, such as half of a surrogate pair, and has none.</summary>
    public static string? Of(string text)
    {
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
