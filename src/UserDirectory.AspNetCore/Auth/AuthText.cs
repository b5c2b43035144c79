namespace UserDirectory.AspNetCore;

/// <summary>How the auth family writes a required text that is not there: as an empty one.</summary>
internal static class AuthText
{
    /// <summary>A text as the core knows it.</summary>
    public static string? OrNone(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
