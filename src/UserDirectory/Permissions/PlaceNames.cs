using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The keys of the organizations that an account's facts name, for texts.</summary>
internal sealed class PlaceNames
{
    private readonly Dictionary<Guid, string> _keys;

    private PlaceNames(Dictionary<Guid, string> keys) => _keys = keys;

    public static async ValueTask<PlaceNames> ReadAsync(IDirectoryReader reader, AccessFacts facts, CancellationToken cancellationToken)
    {
        var keys = facts.Path.ToDictionary(organization => organization.Id, organization => organization.Key);
        foreach (var id in facts.Assignments.Select(assignment => assignment.OrganizationId).OfType<Guid>().Distinct())
        {
            if (!keys.ContainsKey(id) && await reader.FindAsync<Organization>(facts.Tenant.Id, id, cancellationToken).ConfigureAwait(false) is { } organization)
            {
                keys.Add(id, organization.Key);
            }
        }

        return new PlaceNames(keys);
    }

    /// <summary><c>at 'lisbon'</c>, or <c>tenant-wide</c>.</summary>
    public string At(Guid? place) => place is { } id ? $"at '{(_keys.TryGetValue(id, out var key) ? key : id.ToString("D"))}'" : "tenant-wide";
}
