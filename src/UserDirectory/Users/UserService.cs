using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

internal sealed class UserService(TenantContext context) : IUserService
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

    public async ValueTask<Page<User>> ListAsync(UserQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("users.list").EndAsync(new UserListing(context).ListAsync(ListQuery.Copy(query), cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<long> CountAsync(UserQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("users.count").EndAsync(new UserListing(context).CountAsync(ListQuery.Copy(query), cancellationToken))
            .ConfigureAwait(false);

    public ValueTask<User> UpdateAsync(
        EntityRef user, UserUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        new UserProfile(context).UpdateAsync(user, update, expectedVersion, cancellationToken);

    public ValueTask<User> ChangeEmailAsync(
        EntityRef user, string? email, bool isVerified = false, long? expectedVersion = null,
        CancellationToken cancellationToken = default) =>
        new UserIdentity(context).ChangeEmailAsync(user, email, isVerified, expectedVersion, cancellationToken);

    public ValueTask RequestEmailProofAsync(EntityRef user, string? email = null, CancellationToken cancellationToken = default) =>
        new EmailProof(context).RequestAsync(user, email, cancellationToken);

    public ValueTask ConfirmEmailAsync(string token, CancellationToken cancellationToken = default) =>
        new EmailProof(context).ConfirmAsync(token, cancellationToken);

    public ValueTask<User> ChangeKeyAsync(
        EntityRef user, string key, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        new UserIdentity(context).ChangeKeyAsync(user, key, expectedVersion, cancellationToken);

    public ValueTask<User> ChangeExternalIdAsync(
        EntityRef user, string? externalId, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        new UserIdentity(context).ChangeExternalIdAsync(user, externalId, expectedVersion, cancellationToken);

    public ValueTask<User> ChangeAttributesAsync(
        EntityRef user, IReadOnlyDictionary<string, string?> attributes, long? expectedVersion = null,
        CancellationToken cancellationToken = default) =>
        new UserProfile(context).ChangeAttributesAsync(user, attributes, expectedVersion, cancellationToken);

    public ValueTask<User> ChangeDefaultOrganizationAsync(
        EntityRef user, EntityRef organization, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        new UserOrganizations(context).ChangeDefaultAsync(user, organization, expectedVersion, cancellationToken);

    public ValueTask<User> ChangeHomeAsync(
        EntityRef user, EntityRef organization, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        new UserOrganizations(context).ChangeHomeAsync(user, organization, expectedVersion, cancellationToken);

    public ValueTask<User> ChangePictureAsync(
        EntityRef user, string? picture, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        new UserPictures(context).ChangeAsync(user, picture, expectedVersion, cancellationToken);

    public ValueTask<User> UploadPictureAsync(
        EntityRef user, ReadOnlyMemory<byte> content, string? fileName = null, long? expectedVersion = null,
        CancellationToken cancellationToken = default) =>
        new UserPictures(context).UploadAsync(user, content, fileName, expectedVersion, cancellationToken);

    public async ValueTask<Picture?> FindPictureAsync(
        EntityRef user, EntityRef organization = default, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("users.find_picture").EndAsync(new UserPictures(context).FindAsync(user, organization, cancellationToken))
            .ConfigureAwait(false);

    public ValueTask RecordLoginAsync(
        EntityRef user, DateTimeOffset? at, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        new LoginRecording(context).RecordAsync(user, at, expectedVersion, cancellationToken);

    public ValueTask<User> ActivateAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        new UserStatusChange(context).ActivateAsync(user, expectedVersion, cancellationToken);

    public ValueTask<User> DeactivateAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        new UserStatusChange(context).DeactivateAsync(user, expectedVersion, cancellationToken);

    public ValueTask<User> SignOutEverywhereAsync(
        EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        new UserSignOut(context).RunAsync(user, expectedVersion, cancellationToken);

    public ValueTask<User> GrantAsync(
        EntityRef user, IReadOnlyList<string> patterns, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        new UserGrants(context).GrantAsync(user, patterns, expectedVersion, cancellationToken);

    public ValueTask<User> RevokeAsync(
        EntityRef user, IReadOnlyList<string> patterns, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        new UserGrants(context).RevokeAsync(user, patterns, expectedVersion, cancellationToken);

    public ValueTask<User> ReplaceGrantsAsync(
        EntityRef user, IReadOnlyList<string> patterns, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        new UserGrants(context).ReplaceAsync(user, patterns, expectedVersion, cancellationToken);

    public ValueTask DeleteAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        new UserDeletion(context).DeleteAsync(user, expectedVersion, cancellationToken);

    public async ValueTask<Page<DeletedUser>> ListDeletedAsync(
        DeletedUserQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("users.list_deleted")
            .EndAsync(new DeletedUserReads(context).ListAsync(ListQuery.Copy(query), cancellationToken)).ConfigureAwait(false);

    public ValueTask<User> RestoreAsync(Guid userId, CancellationToken cancellationToken = default) =>
        context.DecideAsync(
            "users.restore", ahead => UserRestoring.Name(ahead, userId), (decision, token) =>
                UserRestoring.RestoreAsync(decision, userId, token), cancellationToken);

    public ValueTask EraseAsync(Guid userId, CancellationToken cancellationToken = default) =>
        new UserDeletion(context).EraseAsync(userId, cancellationToken);

    private async ValueTask<User> GetTracedAsync(
        EntityRef user, EntityRef organization, UserParts include, CancellationToken cancellationToken) =>
        await Telemetry.Start("users.find").EndAsync(
            FoundRecord.OrThrowAsync(new UserReads(context).FindAsync(user, organization, include, cancellationToken), RecordKind.User))
            .ConfigureAwait(false);

    private async ValueTask<User?> FindTracedAsync(
        EntityRef user, EntityRef organization, UserParts include, CancellationToken cancellationToken) =>
        await Telemetry.Start("users.find").EndAsync(new UserReads(context).FindAsync(user, organization, include, cancellationToken))
            .ConfigureAwait(false);
}
