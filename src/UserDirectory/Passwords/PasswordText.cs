using System.Text;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The form in which a password counts. Keyboards and systems type the same letter composed or decomposed: it is one password. Pure.
/// </summary>
internal static class PasswordText
{
    /// <summary>By how much text can get shorter when it is composed, in UTF-16 characters.</summary>
    public const int LongestDecomposition = 4;

    /// <summary>The composed form (NFC); what is not text has none, and stays as it is.</summary>
    public static string Composed(string password) =>
        DirectoryText.IsWellFormed(password) ? password.Normalize(NormalizationForm.FormC) : password;
}
