using System.Runtime.CompilerServices;

namespace QuickStart;

/// <summary>The roster. It is read row by row each time, never held: a roster may be larger than the memory.</summary>
public sealed class PeopleFile(string path)
{
    private readonly CsvFile _file = new(
        path, "UserName", "Email", "DisplayName", "GivenName", "FamilyName", "Organization", "Roles", "Groups",
        "Manager", "Culture", "TimeZone", "ExternalId", "Active");

    public string Name => _file.Name;

    public async IAsyncEnumerable<Person> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var row = 0;
        await foreach (var fields in _file.ReadAsync(cancellationToken))
        {
            row++;
            yield return new Person
            {
                Row = row,
                UserName = fields[0],
                Email = fields[1],
                DisplayName = fields[2],
                GivenName = fields[3],
                FamilyName = fields[4],
                Organization = fields[5],
                Roles = fields[6],
                Groups = fields[7],
                Manager = fields[8],
                Culture = fields[9],
                TimeZone = fields[10],
                ExternalId = fields[11],
                IsActive = bool.TryParse(fields[12], out var isActive)
                    ? isActive
                    : throw _file.Malformed($"row {row} has '{fields[12]}' for Active; true and false are allowed."),
            };
        }
    }
}
