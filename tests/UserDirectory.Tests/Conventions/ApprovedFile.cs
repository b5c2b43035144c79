using FluentAssertions;

namespace UserDirectory.Tests.Conventions;

/// <summary>
/// A file of this repository that says what was approved, so that nobody changes it by accident and a review shows what changed. Written
/// anew where the environment variable <see cref="Variable"/> is set.
/// </summary>
internal static class ApprovedFile
{
    public const string Variable = "USERDIRECTORY_APPROVE";

    /// <summary>What is approved: from now on the text that is there, when it is being approved; empty when nothing is.</summary>
    /// <param name="text">The text that is there.</param>
    /// <param name="path">The file, from the root of the repository.</param>
    public static string Approved(string text, string path)
    {
        var file = Repository.PathOf(path);
        if (Environment.GetEnvironmentVariable(Variable) is not (null or ""))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        return File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : string.Empty;
    }

    /// <summary>Fails unless the text is the approved one.</summary>
    /// <param name="text">The text that is there.</param>
    /// <param name="path">The file, from the root of the repository.</param>
    public static void MustSay(string text, string path) =>
        text.Should().Be(Approved(text, path), $"else run this once with {Variable}=1 and commit {path}");
}
