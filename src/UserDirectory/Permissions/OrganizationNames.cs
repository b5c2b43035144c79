using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The keys of the organizations that an account's facts name, for texts.</summary>
internal sealed class OrganizationNames
{
    private readonly Dictionary<Guid, string> _keys;

    private OrganizationNames(Dictionary<Guid, string> keys) => _keys = keys;

    public static async ValueTask<OrganizationNames> ReadAsync(
        IDirectoryReader reader, AccessFacts facts, CancellationToken cancellationToken)
    {
        var keys = facts.Path.ToDictionary(organization => organization.Id, organization => organization.Key);
        var named = facts.Assignments.Select(assignment => assignment.OrganizationId)
            .Concat(facts.Roles.Select(role => role.OrganizationId))
            .Concat(facts.Groups.Select(group => group.OrganizationId));
        foreach (var id in named.OfType<Guid>().Distinct())
        {
            if (!keys.ContainsKey(id) && await reader.FindAsync<Organization>(facts.Tenant.Id, id, cancellationToken)
                .ConfigureAwait(false) is { } organization)
            {
                keys.Add(id, organization.Key);
            }
        }

        return new OrganizationNames(keys);
    }

    /// <summary><c>at 'lisbon'</c>, or <c>tenant-wide</c>.</summary>
    public string At(Guid? place) => place is { } id ? $"at '{KeyOf(id)}'" : "tenant-wide";

    /// <summary>A role or group by its key, with its owner's when an organization owns it: <c>editor</c>, <c>lisbon:editor</c>.</summary>
    public string Owned(Guid? owner, string key) => owner is { } id ? $"{KeyOf(id)}:{key}" : key;

    private string KeyOf(Guid id) => _keys.TryGetValue(id, out var key) ? key : id.ToString("D");
}
