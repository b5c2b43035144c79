using System.Globalization;
using System.Text;

namespace QuickStart.Tests;

/// <summary>What the rules of the directory make of a roster, worked out from its rows by code of its own.</summary>
internal sealed class Roster
{
    private readonly Dictionary<string, string> _externalIds = [];
    private readonly List<string[]> _rows;
    private readonly Company _company;

    public Roster(List<string[]> rows, Company company)
    {
        (_rows, _company) = (rows, company);
        Refusals = new SortedDictionary<int, string>();
        for (var i = 0; i < rows.Count; i++)
        {
            var problems = ProblemsOf(rows[i]).ToList();
            if (problems.Count > 0)
            {
                Refusals.Add(i + 1, string.Join(" And for ", problems));
            }
            else
            {
                _externalIds.Add(Compared(rows[i][0]), rows[i][11].Trim());
                People.Add(new(i + 1, rows[i], company));
            }
        }
    }

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Count;

    public int BrokenNames => _rows.Count(row => row[2..5].Any(name => name.Contains('\n') || name.Contains('\r')));

    /// <summary>The rows that are refused, with their reasons, each written <c>Field (code)</c>.</summary>
    public SortedDictionary<int, string> Refusals { get; }

    /// <summary>The people that are imported, in the order of the file.</summary>
    public List<RosterPerson> People { get; } = [];

    /// <summary>How many people are imported from the first rows.</summary>
    public int ImportedUpTo(int row) => People.Count(person => person.Row <= row);

    /// <summary>How many batches of this many rows write anything.</summary>
    public int BatchesThatImport(int size) => People.Select(person => (person.Row - 1) / size).Distinct().Count();

    public static string Compared(string text) => text.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    private IEnumerable<string> ProblemsOf(string[] row)
    {
        if (KeyProblem(Compared(row[0])) is { } code)
        {
            yield return $"Key ({code})";
        }

        if (row[1].Trim() is { Length: > 0 } email && email.Count(c => c == '@') != 1)
        {
            yield return "Email (email.format)";
        }

        if (row[0].Trim().Length > 0 && _externalIds.TryGetValue(Compared(row[0]), out var externalId) && externalId != row[11].Trim())
        {
            yield return "Key (user.key.taken)";
        }

        if (!_company.Has(row[5].Trim()))
        {
            yield return "Organization (organization.not_found)";
            yield break;
        }

        var roles = row[6].Split(';');
        for (var i = 0; i < roles.Length; i++)
        {
            if (roles[i].Trim() is not ("" or "reader" or "editor" or "approver"))
            {
                yield return $"Roles[{i}] (role.not_found)";
            }
        }
    }

    private static string? KeyProblem(string key)
    {
        if (key.Length > 256)
        {
            return "key.too_long";
        }

        return key.Any(c => !"._-@+'#&!$= ".Contains(c)
            && char.GetUnicodeCategory(c) is not (UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.DecimalDigitNumber))
            ? "key.character"
            : null;
    }
}
