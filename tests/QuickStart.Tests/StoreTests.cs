using System.Globalization;
using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace QuickStart.Tests;

/// <summary>The same tour wherever the directory is kept. Tests that begin with the same run share it.</summary>
public sealed class StoreTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("quick-start-").FullName;
    private readonly Lazy<Task<Run>> _onFile;
    private readonly Lazy<Task<Run>> _intoFile;

    public StoreTests() => (_onFile, _intoFile) = (new(OnFileAsync), new(IntoFileAsync));

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task On_a_file_it_prints_line_for_line_what_it_prints_in_memory()
    {
        var inMemory = await Run.OfAsync("--store", "memory");
        var onFile = await _onFile.Value;

        onFile.ExitCode.Should().Be(0, onFile.Errors);
        onFile.Lines.Should().Equal(inMemory.Lines);
        File.Exists(PathOf("directory.db")).Should().BeTrue();
    }

    [Test]
    public async Task A_second_run_over_the_same_file_finds_everything_unchanged()
    {
        var first = await _onFile.Value;
        var second = await OnFileAsync();

        second.ExitCode.Should().Be(0, second.Errors);
        Counts(second, "Dry run: ").Should().Be((0, 0));
        Counts(second, "Import: ").Should().Be((0, 0));
        second.Lines.Should().ContainSingle(line => line.StartsWith("Managers: set for 0 people", StringComparison.Ordinal));
        second.Output.Should().Contain("unchanged, an earlier run has done them");
        From(second, "Why may").Should().Equal(From(first, "Why may"), "what is told of the directory, its feed included, is the same");
        From(second, "Refused rows:").TakeWhile(line => line.Length > 0)
            .Should().Equal(From(first, "Refused rows:").TakeWhile(line => line.Length > 0));
    }

    [TestCase("memory", "sqlite")]
    [TestCase("sqlite", "memory")]
    public async Task A_copy_is_told_the_same_of(string store, string other)
    {
        var run = await (other == "sqlite" ? _intoFile.Value : Run.OfAsync("--copy", store, other, "--database", PathOf("copied.db")));

        run.ExitCode.Should().Be(0, run.Errors);
        var copied = From(run, $"Copied from {store} to {other}.").Skip(2).ToList();
        copied.Should().Equal(From(run, "Why may").TakeWhile(line => !line.StartsWith("Copied", StringComparison.Ordinal)).SkipLast(1)
            .Append(string.Empty));
        copied.Should().HaveCountGreaterThan(20);
    }

    [Test]
    public async Task A_copy_into_a_file_that_has_the_tenant_is_refused()
    {
        (await _intoFile.Value).ExitCode.Should().Be(0);
        var again = await IntoFileAsync();

        again.ExitCode.Should().Be(1);
        again.Errors.Should().Contain("(tenant.key.taken)");
    }

    [TestCase("--store", "paper")]
    [TestCase("--copy", "memory", "memory")]
    [TestCase("--copy", "memory")]
    [TestCase("--copy", "memory", "sqlite", "--store", "memory")]
    [TestCase("--database", "directory.db")]
    [TestCase("--store")]
    public async Task What_cannot_be_meant_is_answered_with_how_to_say_it(params string[] arguments)
    {
        var run = await Run.OfAsync(arguments);

        (run.ExitCode, run.Output).Should().Be((2, string.Empty));
        run.Errors.Should().StartWith("Usage: QuickStart");
    }

    private Task<Run> OnFileAsync() => Run.OfAsync("--store", "sqlite", "--database", PathOf("directory.db"));

    private Task<Run> IntoFileAsync() => Run.OfAsync("--copy", "memory", "sqlite", "--database", PathOf("copy.db"));

    private string PathOf(string name) => Path.Combine(_folder, name);

    private static List<string> From(Run run, string beginning) =>
        [.. run.Lines.SkipWhile(line => !line.StartsWith(beginning, StringComparison.Ordinal))];

    /// <summary>How many a line says were created and updated; the line must say that others are unchanged.</summary>
    private static (int Created, int Updated) Counts(Run run, string beginning)
    {
        var counts = Regex.Match(From(run, beginning)[0], @"(\d+) created, (\d+) updated, [1-9]\d* unchanged");
        return (int.Parse(counts.Groups[1].Value, CultureInfo.InvariantCulture),
            int.Parse(counts.Groups[2].Value, CultureInfo.InvariantCulture));
    }
}
