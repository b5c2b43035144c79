using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace QuickStart.Tests;

/// <summary>A missing or malformed file ends with one clear line and exit code 2, before anything is told.</summary>
public sealed class UnreadableFileTests
{
    private const string Header = "UserName,Email,DisplayName,GivenName,FamilyName,Organization,Roles,Groups,Manager,Culture,TimeZone,ExternalId,Active";
    private const string Row = "ann,ann@acme.example,Ann,Ann,Silva,acme,reader,sales,,pt-PT,Europe/Lisbon,HR-1,true";
    private string _folder = null!;

    [SetUp]
    public void SetUp() => _folder = Directory.CreateTempSubdirectory("quick-start-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_file_that_is_missing() => ShouldRefuse(await Run.OfAsync("--file", PathOf("nowhere.csv")), "nowhere.csv", "there is no such file");

    [Test]
    public async Task A_folder_that_is_missing() =>
        ShouldRefuse(await Run.OfAsync("--file", Path.Combine(_folder, "nowhere", "people.csv")), "people.csv", "there is no such file");

    [Test]
    public async Task A_folder_in_place_of_a_file() => ShouldRefuse(await Run.OfAsync("--file", _folder), _folder, "cannot be read");

    [Test]
    public async Task A_file_without_anything_in_it() => ShouldRefuse(await RunAsync(""), "header lacks UserName, Email");

    [Test]
    public async Task A_header_that_lacks_columns() =>
        ShouldRefuse(await RunAsync($"{Header.Replace("Email", "Mail")}\n{Row}\n"), "header lacks Email", "UserName, Email, DisplayName");

    [Test]
    public async Task A_header_that_lacks_columns_without_any_row() => ShouldRefuse(await RunAsync("a,b,c\n"), "header lacks UserName");

    [Test]
    public async Task Quotes_that_never_close() => ShouldRefuse(await RunAsync($"{Header}\n{Row}\n\"{Row}\n{Row}\n"), "no well-formed CSV", "line 3");

    [Test]
    public async Task A_quote_inside_a_field() => ShouldRefuse(await RunAsync($"{Header}\n{Row.Replace("Silva", "Sil\"va")}\n"), "no well-formed CSV", "line 2");

    [Test]
    public async Task A_row_with_too_few_fields() => ShouldRefuse(await RunAsync($"{Header}\n{Row}\nann,ann@acme.example\n"), "no well-formed CSV", "line 3");

    [Test]
    public async Task A_row_with_too_many_fields() => ShouldRefuse(await RunAsync($"{Header}\n{Row},more\n"), "no well-formed CSV", "line 2");

    [Test]
    public async Task A_file_that_is_not_UTF_8() =>
        ShouldRefuse(await RunAsync(Encoding.Latin1.GetBytes($"{Header}\n{Row.Replace("Silva", "João")}\n")), "not UTF-8");

    [Test]
    public async Task A_file_in_UTF_16() => ShouldRefuse(await RunAsync([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes($"{Header}\n{Row}\n")]), "not UTF-8");

    [Test]
    public async Task An_activity_that_is_neither_true_nor_false() =>
        ShouldRefuse(await RunAsync($"{Header}\n{Row}\n{Row.Replace("true", "maybe")}\n"), "row 2 has 'maybe' for Active");

    [TestCase("--flie", "people.csv")]
    [TestCase("--file")]
    [TestCase("people.csv")]
    [TestCase("--file", "people.csv", "--more")]
    [TestCase("--file", "")]
    public async Task Arguments_that_mean_nothing(params string[] arguments) => ShouldRefuse(await Run.OfAsync(arguments), "Usage: QuickStart [--file <people.csv>]");

    private static void ShouldRefuse(Run run, params string[] reasons)
    {
        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Errors.ReplaceLineEndings("\n").TrimEnd('\n').Should().NotContain("\n").And.ContainAll(reasons);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private Task<Run> RunAsync(string text) => RunAsync(Encoding.UTF8.GetBytes(text));

    private async Task<Run> RunAsync(byte[] bytes)
    {
        await File.WriteAllBytesAsync(PathOf("people.csv"), bytes);
        return await Run.OfAsync("--file", PathOf("people.csv"));
    }
}
