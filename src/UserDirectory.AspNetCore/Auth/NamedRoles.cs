namespace UserDirectory.AspNetCore;

/// <summary>What a list of role names and locators in a body names: roles of the tenant (C9, V2).</summary>
/// <param name="Ids">The roles' ids, each once.</param>
/// <param name="Unknown">What names no role of the tenant.</param>
internal sealed record NamedRoles(IReadOnlyList<Guid> Ids, UnknownNames Unknown)
{
    public static async ValueTask<NamedRoles> ReadAsync(Call call, string member, IReadOnlyList<string?> names)
    {
        var ids = new HashSet<Guid>();
        var unknown = new UnknownNames("role.not_found", "role");
        for (var i = 0; i < names.Count; i++)
        {
            var name = Reference(names[i]);
            if (await RouteNames.FindAsync(() => call.System.Roles.FindAsync(name, cancellationToken: call.Aborted))
                .ConfigureAwait(false) is { OrganizationId: null } role)
            {
                ids.Add(role.Id);
            }
            else
            {
                unknown.Add($"{member}[{i}]");
            }
        }

        return new([.. ids], unknown);
    }

    /// <summary>What a name or locator stands for. Ids and other owners' roles have no name in this family: they are unknown.</summary>
    public static EntityRef Reference(string? name) =>
        RoleLocator.Read(name) is { } id ? EntityRef.Of(id)
        : EntityRef.Of(name) is { Id: null } text && name?.Contains(':', StringComparison.Ordinal) != true ? text
        : EntityRef.Of(string.Empty);

    /// <summary>The references of ids, for the core.</summary>
    public static IReadOnlyList<EntityRef> References(IEnumerable<Guid> ids) => [.. ids.Select(EntityRef.Of)];
}
