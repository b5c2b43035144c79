namespace UserDirectory.AspNetCore;

/// <summary>
/// Makes an account what a body says, in a batch. Only differences are written, and each asks its own permission, so a body that says what
/// is there changes nothing and asks no more than to change the names (V3).
/// </summary>
internal sealed class UserReplacement(Call call, UserUpdateRequest body, ITenantDirectory batch)
{
    public async ValueTask WriteAsync(Guid id, long? expectedVersion)
    {
        var named = await WriteNamesAsync(id, expectedVersion).ConfigureAwait(false);

        // Read when the batch runs, which may be again: what it is compared with is what it then replaces.
        var user = await call.System.Users.GetAsync(id, include: AuthUser.Shown, cancellationToken: call.Aborted).ConfigureAwait(false);
        if (body.IsEmailGiven && !string.Equals(body.Email, user.Email, StringComparison.Ordinal))
        {
            named = await batch.Users.ChangeEmailAsync(id, body.Email, cancellationToken: call.Aborted).ConfigureAwait(false);
        }

        await WriteRolesAsync(user, expectedVersion is null ? null : named.Version).ConfigureAwait(false);
        await WriteGrantsAsync(user).ConfigureAwait(false);
        await WriteTenantsAsync(user).ConfigureAwait(false);
    }

    private ValueTask<User> WriteNamesAsync(Guid id, long? expectedVersion)
    {
        var update = new UserUpdate { GivenName = AuthText.OrNone(body.FirstName), FamilyName = AuthText.OrNone(body.LastName) };
        return batch.Users.UpdateAsync(id, update, expectedVersion, call.Aborted);
    }

    private async ValueTask WriteRolesAsync(User user, long? expectedVersion)
    {
        if (body.Roles is null)
        {
            return;
        }

        var wanted = await NamedRoles.ReadAsync(call, "roles", body.Roles).ConfigureAwait(false);
        var there = AuthUser.RolesOf(user, call.Host.Time.GetUtcNow()).Select(role => role.Id).ToList();
        var (added, removed) = (NamedRoles.References(wanted.Ids.Except(there)), NamedRoles.References(there.Except(wanted.Ids)));
        if (added.Count > 0 || !wanted.Unknown.IsEmpty)
        {
            // Giving none asks the permission, before what is unknown is told.
            await batch.Roles.AssignAsync(user.Id, added, expectedVersion: expectedVersion, cancellationToken: call.Aborted)
                .ConfigureAwait(false);
            wanted.Unknown.ThrowIfAny();
        }

        if (removed.Count > 0)
        {
            await batch.Roles.UnassignAsync(user.Id, removed, expectedVersion: expectedVersion, cancellationToken: call.Aborted)
                .ConfigureAwait(false);
        }
    }

    private async ValueTask WriteGrantsAsync(User user)
    {
        if (body.Permissions is { } wanted && !wanted.ToHashSet(StringComparer.Ordinal).SetEquals(user.Grants))
        {
            await batch.Users.ReplaceGrantsAsync(user.Id, wanted!, cancellationToken: call.Aborted).ConfigureAwait(false);
        }
    }

    private async ValueTask WriteTenantsAsync(User user)
    {
        var wanted = await NamedTenants.ReadAsync(call, "tenants", body.Tenants!).ConfigureAwait(false);
        var there = NamedTenants.Of(user);
        var (added, removed) = (wanted.Without(there), there.Without(wanted));
        if (!added.IsEmpty || !removed.IsEmpty)
        {
            await NamedTenants.ChangeAsync(batch, user.Id, added, removed, expectedVersion: null, call.Aborted).ConfigureAwait(false);
        }
    }
}
