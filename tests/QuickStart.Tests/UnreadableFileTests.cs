using System.Diagnostics;
using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace QuickStart.Tests;

/// <summary>A missing or malformed file ends with one clear line and exit code 2, before anything is told.</summary>
public sealed class UnreadableFileTests : FolderTestCase
{
    private const string Header =
        "UserName,Email,DisplayName,GivenName,FamilyName,Organization,Roles,Groups,Manager,Culture,TimeZone,ExternalId,Active";
    private const string Row = "ann,ann@acme.example,Ann,Ann,Silva,acme,reader,sales,,pt-PT,Europe/Lisbon,HR-1,true";

    [Test]
    public async Task A_file_that_is_missing() =>
        ShouldRefuse(await Run.OfAsync("--file", PathOf("nowhere.csv")), "nowhere.csv", "there is no such file");

    [Test]
    public async Task AFolder_that_is_missing() =>
        ShouldRefuse(await Run.OfAsync("--file", Path.Combine(Folder, "nowhere", "people.csv")), "people.csv", "there is no such file");

    [Test]
    public async Task AFolder_in_place_of_a_file() => ShouldRefuse(await Run.OfAsync("--file", Folder), Folder, "cannot be read");

    [Test]
    [Platform(Exclude = "Win", Reason = "Pipes and devices are no files there.")]
    public async Task A_pipe_that_nobody_writes_to()
    {
        using var made = Process.Start("mkfifo", PathOf("people.csv"));
        await made.WaitForExitAsync();

        ShouldRefuse(await Run.OfAsync("--file", PathOf("people.csv")), "people.csv", "no regular file");
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Pipes and devices are no files there.")]
    public async Task A_pipe_behind_a_link()
    {
        using var made = Process.Start("mkfifo", PathOf("pipe"));
        await made.WaitForExitAsync();
        File.CreateSymbolicLink(PathOf("people.csv"), PathOf("pipe"));

        ShouldRefuse(await Run.OfAsync("--file", PathOf("people.csv")), "people.csv", "no regular file");
    }

    [TestCase("/dev/zero")]
    [TestCase("/dev/null")]
    [Platform(Exclude = "Win", Reason = "Pipes and devices are no files there.")]
    public async Task A_device(string path) => ShouldRefuse(await Run.OfAsync("--file", path), path, "no regular file");

    [Test]
    [Platform(Exclude = "Win", Reason = "Making a link needs a right there.")]
    public async Task A_link_to_nothing()
    {
        File.CreateSymbolicLink(PathOf("people.csv"), PathOf("nowhere.csv"));

        ShouldRefuse(await Run.OfAsync("--file", PathOf("people.csv")), "people.csv", "a link that leads to no regular file");
    }

    [Test]
    public async Task A_file_without_anything_in_it() => ShouldRefuse(await RunAsync(""), "people.csv", "empty");

    [Test]
    public async Task A_file_with_a_byte_order_mark_only() => ShouldRefuse(await RunAsync("\ufeff"), "header lacks UserName, Email");

    [Test]
    public async Task A_header_that_lacks_columns() =>
        ShouldRefuse(await RunAsync($"{Header.Replace("Email", "Mail")}\n{Row}\n"), "header lacks Email", "UserName, Email, DisplayName");

    [Test]
    public async Task A_header_that_lacks_columns_without_any_row() => ShouldRefuse(await RunAsync("a,b,c\n"), "header lacks UserName");

    [TestCase("Email")]
    [TestCase("email")]
    [TestCase(" Email ")]
    public async Task A_header_that_names_a_column_twice(string again) =>
        ShouldRefuse(await RunAsync($"{Header},{again}\n{Row},bob@acme.example\n"), "header names Email more than once");

    [Test]
    public async Task Quotes_that_never_close_in_a_large_file() =>
        ShouldRefuse(await RunAsync($"{Header}\n{Row}\n\"{string.Concat(Enumerable.Repeat($"{Row}\n", 50_000))}"), "line 3", "longer");

    [Test]
    public async Task A_line_that_never_ends() =>
        ShouldRefuse(await RunAsync($"{Header}\n{Row}\n{new string('x', 5_000_000)}"), "line 3", "longer");

    [Test]
    public async Task A_header_that_never_ends() => ShouldRefuse(await RunAsync(new string('x', 5_000_000)), "line 1", "longer");

    [Test]
    public async Task Quotes_that_never_close() =>
        ShouldRefuse(await RunAsync($"{Header}\n{Row}\n\"{Row}\n{Row}\n"), "no well-formed CSV", "line 3");

    [Test]
    public async Task A_quote_inside_a_field() =>
        ShouldRefuse(await RunAsync($"{Header}\n{Row.Replace("Silva", "Sil\"va")}\n"), "no well-formed CSV", "line 2");

    [Test]
    public async Task A_row_with_too_few_fields() =>
        ShouldRefuse(await RunAsync($"{Header}\n{Row}\nann,ann@acme.example\n"), "no well-formed CSV", "line 3");

    [Test]
    public async Task A_row_with_too_many_fields() =>
        ShouldRefuse(await RunAsync($"{Header}\n{Row},more\n"), "no well-formed CSV", "line 2");

    [Test]
    public async Task A_file_that_is_not_UTF_8() =>
        ShouldRefuse(await RunAsync(Encoding.Latin1.GetBytes($"{Header}\n{Row.Replace("Silva", "João")}\n")), "not UTF-8");

    [Test]
    public async Task A_file_in_UTF_16() =>
        ShouldRefuse(await RunAsync([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes($"{Header}\n{Row}\n")]), "not UTF-8");

    [Test]
    public async Task An_activity_that_is_neither_true_nor_false() =>
        ShouldRefuse(await RunAsync($"{Header}\n{Row}\n{Row.Replace("true", "maybe")}\n"), "row 2 has 'maybe' for Active");

    [TestCase("--flie", "people.csv")]
    [TestCase("--file")]
    [TestCase("people.csv")]
    [TestCase("--file", "people.csv", "--more")]
    [TestCase("--file", "")]
    public async Task Arguments_that_mean_nothing(params string[] arguments) =>
        ShouldRefuse(await Run.OfAsync(arguments), Arguments.Usage);

    [TestCase("--help")]
    [TestCase("-h")]
    public async Task Help_is_no_error(string argument)
    {
        var run = await Run.OfAsync(argument);

        (run.ExitCode, run.Output.Trim(), run.Errors).Should().Be((0, Arguments.Usage, ""));
    }

    private static void ShouldRefuse(Run run, params string[] reasons)
    {
        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Errors.ReplaceLineEndings("\n").TrimEnd('\n').Should().NotContain("\n").And.ContainAll(reasons);
    }

    private Task<Run> RunAsync(string text) => RunAsync(Encoding.UTF8.GetBytes(text));

    private async Task<Run> RunAsync(byte[] bytes)
    {
        await File.WriteAllBytesAsync(PathOf("people.csv"), bytes);
        return await Run.OfAsync("--file", PathOf("people.csv"));
    }
}
