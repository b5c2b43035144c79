using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Gives and takes roles of an account at an organization in one commit.</summary>
internal static class MemberRoles
{
    public static async ValueTask<(WrittenUser Written, Organization Organization)> ChangeAsync(
        Decision decision,
        EntityRef user,
        EntityRef organization,
        IReadOnlyList<EntityRef> add,
        IReadOnlyList<EntityRef> remove,
        long? expectedVersion,
        CancellationToken cancellationToken)
    {
        var place = await decision.References.GetOrganizationAsync(organization, cancellationToken, nameof(organization))
            .ConfigureAwait(false);
        var holder = await RoleHolder.GetAsync(decision, user, place, cancellationToken).ConfigureAwait(false);
        if (await decision.Reader.FindMembershipAsync(decision.TenantId, holder.User!.Id, place.Id, cancellationToken)
            .ConfigureAwait(false) is null)
        {
            throw new ConflictException(
                "membership.none", $"The account is no member of '{place.Key}'. Add it, or give it roles there without.");
        }

        var given = await GivableRoles.GetUsableAsync(decision, add, place, nameof(add), cancellationToken).ConfigureAwait(false);
        var taken = await GivableRoles.GetUsableAsync(decision, remove, place, nameof(remove), cancellationToken).ConfigureAwait(false);
        MustBeApart(given, taken);
        await RoleAssigning.GiveAsync(decision, holder, given, place, null, cancellationToken).ConfigureAwait(false);
        await RoleAssigning.TakeAsync(decision, holder, taken, place, cancellationToken).ConfigureAwait(false);
        await holder.ExpectAsync(decision, expectedVersion, cancellationToken).ConfigureAwait(false);
        return (new(decision, holder.User!, given, []), place);
    }

    private static void MustBeApart(IReadOnlyList<Role> given, IReadOnlyList<Role> taken)
    {
        var errors = new InputErrors();
        foreach (var role in given.Where(role => taken.Any(other => other.Id == role.Id)))
        {
            errors.Add(
                "remove", "role.added_and_removed", $"The role '{role.Key}' is to be added and removed. Name it in one of the lists.");
        }

        errors.ThrowIfAny();
    }
}
