using System.Text;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Whether the runtime compares text as the design needs it. In globalization-invariant mode it does not, and says nothing: keys that are
/// the same would be two accounts. Stateless.
/// </summary>
internal static class RuntimeText
{
    private const string Remedy =
        "UserDirectory cannot tell keys apart here. Turn globalization-invariant mode off (InvariantGlobalization in the project file, " +
        "System.Globalization.Invariant in runtimeconfig.json, or the environment variable DOTNET_SYSTEM_GLOBALIZATION_INVARIANT), and "
            + "install ICU where the system has none " +
        "(for example the packages icu-libs or libicu).";

    /// <summary>Refuses to start on a runtime that does not normalise text.</summary>
    /// <exception cref="InvalidOperationException">It does not; the message has the reason and the remedy.</exception>
    public static void EnsureNormalizes()
    {
        if (Fault() is { } fault)
        {
            throw new InvalidOperationException($"{fault} {Remedy}");
        }
    }

    private static string? Fault()
    {
        try
        {
            return "a\u0301".Normalize(NormalizationForm.FormC) != "\u00E1" || "\u00E1".Normalize(NormalizationForm.FormD) != "a\u0301"
                ? "The runtime does not normalise text: composed and decomposed letters stay different."
                : DirectoryText.Normalize("\uFB01") != DirectoryText.Normalize("fi")
                    ? "The runtime does not normalise text: compatibility characters stay different."
                    : DirectoryText.Normalize("i\u00E9\u0436\uFF41") != "I\u00C9\u0416A"
                        ? "The runtime does not give the invariant upper case of letters."
                        : SearchText.Of("\u1EC5\u00DF\u0131\u03C2\u0439\uAC01\u0E49") != "ESSI\u03A3\u0418\uAC01\u0E49"
                            ? "The runtime does not tell letters and their marks apart."
                            : null;
        }
        catch (Exception exception) when (exception is PlatformNotSupportedException or ArgumentException)
        {
            return $"The runtime cannot normalise text ({exception.Message}).";
        }
    }
}
