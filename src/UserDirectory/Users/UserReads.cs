using System.Runtime.CompilerServices;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Finds accounts for reads, as of the time of the call, after asking what reading them needs.</summary>
internal readonly struct UserReads(TenantContext context)
{
    // Who may read only some of those with an address finds none beyond these.
    private const int MostHolders = 100;

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

    /// <summary>The account behind a sign-in, if it is kept, nothing has to be asked and nobody listens; else null.</summary>
    public User? FindSignedIn(Guid userId) =>
        context.UnaskedRights is { } tenant ? AsOfNow(context.Runtime.Rights.FindKeptUser(tenant, userId)) : null;

    /// <summary>
    /// The account behind a sign-in: kept for a system that asks the directory's own store, where that is not in memory, and read for all
    /// others.
    /// </summary>
    public async ValueTask<User?> FindSignedInAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (!context.Authority.IsSystem || context.Immediate is not null || !ReferenceEquals(context.Store, context.Runtime.Store))
        {
            return await FindAsync(userId, default, UserParts.None, cancellationToken).ConfigureAwait(false);
        }

        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        return AsOfNow(await context.Runtime.Rights.ReadUserAsync(tenantId, userId, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The account with the parts asked for: as it is in the tenant, or at an organization what a list there shows.</summary>
    /// <exception cref="InvalidInputException">A part is not one of those there are.</exception>
    public async ValueTask<User?> FindAsync(
        EntityRef reference, EntityRef organization, UserParts include, CancellationToken cancellationToken)
    {
        UserDetailsReads.Check(include, nameof(include));
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        if (UserDetailsReads.NeedsFacts(include)
            && await FactsAtAsync(tenantId, reference, organization, cancellationToken).ConfigureAwait(false) is { } facts)
        {
            await RequireAtAsync(facts.Path[0], facts.User, cancellationToken).ConfigureAwait(false);
            return facts.User is null
                ? null
                : new UserDetailsReads(context.Store, tenantId, facts.Path[0], includeBelow: false)
                    .MemberOrNull(AsOfNow(facts.User)!, include, facts);
        }

        var place = await context.GetPlaceAsync(organization, nameof(organization), cancellationToken).ConfigureAwait(false);
        var user = await new References(context.Store, tenantId).FindUserAsync(reference, cancellationToken).ConfigureAwait(false);
        var details = new UserDetailsReads(context.Store, tenantId, place, includeBelow: false);
        if (place is not null)
        {
            await RequireAtAsync(place, user, cancellationToken).ConfigureAwait(false);
            return user is null ? null : await details.FindMemberAsync(AsOfNow(user)!, include, cancellationToken).ConfigureAwait(false);
        }

        return await SeenAtHomeAsync(user, cancellationToken).ConfigureAwait(false) is { } seen
            ? await details.BringAlongAsync(seen, include, cancellationToken).ConfigureAwait(false)
            : null;
    }

    public async ValueTask<User?> FindByEmailAsync(string email, CancellationToken cancellationToken)
    {
        if (!ReferenceText.CanBeKey(email))
        {
            return await SeenByValueAsync(null, cancellationToken).ConfigureAwait(false);
        }

        // Of one state: who has proved it comes first, and only then who names it.
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var query = new Query<User>(tenantId)
        {
            Where = UserFields.Email.EqualTo(email),
            OrderBy = [UserFields.EmailVerifiedAt.Descending],
            Take = MostHolders
        };
        var readable = new List<User>(2);
        foreach (var user in (await context.Store.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Items)
        {
            // One that may not be read is like one that there is not: else whoever gives an account of his own the address would hear that
            // somebody else has it.
            if (await context.MayReadAsync(user, DirectoryPermissions.UsersRead, cancellationToken).ConfigureAwait(false))
            {
                readable.Add(user);
                if (readable.Count == 2)
                {
                    break;
                }
            }
        }

        return readable.Count > 1 && (readable[0].EmailVerifiedAt is null) == (readable[1].EmailVerifiedAt is null)
            ? throw new ConflictException(
                "user.email.ambiguous", $"Several accounts have the address {Quoted.Text(email)}. Find the account by key or id.")
            : await SeenByValueAsync(readable.Count == 0 ? null : readable[0], cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<User?> FindByExternalIdAsync(string externalId, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var user = ReferenceText.CanBeKey(externalId)
            ? await context.Store.FindByKeyAsync<User>(RecordKeys.UserExternalId.For(tenantId, externalId), cancellationToken)
                .ConfigureAwait(false)
            : null;
        return await SeenByValueAsync(user, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The bytes of a picture, for whoever may read the user as it is seen there.</summary>
    public async ValueTask<Picture?> FindPictureAsync(EntityRef reference, EntityRef organization, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var user = await FindAsync(reference, organization, UserParts.None, cancellationToken).ConfigureAwait(false);
        return user is null ? null : await context.Store.FindAsync<Picture>(tenantId, user.Id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The account as its home's readers, the tenant's and itself see it. Whoever acts must be somebody in the tenant even to hear that
    /// there is none.
    /// </summary>
    public async ValueTask<User?> SeenAtHomeAsync(User? user, CancellationToken cancellationToken)
    {
        if (user is null)
        {
            await context.RequireKnownActorAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }

        await context.RequireReadAsync(user, DirectoryPermissions.UsersRead, cancellationToken).ConfigureAwait(false);
        return AsOfNow(user);
    }

    /// <summary>
    /// Whether whoever acts may read the account: as it is in the tenant, or as it is seen at a place where it has a membership record. For
    /// what is told of an account to whom may read it.
    /// </summary>
    public async ValueTask<bool> MayReadAsync(User user, Guid? place, CancellationToken cancellationToken) =>
        await context.MayReadAsync(user, DirectoryPermissions.UsersRead, cancellationToken).ConfigureAwait(false)
        || (place is { } id
            && await context.MayAsync(DirectoryPermissions.UsersRead, id, cancellationToken).ConfigureAwait(false)
            && await context.Store.FindMembershipAsync(user.TenantId, user.Id, id, cancellationToken).ConfigureAwait(false) is not null);

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

    /// <summary>
    /// The account and the place in one read, for who is known to be allowed to read it there: anybody else could have much read by a call
    /// that is refused. Null when one of them is not known by its id, or there is no such place any more: then each is looked up by itself.
    /// </summary>
    private async ValueTask<AccessFacts?> FactsAtAsync(
        Guid tenantId, EntityRef reference, EntityRef organization, CancellationToken cancellationToken)
    {
        if (context.ProbableIdOf(tenantId, organization) is not { } place
            || !context.HoldsAsKept(tenantId, DirectoryPermissions.UsersRead, place))
        {
            return null;
        }

        var id = reference.Id ?? (await new References(context.Store, tenantId).FindUserAsync(reference, cancellationToken)
            .ConfigureAwait(false))?.Id;
        var facts = id is { } userId
            ? await context.Store.ReadAccessAsync(tenantId, userId, place, cancellationToken).ConfigureAwait(false)
            : null;
        return facts is { Path.Count: > 0 } && TenantContext.IsNamedBy(facts.Path[0], organization) ? facts : null;
    }

    private static User? FindAtOnce(IImmediateReader store, Guid tenantId, in EntityRef reference)
    {
        if (reference.Id is { } id)
        {
            return (User?)store.Find(RecordKind.User, tenantId, id);
        }

        // Text that has no normal form has no record either: the store, which normalises it anyway, finds none.
        return reference.Text is { } text
            ? text.Length <= ReferenceText.LongestText ? (User?)store.FindByKey(RecordKeys.User.For(tenantId, text)) : null
            : NoneUnlessMissing(reference.IsMissing);
    }

    // Not given the reference: were its address taken, it would be copied through memory, which cost every look-up by key a fifth.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static User? NoneUnlessMissing(bool isMissing) => isMissing ? throw ReferenceRules.Missing("user") : null;

    private ValueTask RequireAtAsync(Organization organization, User? user, CancellationToken cancellationToken) =>
        user is not null && context.IsSelf(user.Id)
            ? default
            : context.RequireAsync(DirectoryPermissions.UsersRead, organization.Id, cancellationToken);

    private async ValueTask<User?> WaitAsync(ValueTask<User?> read) => AsOfNow(await read.ConfigureAwait(false));

    // Only an open invitation can have expired meanwhile: for all others the clock need not be read.
    private User? AsOfNow(User? user) => user is { Status: UserStatus.InvitationSent } ? user.AsOf(context.Now()) : user;
}
