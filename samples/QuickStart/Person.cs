using System.Text.RegularExpressions;
using UserDirectory;

namespace QuickStart;

/// <summary>One person of the roster, as the file has it.</summary>
public sealed partial record Person
{
    /// <summary>The number of its row in the file, from 1.</summary>
    public required int Row { get; init; }

    public required string UserName { get; init; }

    public required string Email { get; init; }

    public required string DisplayName { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required string Organization { get; init; }

    public required string Roles { get; init; }

    public required string Groups { get; init; }

    /// <summary>The manager's key; blank when there is none.</summary>
    public required string Manager { get; init; }

    public required string Culture { get; init; }

    public required string TimeZone { get; init; }

    public required string ExternalId { get; init; }

    public required bool IsActive { get; init; }

    /// <summary>
    /// Whether a name is broken over lines, as spreadsheets export a cell that is too narrow. The directory takes names on one line only.
    /// </summary>
    public bool HasBrokenName =>
        DisplayName != OneLine(DisplayName) || GivenName != OneLine(GivenName) || FamilyName != OneLine(FamilyName);

    /// <summary>The person as a row to import. Surrounding spaces need no care: the import cuts them off.</summary>
    public ImportRow ToRow() => new()
    {
        Key = UserName,
        Email = Email,
        DisplayName = OneLine(DisplayName),
        GivenName = OneLine(GivenName),
        FamilyName = OneLine(FamilyName),
        Organization = Organization,
        Roles = Roles.Split(';'),
        Groups = Groups.Split(';'),
        Culture = Culture,
        TimeZone = TimeZone,
        ExternalId = ExternalId,
        IsActive = IsActive,
    };

    private static string OneLine(string name) => LineBreak().Replace(name, " ");

    [GeneratedRegex(@"\s*[\r\n]+\s*")]
    private static partial Regex LineBreak();
}
