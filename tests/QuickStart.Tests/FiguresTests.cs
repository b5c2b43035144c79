using System.Globalization;
using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace QuickStart.Tests;

/// <summary>Every figure that the sample prints, recomputed from the files by code that shares nothing with it.</summary>
public sealed partial class FiguresTests : FolderTestCase
{
    [Test]
    public async Task Of_its_own_roster()
    {
        var run = await Run.OfAsync();

        ShouldTell(run, new ExpectedTour(PlainCsv.PathOf("people.csv")));
    }

    [Test]
    public async Task Of_the_roster_with_ten_rows_changed()
    {
        var rows = PlainCsv.Read(PlainCsv.PathOf("people.csv"));
        Change(rows[10], organization: "acme/portugal/lisbon", roles: "reader;approver", displayName: "Anabela\nMelo");
        Change(rows[20], organization: "lisbon", roles: "approver", groups: "sales");
        Change(rows[30], organization: "acme/portugal", roles: "approver");
        Change(rows[40], organization: "acme/spain/lisbon");
        Change(rows[50], email: "no@one@there");
        Change(rows[60], roles: "reader;king", userName: "x/y");
        Change(rows[70], userName: rows[80][0]);
        Change(rows[90], manager: "nobody");
        Change(rows[100], organization: "lisbon", roles: "reader", groups: "sales;finance", userName: "0-first", active: "true");
        Change(rows[110], organization: "lisbon", roles: "approver", active: "false", manager: "");
        var changed = PathOf("other.csv");
        PlainCsv.Write(changed, rows);

        var run = await Run.OfAsync("--file", changed);

        ShouldTell(run, new ExpectedTour(changed));
        var own = new ExpectedTour(PlainCsv.PathOf("people.csv")).Lines().ToHashSet();
        run.Lines.Where(line => line.Any(char.IsDigit)).Should().Contain(line => !own.Contains(line));
        new ExpectedTour(changed).Refusals.Should().HaveCount(new ExpectedTour(PlainCsv.PathOf("people.csv")).Refusals.Count + 4);
    }

    [Test]
    public async Task Of_a_roster_without_anybody()
    {
        var empty = PathOf("empty.csv");
        PlainCsv.Write(empty, PlainCsv.Read(PlainCsv.PathOf("people.csv")).Take(1));

        var run = await Run.OfAsync("--file", empty);

        ShouldTell(run, new ExpectedTour(empty));
    }

    private static void ShouldTell(Run run, ExpectedTour expected)
    {
        run.Errors.Should().BeEmpty();
        run.ExitCode.Should().Be(0);
        Refusals(run).Should().Equal(expected.Refusals);
        var lines = run.Lines.Where(line => !IsOfRefusals(line)).ToList();
        lines.Where(line => expected.Lines().Contains(line)).Should().Equal(expected.Lines());
        lines.Where(line => line.Any(char.IsDigit) && !line.EndsWith("Explain:", StringComparison.Ordinal)).Except(expected.Lines())
            .Should().BeEmpty("a line with a figure is one that is expected");
    }

    /// <summary>
    /// The refused rows by number, each with its reasons as its group's headline has them; the headline's count is that of its rows.
    /// </summary>
    private static Dictionary<int, string> Refusals(Run run)
    {
        var refusals = new Dictionary<int, string>();
        var (left, reason) = (0, string.Empty);
        foreach (var line in run.Lines.Where(IsOfRefusals))
        {
            if (Headline().Match(line) is { Success: true } headline)
            {
                left.Should().Be(0, "the rows before {0} are as many as their headline says", line);
                left = int.Parse(headline.Groups[1].Value, CultureInfo.InvariantCulture);
                reason = string.Join(" And for ", Reason().Matches(line).Select(match => match.Groups[1].Value));
            }
            else
            {
                left--;
                refusals.Add(int.Parse(RefusedRow().Match(line).Groups[1].Value, CultureInfo.InvariantCulture), reason);
            }
        }

        left.Should().Be(0);
        return refusals.OrderBy(pair => pair.Key).ToDictionary();
    }

    private static bool IsOfRefusals(string line) => Headline().IsMatch(line) || RefusedRow().IsMatch(line);

    private static void Change(
        string[] row,
        string? userName = null,
        string? email = null,
        string? displayName = null,
        string? organization = null,
        string? roles = null,
        string? groups = null,
        string? manager = null,
        string? active = null)
    {
        row[0] = userName ?? row[0];
        row[1] = email ?? row[1];
        row[2] = displayName ?? row[2];
        row[5] = organization ?? row[5];
        row[6] = roles ?? row[6];
        row[7] = groups ?? row[7];
        row[8] = manager ?? row[8];
        row[12] = active ?? row[12];
    }

    [GeneratedRegex(@"^  (\d+) for \w")]
    private static partial Regex Headline();

    [GeneratedRegex(@"for ([\w\[\]]+ \([\w.]+\)):")]
    private static partial Regex Reason();

    [GeneratedRegex(@"^      row (\d+) '")]
    private static partial Regex RefusedRow();
}
