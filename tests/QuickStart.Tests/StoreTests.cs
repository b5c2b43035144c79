using FluentAssertions;
using NUnit.Framework;

namespace QuickStart.Tests;

/// <summary>The same tour wherever the directory is kept.</summary>
public sealed class StoreTests : FolderTestCase
{
    [Test]
    public async Task On_a_file_it_prints_line_for_line_what_it_prints_in_memory()
    {
        var inMemory = await Run.OfAsync("--store", "memory");
        var onFile = await Run.OfAsync("--store", "sqlite", "--database", PathOf("directory.db"));

        onFile.ExitCode.Should().Be(0, onFile.Errors);
        onFile.Lines.Should().Equal(inMemory.Lines);
        File.Exists(PathOf("directory.db")).Should().BeTrue();
    }

    [TestCase("--store", "paper")]
    [TestCase("--database", "directory.db")]
    [TestCase("--store")]
    public async Task What_cannot_be_meant_is_answered_with_how_to_say_it(params string[] arguments)
    {
        var run = await Run.OfAsync(arguments);

        (run.ExitCode, run.Output).Should().Be((2, string.Empty));
        run.Errors.Should().StartWith("Usage: QuickStart");
    }
}
