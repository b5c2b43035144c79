using FluentAssertions;
using NUnit.Framework;

namespace QuickStart.Tests;

/// <summary>A roster that does not allow a task of the tour ends it with one clear line and exit code 1.</summary>
public sealed class RefusedTaskTests : FolderTestCase
{
    private static readonly string[] s_header = PlainCsv.Read(PlainCsv.PathOf("people.csv"))[0];

    [Test]
    public async Task Somebody_with_the_key_of_whom_the_first_task_makes() =>
        ShouldEnd(await RunAsync(Person("ann@acme.example", "lisbon", "reader")), "Ten everyday tasks in lisbon:", "user.key.taken");

    [Test]
    public async Task Whom_the_second_task_invites_is_there_and_inactive() =>
        ShouldEnd(await RunAsync(Person("bob@acme.example", "lisbon", "reader", active: "false")),
            " 1. Create: ann@acme.example is Active, an editor.", "user.inactive");

    [Test]
    public async Task The_first_reader_is_the_only_administrator() =>
        ShouldEnd(await RunAsync(Person("ada", "", "admin"), Person("ada", "lisbon", "reader")), " 6. List:", "tenant.last_administrator");

    private static void ShouldEnd(Run run, string lastTask, string code)
    {
        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain(lastTask);
        run.Errors.ReplaceLineEndings("\n").TrimEnd('\n')
            .Should().NotContain("\n").And.StartWith("The tour ends here").And.Contain($"({code})");
    }

    private static string[] Person(string key, string organization, string roles, string active = "true") =>
        [key, $"{key.Split('@')[0]}@acme.example", key, "", "", organization, roles, "", "", "", "", "", active];

    private Task<Run> RunAsync(params string[][] people)
    {
        var path = PathOf("people.csv");
        PlainCsv.Write(path, [s_header, .. people]);
        return Run.OfAsync("--file", path);
    }
}
