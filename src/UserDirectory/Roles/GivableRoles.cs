using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// What giving roles has in common, whatever call gives them: which roles can be given at a place, and what the actor must hold for it.
/// </summary>
internal static class GivableRoles
{
    /// <summary>Names ahead the roles that a call names; null: the default roles, which it gives instead.</summary>
    public static void Name(ReadAhead ahead, IEnumerable<EntityRef>? roles, Organization? place)
    {
        if (roles is null)
        {
            ahead.Where(RecordKind.Role, AreDefaultsAt(place));
            return;
        }

        foreach (var role in roles)
        {
            ahead.Role(role, place);
        }
    }

    /// <summary>
    /// The named roles, each once; one that is unknown, or owned by an organization that the place does not stand in, is not found.
    /// </summary>
    public static async ValueTask<IReadOnlyList<Role>> GetUsableAsync(
        Decision decision, IReadOnlyList<EntityRef> references, Organization? place, string field, CancellationToken cancellationToken)
    {
        var roles = new List<Role>(references.Count);
        var ids = new HashSet<Guid>();
        for (var i = 0; i < references.Count; i++)
        {
            var role = await decision.References.GetRoleAsync(references[i], place, cancellationToken, FieldName.At(field, i))
                .ConfigureAwait(false);
            if (!IsUsableAt(role.OrganizationId, place))
            {
                throw new RecordNotFoundException(RecordKind.Role, FieldName.At(field, i).Text);
            }

            if (ids.Add(role.Id))
            {
                roles.Add(role);
            }
        }

        return roles;
    }

    /// <summary>The default roles of a place: those of the tenant, the organization, and the organizations above it.</summary>
    public static ValueTask<IReadOnlyList<Role>> ListDefaultsAsync(
        Decision decision, Organization? place, CancellationToken cancellationToken) =>
        decision.ListAllAsync<Role>(AreDefaultsAt(place), cancellationToken);

    /// <summary>The same as a filter.</summary>
    public static Filter AreDefaultsAt(Organization? place) =>
        RoleFields.IsDefault.EqualTo(true) & IsUsableAt(RoleFields.OrganizationId, place);

    /// <summary>
    /// Whether a role or group of this owner can be used at the place: the tenant's everywhere, an organization's there and below.
    /// </summary>
    public static bool IsUsableAt(Guid? owner, Organization? place) =>
        owner is null || (place is not null && (place.Id == owner || place.AncestorIds.Contains(owner.Value)));

    /// <summary>The same as a filter on roles or groups.</summary>
    public static Filter IsUsableAt(Field owner, Organization? place) =>
        place is null ? owner.IsMissing() : owner.IsMissing() | owner.In([place.Id, .. place.AncestorIds]);

    /// <summary>Rule 3: who gives a role at a place must hold every pattern of it there.</summary>
    public static ValueTask MustHoldAsync(Decision decision, Role role, Guid? place, CancellationToken cancellationToken) =>
        decision.Rights.MustHoldAsync(decision.Catalogue.PatternsOf(role), place, cancellationToken);
}
