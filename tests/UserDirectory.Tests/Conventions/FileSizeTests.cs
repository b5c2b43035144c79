using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Conventions;

/// <summary>Files and folders are of a size that can be looked over.</summary>
public sealed class FileSizeTests
{
    private const int LongestLine = 140;
    private const int LongestFile = 250;
    private const int MostFiles = 30;
    private const int SmallFile = 15;
    private const double MostSmallFiles = 0.12;

    private static readonly IReadOnlyList<SourceFile> s_library = Repository.SourceFiles("src");

    private static readonly IReadOnlyList<SourceFile> s_all =
        [.. s_library, .. Repository.SourceFiles("tests"), .. Repository.SourceFiles("samples")];

    [Test]
    public void A_line_ends_where_it_can_be_read_beside_another() =>
        s_all.SelectMany(file => file.Lines.Select((line, index) => (line, at: $"{file.Path}:{index + 1}")))
            .Where(each => each.line.Length > LongestLine).Select(each => each.at)
            .Should().BeEmpty($"lines have at most {LongestLine} characters");

    [Test]
    public void A_file_is_short() =>
        s_all.Where(file => file.Lines.Count > LongestFile)
            .Select(file => $"{file.Path}: {file.Lines.Count} lines")
                .Should().BeEmpty($"more than {LongestFile} lines do not fit in a head");

    [Test]
    public void Few_files_are_so_small_that_they_are_only_a_door_to_another() =>
        (s_library.Count(file => file.Lines.Count <= SmallFile) / (double)s_library.Count).Should().BeLessThan(
            MostSmallFiles, $"a type of at most {SmallFile} lines that one other uses stands beneath it");

    [Test]
    public void A_folder_can_be_looked_over() =>
        s_library.Concat(Repository.SourceFiles("tests")).GroupBy(file => file.Path[..file.Path.LastIndexOf('/')])
            .Where(folder => folder.Count() > MostFiles)
            .Select(folder => $"{folder.Key}: {folder.Count()} files")
                .Should().BeEmpty($"more than {MostFiles} files are several concepts");
}
