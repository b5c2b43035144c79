using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

internal sealed partial class UserService(TenantContext context) : IUserService
{
    public async ValueTask<User> CreateAsync(NewUser user, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        var creation = await UserCreation.PrepareAsync(context.Runtime, user, cancellationToken).ConfigureAwait(false);
        return await context.DecideAsync("users.create", creation.Name, creation.WriteAsync, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<User> GetAsync(
        EntityRef user, EntityRef organization = default, UserParts include = UserParts.None,
        CancellationToken cancellationToken = default) =>
        organization.IsEmpty && include == UserParts.None && context.UnaskedTenantId is { } tenantId
            ? FoundRecord.OrThrowAsync(new UserReads(context).FindUnaskedAsync(tenantId, user, cancellationToken), RecordKind.User)
            : GetTracedAsync(user, organization, include, cancellationToken);

    public ValueTask<User?> FindAsync(
        EntityRef user, EntityRef organization = default, UserParts include = UserParts.None,
        CancellationToken cancellationToken = default) =>
        organization.IsEmpty && include == UserParts.None && context.UnaskedTenantId is { } tenantId
            ? new UserReads(context).FindUnaskedAsync(tenantId, user, cancellationToken)
            : FindTracedAsync(user, organization, include, cancellationToken);

    public async ValueTask<User?> FindByEmailAsync(string email, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(email);
        return await Telemetry.Start("users.find_by_email").EndAsync(new UserReads(context).FindByEmailAsync(email, cancellationToken))
            .ConfigureAwait(false);
    }

    public async ValueTask<User?> FindByExternalIdAsync(string externalId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(externalId);
        return await Telemetry.Start("users.find_by_external_id")
            .EndAsync(new UserReads(context).FindByExternalIdAsync(externalId, cancellationToken)).ConfigureAwait(false);
    }

    public ValueTask<User?> FindSignedInAsync(Guid userId, CancellationToken cancellationToken = default)
    {
        // In memory nothing is gained by keeping it.
        if (context is { Immediate: not null, UnaskedTenantId: { } tenantId })
        {
            return new UserReads(context).FindUnaskedAsync(tenantId, userId, cancellationToken);
        }

        return new UserReads(context).FindSignedIn(userId) is { } kept ? new(kept) : FindSignedInTracedAsync(userId, cancellationToken);
    }

    public async ValueTask<Page<User>> ListAsync(UserQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("users.list").EndAsync(new UserListing(context).ListAsync(ListQuery.Copy(query), cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<long> CountAsync(UserQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("users.count").EndAsync(new UserListing(context).CountAsync(ListQuery.Copy(query), cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask RecordLoginAsync(
        EntityRef user, DateTimeOffset? at, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        LoginRecording.Check(at, context.Now());
        await context.DecideAsync(
            "users.record_login",
            ahead => LoginRecording.Name(ahead, user),
            (decision, token) => LoginRecording.RecordAsync(decision, user, at, expectedVersion, token),
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<User> ActivateAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            "users.activate", user, expectedVersion, (decision, found, token) =>
                UserStatusChange.ChangeAsync(decision, found, UserStatus.Active, token), cancellationToken, AdministratorRule.Name);

    public ValueTask<User> DeactivateAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            "users.deactivate", user, expectedVersion, (decision, found, token) =>
                UserStatusChange.ChangeAsync(decision, found, UserStatus.Inactive, token), cancellationToken, AdministratorRule.Name);

    public ValueTask<User> SignOutEverywhereAsync(
        EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        ChangeAsync("users.sign_out_everywhere", user, expectedVersion, UserSignOut.SignOutAsync, cancellationToken);

    public ValueTask<User> GrantAsync(
        EntityRef user, IReadOnlyList<string> patterns, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        var given = UserGrants.Checked(patterns, context.Catalogue);
        return ChangeAsync(
            "users.grant", user, expectedVersion, (decision, found, token) =>
                UserGrants.GrantAsync(decision, found, given, token), cancellationToken);
    }

    public ValueTask<User> RevokeAsync(
        EntityRef user, IReadOnlyList<string> patterns, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        var given = UserGrants.Copied(patterns);
        return ChangeAsync(
            "users.revoke", user, expectedVersion, (decision, found, token) =>
                UserGrants.RevokeAsync(decision, found, given, token), cancellationToken);
    }

    public ValueTask<User> ReplaceGrantsAsync(
        EntityRef user, IReadOnlyList<string> patterns, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        var given = UserGrants.Checked(patterns, context.Catalogue);
        return ChangeAsync(
            "users.replace_grants", user, expectedVersion, (decision, found, token) =>
                UserGrants.ReplaceAsync(decision, found, given, token), cancellationToken);
    }

    public async ValueTask DeleteAsync(
        EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        await context.DecideAsync(
            "users.delete", ahead => UserDeletion.Name(ahead, user), (decision, token) =>
                UserDeletion.DeleteAsync(decision, user, expectedVersion, token), cancellationToken).ConfigureAwait(false);

    public async ValueTask<Page<DeletedUser>> ListDeletedAsync(
        DeletedUserQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("users.list_deleted")
            .EndAsync(new DeletedUserReads(context).ListAsync(ListQuery.Copy(query), cancellationToken)).ConfigureAwait(false);

    public ValueTask<User> RestoreAsync(Guid userId, CancellationToken cancellationToken = default) =>
        context.DecideAsync(
            "users.restore", ahead => UserRestoring.Name(ahead, userId), (decision, token) =>
                UserRestoring.RestoreAsync(decision, userId, token), cancellationToken);

    public async ValueTask EraseAsync(Guid userId, CancellationToken cancellationToken = default) =>
        await context.DecideAsync("users.erase", (decision, token) => UserErasure.EraseAsync(decision, userId, token), cancellationToken)
            .ConfigureAwait(false);

    private async ValueTask<User> GetTracedAsync(
        EntityRef user, EntityRef organization, UserParts include, CancellationToken cancellationToken) =>
        await Telemetry.Start("users.find").EndAsync(
            FoundRecord.OrThrowAsync(new UserReads(context).FindAsync(user, organization, include, cancellationToken), RecordKind.User))
            .ConfigureAwait(false);

    private async ValueTask<User?> FindSignedInTracedAsync(Guid userId, CancellationToken cancellationToken) =>
        await Telemetry.Start("users.find_signed_in").EndAsync(new UserReads(context).FindSignedInAsync(userId, cancellationToken))
            .ConfigureAwait(false);

    private async ValueTask<User?> FindTracedAsync(
        EntityRef user, EntityRef organization, UserParts include, CancellationToken cancellationToken) =>
        await Telemetry.Start("users.find").EndAsync(new UserReads(context).FindAsync(user, organization, include, cancellationToken))
            .ConfigureAwait(false);
}
