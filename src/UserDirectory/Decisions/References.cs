using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Finds what a caller names by id, key or path, in one tenant. Reads only; decisions and reads use the same. <c>Find…</c> returns null for
/// an unknown one, <c>Get…</c> throws, naming the input's field when one is given; without one the call's own subject is meant. Null text
/// is refused by all of them (<see cref="ReferenceRules"/>). Immutable.
/// </summary>
internal readonly struct References(IDirectoryReader reader, Guid tenantId)
{
    public ValueTask<User?> FindUserAsync(EntityRef reference, CancellationToken cancellationToken, FieldName field = default)
    {
        if (reference.Id is { } id)
        {
            return reader.FindAsync<User>(tenantId, id, cancellationToken);
        }

        return ReferenceText.KeyOf(reference, field.Or("user")) is { } key
            ? reader.FindByKeyAsync<User>(RecordKeys.User.For(tenantId, key), cancellationToken)
            : default;
    }

    public async ValueTask<User> GetUserAsync(EntityRef reference, CancellationToken cancellationToken, FieldName field = default) =>
        await FindUserAsync(reference, cancellationToken, field)
            .ConfigureAwait(false) ?? throw new RecordNotFoundException(RecordKind.User, field.Text);

    public async ValueTask<Organization?> FindOrganizationAsync(
        EntityRef reference, CancellationToken cancellationToken, FieldName field = default)
    {
        if (reference.Id is { } id)
        {
            return await reader.FindAsync<Organization>(tenantId, id, cancellationToken).ConfigureAwait(false);
        }

        if (ReferenceText.PathOf(reference, field.Or("organization")) is not { } text)
        {
            return null;
        }

        if (text.IndexOf('/') < 0)
        {
            return await reader.FindByKeyAsync<Organization>(RecordKeys.Organization.For(tenantId, text), cancellationToken)
                .ConfigureAwait(false);
        }

        var (owner, keys) = ReferenceText.Split(text);
        if (owner is not null || keys.Length > Organization.MaxDepth || Array.Exists(keys, string.IsNullOrEmpty))
        {
            return null;
        }

        var found = await reader.FindByKeyAsync<Organization>(
            RecordKeys.Organization.For(tenantId, keys[keys.Length - 1]), cancellationToken).ConfigureAwait(false);
        return found is not null && await StandsBelowAsync(
            found.AncestorIds, keys, (Organization above) => above.NormalizedKey, cancellationToken).ConfigureAwait(false)
            ? found
            : null;
    }

    public async ValueTask<Organization> GetOrganizationAsync(
        EntityRef reference, CancellationToken cancellationToken, FieldName field = default) =>
        await FindOrganizationAsync(reference, cancellationToken, field)
            .ConfigureAwait(false) ?? throw new RecordNotFoundException(RecordKind.Organization, field.Text);

    /// <summary>The organization that a call names; null, meaning the tenant, when it names none.</summary>
    public async ValueTask<Organization?> GetPlaceAsync(
        EntityRef reference, CancellationToken cancellationToken, FieldName field = default) =>
        reference.IsEmpty ? null : await GetOrganizationAsync(reference, cancellationToken, field).ConfigureAwait(false);

    /// <summary>A role: by id, by <c>owner:key</c>, or by key looked up at the organization, all above it, and in the tenant.</summary>
    /// <exception cref="ConflictException"><c>role.ambiguous</c>: several of them have a role with the key.</exception>
    public async ValueTask<Role?> FindRoleAsync(
        EntityRef reference, Organization? from, CancellationToken cancellationToken, FieldName field = default)
    {
        if (reference.Id is { } id)
        {
            return await reader.FindAsync<Role>(tenantId, id, cancellationToken).ConfigureAwait(false);
        }

        return await FindOwnedAsync(
            RecordKeys.Role, reference, from, 1, (Role _) => [], (Role role) => role.NormalizedKey, field, cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<Role> GetRoleAsync(
        EntityRef reference, Organization? from, CancellationToken cancellationToken, FieldName field = default) =>
        await FindRoleAsync(reference, from, cancellationToken, field)
            .ConfigureAwait(false) ?? throw new RecordNotFoundException(RecordKind.Role, field.Text);

    /// <summary>A group: by id, by <c>owner:path</c>, or by path looked up at the organization, all above it, and in the tenant.</summary>
    /// <exception cref="ConflictException"><c>group.ambiguous</c>: several of them have a group with the path.</exception>
    public async ValueTask<Group?> FindGroupAsync(
        EntityRef reference, Organization? from, CancellationToken cancellationToken, FieldName field = default)
    {
        if (reference.Id is { } id)
        {
            return await reader.FindAsync<Group>(tenantId, id, cancellationToken).ConfigureAwait(false);
        }

        return await FindOwnedAsync(
            RecordKeys.Group,
            reference,
            from,
            Group.MaxDepth,
            (Group group) => group.AncestorIds,
            (Group group) => group.NormalizedKey,
            field,
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<Group> GetGroupAsync(
        EntityRef reference, Organization? from, CancellationToken cancellationToken, FieldName field = default) =>
        await FindGroupAsync(reference, from, cancellationToken, field)
            .ConfigureAwait(false) ?? throw new RecordNotFoundException(RecordKind.Group, field.Text);

    // All owners are asked, not the nearest alone: otherwise whoever may make roles at an organization decides what a key means to those
    // who mean the tenant's.
    private async ValueTask<T?> FindOwnedAsync<T>(
        KeyDefinition key,
        EntityRef reference,
        Organization? from,
        int longestPath,
        Func<T, IReadOnlyList<Guid>> ancestorsOf,
        Func<T, string> normalizedKey,
        FieldName field,
        CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        if (ReferenceText.PathOf(reference, field.Or(RecordNotFoundException.Name(key.Record))) is not { } text)
        {
            return null;
        }

        var (ownerText, keys) = ReferenceText.Split(text);
        if (keys.Length > longestPath || Array.Exists(keys, string.IsNullOrEmpty))
        {
            return null;
        }

        T? found = null;
        foreach (var owner in await OwnersAsync(ownerText, from, cancellationToken).ConfigureAwait(false))
        {
            var theirs = await reader.FindByKeyAsync<T>(key.For(tenantId, keys[keys.Length - 1], owner), cancellationToken)
                .ConfigureAwait(false);
            if (theirs is null || !await StandsBelowAsync(ancestorsOf(theirs), keys, normalizedKey, cancellationToken)
                .ConfigureAwait(false))
            {
                continue;
            }

            if (found is not null)
            {
                throw Ambiguous(key.Record, text, field.Text);
            }

            found = theirs;
        }

        return found;
    }

    // No text before the colon is the tenant.
    private async ValueTask<IEnumerable<Guid?>> OwnersAsync(string? ownerText, Organization? from, CancellationToken cancellationToken)
    {
        if (ownerText is not { Length: > 0 })
        {
            return ownerText is null ? OwnersFrom(from) : [null];
        }

        return await FindOrganizationAsync(ownerText, cancellationToken).ConfigureAwait(false) is { } named ? [named.Id] : [];
    }

    private static ConflictException Ambiguous(RecordKind kind, string text, string? field)
    {
        var name = RecordNotFoundException.Name(kind);
        return new(
            $"{name}.ambiguous",
            $"{(field is null ? string.Empty : $"{field}: ")}{Quoted.Text(text)} is a {name} of more than one owner there. Name it by id, "
                + $"or with its owner: 'organization:{name}', or ':{name}' for the tenant's.",
            field is null ? null : new Dictionary<string, object?> { ["field"] = field });
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
            var ancestor = await reader.FindAsync<T>(tenantId, ancestors[ancestors.Count - above + i], cancellationToken)
                .ConfigureAwait(false);
            if (ancestor is null || !string.Equals(normalizedKey(ancestor), DirectoryText.Normalize(keys[i]), StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
