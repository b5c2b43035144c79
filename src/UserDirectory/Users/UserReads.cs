using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Finds accounts for reads, as of the time of the call, after asking what reading them needs.</summary>
internal readonly struct UserReads(TenantContext context)
{
    /// <summary>The account by id or key, when nothing has to be asked.</summary>
    public ValueTask<User?> FindUnaskedAsync(Guid tenantId, in EntityRef reference, CancellationToken cancellationToken)
    {
        if (context.Immediate is { } store)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new(AsOfNow(FindAtOnce(store, tenantId, reference)));
        }

        var read = new References(context.Store, tenantId).FindUserAsync(reference, cancellationToken);
        return read.IsCompletedSuccessfully ? new(AsOfNow(read.Result)) : WaitAsync(read);
    }

    public async ValueTask<User?> FindAsync(EntityRef reference, EntityRef organization, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var place = await context.GetPlaceAsync(organization, nameof(organization), cancellationToken).ConfigureAwait(false);
        var user = await new References(context.Store, tenantId).FindUserAsync(reference, cancellationToken).ConfigureAwait(false);
        return place is null
            ? await SeenAtHomeAsync(user, cancellationToken).ConfigureAwait(false)
            : await SeenAtAsync(place, user, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<User?> FindByEmailAsync(string email, CancellationToken cancellationToken)
    {
        IReadOnlyList<User> found = [];
        if (ReferenceText.CanBeKey(email))
        {
            var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
            var query = new Query<User>(tenantId) { Where = UserFields.Email.EqualTo(email), Take = 2 };
            found = (await context.Store.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Items;
        }

        // That there are several is something to read of each of them.
        var seen = await SeenByValueAsync(found.Count == 0 ? null : found[0], cancellationToken).ConfigureAwait(false);
        if (found.Count < 2)
        {
            return seen;
        }

        await SeenAtHomeAsync(found[1], cancellationToken).ConfigureAwait(false);
        throw new ConflictException("user.email.ambiguous", "Several accounts have this e-mail address. Find the account by key or id.");
    }

    public async ValueTask<User?> FindByExternalIdAsync(string externalId, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var user = ReferenceText.CanBeKey(externalId)
            ? await context.Store.FindByKeyAsync<User>(RecordKeys.UserExternalId.For(tenantId, externalId), cancellationToken).ConfigureAwait(false)
            : null;
        return await SeenByValueAsync(user, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The account as its home's readers and itself see it. Whoever acts must be somebody in the tenant even to hear that there is none.</summary>
    public async ValueTask<User?> SeenAtHomeAsync(User? user, CancellationToken cancellationToken)
    {
        if (user is null)
        {
            await context.RequireKnownActorAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }

        await context.RequireUnlessSelfAsync(user.Id, DirectoryPermissions.UsersRead, user.HomeOrganizationId, cancellationToken).ConfigureAwait(false);
        return AsOfNow(user);
    }

    // That nobody has a value tells as much as that somebody has it, so it is asked like an account that is nowhere but in the tenant.
    private async ValueTask<User?> SeenByValueAsync(User? user, CancellationToken cancellationToken)
    {
        if (user is null)
        {
            await context.RequireAsync(DirectoryPermissions.UsersRead, null, cancellationToken).ConfigureAwait(false);
            return null;
        }

        return await SeenAtHomeAsync(user, cancellationToken).ConfigureAwait(false);
    }

    private static User? FindAtOnce(IImmediateReader store, Guid tenantId, in EntityRef reference)
    {
        if (reference.Id is { } id)
        {
            return (User?)store.Find(RecordKind.User, tenantId, id);
        }

        return ReferenceText.KeyOf(reference, "user") is { } key ? (User?)store.FindByKey(RecordKeys.User.For(tenantId, key)) : null;
    }

    private async ValueTask<User?> SeenAtAsync(Organization place, User? user, CancellationToken cancellationToken)
    {
        if (user is null || !context.IsSelf(user.Id))
        {
            await context.RequireAsync(DirectoryPermissions.UsersRead, place.Id, cancellationToken).ConfigureAwait(false);
        }

        if (user is null)
        {
            return null;
        }

        var membership = await context.Store
            .FindByKeyAsync<Membership>(RecordKeys.Membership.For(user.TenantId, user.Id, place.Id), cancellationToken).ConfigureAwait(false);
        return membership is null ? null : AsOfNow(user);
    }

    private async ValueTask<User?> WaitAsync(ValueTask<User?> read) => AsOfNow(await read.ConfigureAwait(false));

    // Only an open invitation can have expired meanwhile: for all others the clock need not be read.
    private User? AsOfNow(User? user) => user is { Status: UserStatus.InvitationSent } ? user.AsOf(context.Now()) : user;
}
