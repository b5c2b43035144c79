using System.Runtime.CompilerServices;
using UserDirectory;

namespace QuickStart;

/// <summary>The organizations of the company: one above others stands before them.</summary>
public sealed class OrganizationsFile(string path)
{
    private readonly CsvFile _file = new(path, "Key", "Parent", "Kind", "DisplayName");

    public string Name => _file.Name;

    public async IAsyncEnumerable<NewOrganization> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var fields in _file.ReadAsync(cancellationToken))
        {
            yield return new NewOrganization(fields[0])
            {
                Parent = fields[1].Length == 0
                ? default(EntityRef)
                : fields[1],
                Label = fields[2],
                Name = fields[3]
            };
        }
    }
}
