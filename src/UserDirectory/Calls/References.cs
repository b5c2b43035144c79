using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Finds what a caller names by id, key or path, in one tenant. Reads only; decisions and reads use the same. <c>Find…</c> returns null for an unknown one, <c>Get…</c>
/// throws, naming the input's field when one is given. Immutable.
/// </summary>
internal readonly struct References(IDirectoryReader reader, Guid tenantId)
{
    public ValueTask<User?> FindUserAsync(EntityRef reference, CancellationToken cancellationToken)
    {
        if (reference.Id is { } id)
        {
            return reader.FindAsync<User>(tenantId, id, cancellationToken);
        }

        return ReferenceText.CanBeKey(reference.Text)
            ? reader.FindByKeyAsync<User>(RecordKeys.User.For(tenantId, reference.Text!), cancellationToken)
            : default;
    }

    public async ValueTask<User> GetUserAsync(EntityRef reference, CancellationToken cancellationToken, string? field = null) =>
        await FindUserAsync(reference, cancellationToken).ConfigureAwait(false) ?? throw new RecordNotFoundException(RecordKind.User, field);

    public async ValueTask<Organization?> FindOrganizationAsync(EntityRef reference, CancellationToken cancellationToken)
    {
        if (reference.Id is { } id)
        {
            return await reader.FindAsync<Organization>(tenantId, id, cancellationToken).ConfigureAwait(false);
        }

        if (!ReferenceText.CanBeKey(reference.Text))
        {
            return null;
        }

        if (reference.Text!.IndexOf('/') < 0)
        {
            return await reader.FindByKeyAsync<Organization>(RecordKeys.Organization.For(tenantId, reference.Text), cancellationToken).ConfigureAwait(false);
        }

        var (owner, keys) = ReferenceText.Split(reference.Text);
        if (owner is not null || keys.Length > Organization.MaxDepth || keys.Any(string.IsNullOrEmpty))
        {
            return null;
        }

        var found = await reader.FindByKeyAsync<Organization>(RecordKeys.Organization.For(tenantId, keys[keys.Length - 1]), cancellationToken).ConfigureAwait(false);
        return found is not null && await StandsBelowAsync(found.AncestorIds, keys, (Organization above) => above.NormalizedKey, cancellationToken).ConfigureAwait(false)
            ? found
            : null;
    }

    public async ValueTask<Organization> GetOrganizationAsync(EntityRef reference, CancellationToken cancellationToken, string? field = null) =>
        await FindOrganizationAsync(reference, cancellationToken).ConfigureAwait(false) ?? throw new RecordNotFoundException(RecordKind.Organization, field);

    /// <summary>The organization that a call names; null, meaning the tenant, when it names none.</summary>
    public async ValueTask<Organization?> GetPlaceAsync(EntityRef reference, CancellationToken cancellationToken, string? field = null) =>
        reference.IsEmpty ? null : await GetOrganizationAsync(reference, cancellationToken, field).ConfigureAwait(false);

    /// <summary>A role: by id, by <c>owner:key</c>, or by key looked up at the organization, then upwards, then in the tenant.</summary>
    public async ValueTask<Role?> FindRoleAsync(EntityRef reference, Organization? from, CancellationToken cancellationToken)
    {
        if (reference.Id is { } id)
        {
            return await reader.FindAsync<Role>(tenantId, id, cancellationToken).ConfigureAwait(false);
        }

        return await FindOwnedAsync(RecordKeys.Role, reference, from, 1, (Role _) => [], (Role role) => role.NormalizedKey, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<Role> GetRoleAsync(EntityRef reference, Organization? from, CancellationToken cancellationToken, string? field = null) =>
        await FindRoleAsync(reference, from, cancellationToken).ConfigureAwait(false) ?? throw new RecordNotFoundException(RecordKind.Role, field);

    /// <summary>A group: by id, by <c>owner:path</c>, or by path looked up at the organization, then upwards, then in the tenant.</summary>
    public async ValueTask<Group?> FindGroupAsync(EntityRef reference, Organization? from, CancellationToken cancellationToken)
    {
        if (reference.Id is { } id)
        {
            return await reader.FindAsync<Group>(tenantId, id, cancellationToken).ConfigureAwait(false);
        }

        return await FindOwnedAsync(
            RecordKeys.Group, reference, from, Group.MaxDepth, (Group group) => group.AncestorIds, (Group group) => group.NormalizedKey, cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<Group> GetGroupAsync(EntityRef reference, Organization? from, CancellationToken cancellationToken, string? field = null) =>
        await FindGroupAsync(reference, from, cancellationToken).ConfigureAwait(false) ?? throw new RecordNotFoundException(RecordKind.Group, field);

    private async ValueTask<T?> FindOwnedAsync<T>(
        KeyDefinition key,
        EntityRef reference,
        Organization? from,
        int longestPath,
        Func<T, IReadOnlyList<Guid>> ancestorsOf,
        Func<T, string> normalizedKey,
        CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        if (!ReferenceText.CanBeKey(reference.Text))
        {
            return null;
        }

        var (ownerText, keys) = ReferenceText.Split(reference.Text!);
        if (keys.Length > longestPath || keys.Any(string.IsNullOrEmpty))
        {
            return null;
        }

        var owners = OwnersFrom(from);
        if (ownerText is not null)
        {
            var named = await FindOrganizationAsync(ownerText, cancellationToken).ConfigureAwait(false);
            owners = named is null ? [] : [named.Id];
        }

        foreach (var owner in owners)
        {
            var found = await reader.FindByKeyAsync<T>(key.For(tenantId, keys[keys.Length - 1], owner), cancellationToken).ConfigureAwait(false);
            if (found is not null && await StandsBelowAsync(ancestorsOf(found), keys, normalizedKey, cancellationToken).ConfigureAwait(false))
            {
                return found;
            }
        }

        return null;
    }

    private static IEnumerable<Guid?> OwnersFrom(Organization? from)
    {
        if (from is not null)
        {
            yield return from.Id;
            for (var i = from.AncestorIds.Count - 1; i >= 0; i--)
            {
                yield return from.AncestorIds[i];
            }
        }

        yield return null;
    }

    // The parts before the last must be the keys of the ones directly above, in order.
    private async ValueTask<bool> StandsBelowAsync<T>(
        IReadOnlyList<Guid> ancestors, string[] keys, Func<T, string> normalizedKey, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        var above = keys.Length - 1;
        if (above > ancestors.Count)
        {
            return false;
        }

        for (var i = 0; i < above; i++)
        {
            var ancestor = await reader.FindAsync<T>(tenantId, ancestors[ancestors.Count - above + i], cancellationToken).ConfigureAwait(false);
            if (ancestor is null || !string.Equals(normalizedKey(ancestor), DirectoryText.Normalize(keys[i]), StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
