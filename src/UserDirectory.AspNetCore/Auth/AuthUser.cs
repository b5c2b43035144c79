namespace UserDirectory.AspNetCore;

/// <summary>The account that a route of the auth family names, and how it is shown.</summary>
internal static class AuthUser
{
    /// <summary>The name of the account's id in routes.</summary>
    public const string Locator = "locator";

    /// <summary>What an account is read with to be shown.</summary>
    public const UserParts Shown = UserParts.Roles | UserParts.Memberships | UserParts.Grants;

    /// <summary>The account of the route, as the package sees it: not yet for the caller's eyes.</summary>
    /// <exception cref="HttpRefusal">There is none.</exception>
    public static async ValueTask<User> FindAsync(Call call) =>
        Guid.TryParseExact(call.Route(Locator), "D", out var id)
        && await call.System.Users.FindAsync(id, include: Shown, cancellationToken: call.Aborted).ConfigureAwait(false) is { } user
            ? user
            : throw HttpRefusal.NotFound("user");

    public static EntityReply Show(Call call, User user) =>
        Reply.Entity(UserResponse.Of(user, call.Host.Time.GetUtcNow()), AuthJson.Own.UserResponse, user.Version);

    /// <summary>The version of <c>If-Match</c>, see <see cref="Call.ExpectedVersionAsync"/>.</summary>
    public static ValueTask<long?> ExpectedVersionAsync(Call call, User user) => call.ExpectedVersionAsync(() => new(Show(call, user)));

    /// <summary>Changes an account in one commit, see <see cref="Call.ChangeAsync"/>.</summary>
    public static async ValueTask ChangeAsync(Call call, User user, long? version, Func<ITenantDirectory, ValueTask> calls) =>
        await call.ChangeAsync(
            version,
            async () => Show(
                call, await call.System.Users.GetAsync(user.Id, include: Shown, cancellationToken: call.Aborted).ConfigureAwait(false)),
            directory => directory.InOneCommitAsync(
                async batch =>
                {
                    await calls(batch).ConfigureAwait(false);
                    return user;
                },
                call.Aborted)).ConfigureAwait(false);

    /// <summary>The answer of a write that was committed: who may change an account may see it.</summary>
    /// <param name="call">The request.</param>
    /// <param name="before">The account before, for when it has gone.</param>
    public static async ValueTask<Reply> AfterWriteAsync(Call call, User before) =>
        Show(call, await call.System.Users.FindAsync(before.Id, include: Shown, cancellationToken: call.Aborted)
            .ConfigureAwait(false) ?? before);

    /// <summary>
    /// The roles that the account has in the whole tenant, whether they count already or not; those that have ended are not shown (V3).
    /// </summary>
    public static IEnumerable<Role> RolesOf(User user, DateTimeOffset now) =>
        (user.Details?.Roles ?? []).Where(assigned => assigned.Assignment.OrganizationId is null && assigned.Assignment.IsNotEndedAt(now))
            .Select(assigned => assigned.Role);

    /// <summary>The organizations with a membership of the account's own, whatever its status.</summary>
    public static IEnumerable<Guid> OrganizationsOf(User user) =>
        (user.Details?.Memberships ?? []).Select(membership => membership.OrganizationId);
}
