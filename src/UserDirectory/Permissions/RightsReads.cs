using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Finds the account and place that a question names, asks what asking needs, and reads the rights there.</summary>
internal readonly struct RightsReads(TenantContext context)
{
    public async ValueTask<PlaceRights> ReadAsync(EntityRef user, EntityRef organization, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var (place, reader) = await PlaceIdAsync(tenantId, user, organization, cancellationToken).ConfigureAwait(false);
        var userId = await UserIdAsync(reader, tenantId, user, place, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(userId, place, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The ids of the account and the place, both known to exist or to be refused by what reads them.</summary>
    public async ValueTask<(Guid UserId, Guid? Place)> ResolveAsync(
        EntityRef user, EntityRef organization, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var (place, reader) = await PlaceIdAsync(tenantId, user, organization, cancellationToken).ConfigureAwait(false);
        var userId = await UserIdAsync(reader, tenantId, user, place, cancellationToken).ConfigureAwait(false);
        await context.RequireUnlessSelfAsync(userId, DirectoryPermissions.PermissionsRead, place, cancellationToken).ConfigureAwait(false);
        return (userId, place);
    }

    /// <summary>
    /// The rights of an account at a place, for who may know them, and for who may read the account there: what it may do is part of what
    /// it is.
    /// </summary>
    public async ValueTask<PlaceRights> ReadOfReadableAsync(EntityRef user, EntityRef organization, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var (place, reader) = await PlaceIdAsync(tenantId, user, organization, cancellationToken).ConfigureAwait(false);
        var userId = await context.MayAsync(DirectoryPermissions.PermissionsRead, place, cancellationToken).ConfigureAwait(false)
            ? await UserIdAsync(reader, tenantId, user, place, cancellationToken).ConfigureAwait(false)
            : await ReadableIdAsync(tenantId, user, place, cancellationToken).ConfigureAwait(false);
        return await ReadUnaskedAsync(userId, place, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The rights of an account at a place, for who may know them.</summary>
    public async ValueTask<PlaceRights> ReadAsync(Guid userId, Guid? place, CancellationToken cancellationToken)
    {
        if (!context.Actor.IsSystem)
        {
            await context.RequireUnlessSelfAsync(userId, DirectoryPermissions.PermissionsRead, place, cancellationToken)
                .ConfigureAwait(false);
        }

        return await ReadUnaskedAsync(userId, place, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The rights by which the acting user may know another account's; null when nothing is asked of it.</summary>
    public async ValueTask<PlaceRights?> ReadOwnAsync(Guid userId, Guid? place, CancellationToken cancellationToken)
    {
        if (context.Authority.UserId is not { } actorId || context.IsSelf(userId))
        {
            return null;
        }

        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        return await context.Runtime.Rights.ReadAsync(context.Store, tenantId, actorId, place, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The refusal of an account that is not there.</summary>
    public Exception Unknown(Guid userId) => context.IsSelf(userId) ? Denied.UnknownActor() : new RecordNotFoundException(RecordKind.User);

    private async ValueTask<PlaceRights> ReadUnaskedAsync(Guid userId, Guid? place, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var rights = await context.Runtime.Rights.ReadAsync(context.Store, tenantId, userId, place, cancellationToken)
            .ConfigureAwait(false);
        return rights.IsKnownUser ? rights : throw Unknown(userId);
    }

    /// <summary>What the names are looked up in: what was read of both at once, unless one of them is known without.</summary>
    private ValueTask<IDirectoryReader> ReaderAsync(
        Guid tenantId, EntityRef user, EntityRef organization, CancellationToken cancellationToken) =>
        organization.Text is not { } text || (user.Id is not null && text.IndexOf('/') < 0)
            ? new(context.Store)
            : context.ReadNamedAsync(
                tenantId,
                ahead =>
                {
                    ahead.User(user);
                    ahead.Organization(organization);
                },
                cancellationToken);

    private async ValueTask<(Guid? Place, IDirectoryReader Reader)> PlaceIdAsync(
        Guid tenantId, EntityRef user, EntityRef organization, CancellationToken cancellationToken)
    {
        if (organization.IsEmpty || organization.Id is not null)
        {
            return (organization.Id, context.Store);
        }

        var rights = context.Runtime.Rights;
        if (organization.Text is { } kept && rights.FindOrganization(context.Store, tenantId, kept) is { } known)
        {
            return (known.Id, context.Store);
        }

        var keys = rights.KeysOf(context.Store, tenantId);
        var (number, readAt) = (keys?.Number ?? 0, rights.Age.Now);
        var reader = await ReaderAsync(tenantId, user, organization, cancellationToken).ConfigureAwait(false);
        if (await new References(reader, tenantId).FindOrganizationAsync(organization, cancellationToken)
            .ConfigureAwait(false) is { } place)
        {
            keys?.Keep(RecordKeys.Organization.For(tenantId, organization.Text!), place, number, readAt);
            return (place.Id, reader);
        }

        await context.RequireKnownActorAsync(cancellationToken).ConfigureAwait(false);
        throw new RecordNotFoundException(RecordKind.Organization);
    }

    private async ValueTask<Guid> UserIdAsync(
        IDirectoryReader reader, Guid tenantId, EntityRef user, Guid? place, CancellationToken cancellationToken)
    {
        if (user.Id is { } id)
        {
            return id;
        }

        var found = await new References(reader, tenantId).FindUserAsync(user, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            await context.RequireAsync(DirectoryPermissions.PermissionsRead, place, cancellationToken).ConfigureAwait(false);
            throw new RecordNotFoundException(RecordKind.User);
        }

        return found.Id;
    }

    // Whoever may read no such account hears the same of one that is there and of one that is not.
    private async ValueTask<Guid> ReadableIdAsync(Guid tenantId, EntityRef user, Guid? place, CancellationToken cancellationToken)
    {
        var found = await new References(context.Store, tenantId).FindUserAsync(user, cancellationToken).ConfigureAwait(false);
        var mayRead = found is null
            ? await context.MayAsync(DirectoryPermissions.UsersRead, null, cancellationToken).ConfigureAwait(false)
            : await new UserReads(context).MayReadAsync(found, place, cancellationToken).ConfigureAwait(false);
        if (!mayRead)
        {
            throw Denied.Missing(DirectoryPermissions.PermissionsRead);
        }

        return found?.Id ?? throw new RecordNotFoundException(RecordKind.User);
    }
}
