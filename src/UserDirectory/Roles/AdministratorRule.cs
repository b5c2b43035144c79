using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Rule 5: a tenant that ever had one keeps one account that is active and holds the built-in role <c>admin</c> tenant-wide, directly and
/// without an end date. Whatever takes a right away raises the authority number, so two calls that each leave the other's administrator
/// cannot both commit.
/// </summary>
internal static class AdministratorRule
{
    /// <summary>Names ahead what tells whether an account is an administrator who must stay.</summary>
    public static void Name(ReadAhead ahead, User user)
    {
        ahead.FindByKey(RecordKeys.Role.For(ahead.TenantId, Role.AdminKey));
        ahead.List(RoleAssignmentFields.UserId, user.Id);
    }

    /// <summary>Refuses to end or limit this assignment when it is what keeps the last administrator.</summary>
    public static async ValueTask MustNotBeLastAsync(Decision decision, RoleAssignment assignment, CancellationToken cancellationToken)
    {
        if (assignment is { UserId: { } userId }
            && await KeepsAdministratorAsync(decision, assignment, cancellationToken).ConfigureAwait(false)
            && await decision.FindAsync<User>(userId, cancellationToken).ConfigureAwait(false) is { IsActive: true })
        {
            await MustHaveAnotherAsync(decision, assignment.RoleId, userId, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Refuses to switch off or delete this account when it is the last administrator.</summary>
    public static async ValueTask MustNotBeLastAsync(Decision decision, User user, CancellationToken cancellationToken)
    {
        if (!user.IsActive)
        {
            return;
        }

        var admin = await AdminRoleAsync(decision, cancellationToken).ConfigureAwait(false);
        if (admin is not null
            && await decision.AnyAsync<RoleAssignment>(Lasting(admin.Id) & RoleAssignmentFields.UserId.EqualTo(user.Id), cancellationToken)
                .ConfigureAwait(false))
        {
            await MustHaveAnotherAsync(decision, admin.Id, user.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask<bool> KeepsAdministratorAsync(
        Decision decision, RoleAssignment assignment, CancellationToken cancellationToken) =>
        assignment.OrganizationId is null && assignment.ValidUntil is null
        && await AdminRoleAsync(decision, cancellationToken).ConfigureAwait(false) is { } admin && admin.Id == assignment.RoleId;

    private static async ValueTask MustHaveAnotherAsync(
        Decision decision, Guid adminRoleId, Guid userId, CancellationToken cancellationToken)
    {
        // Account by account rather than by one filter: a decision over several accounts must see those that it has just switched off. The
        // first is nearly always active.
        var others = Lasting(adminRoleId) & HasBegun(decision.At) & RoleAssignmentFields.UserId.NotEqualTo(userId);
        foreach (var assignment in await decision.ListAllAsync<RoleAssignment>(others, cancellationToken).ConfigureAwait(false))
        {
            if (await decision.FindAsync<User>(assignment.UserId!.Value, cancellationToken).ConfigureAwait(false) is { IsActive: true })
            {
                return;
            }
        }

        throw new ConflictException(
            "tenant.last_administrator",
            "This would leave the tenant without an active account that holds 'admin' tenant-wide, directly and without an end date.");
    }

    // Who is asked to stay need not have begun: by another host's clock, or by this one before it was set back, that may be what keeps the
    // tenant.
    private static Queries.Filter Lasting(Guid adminRoleId) =>
        RoleAssignmentFields.RoleId.EqualTo(adminRoleId)
        & RoleAssignmentFields.UserId.IsPresent()
        & RoleAssignmentFields.OrganizationId.IsMissing()
        & RoleAssignmentFields.ValidUntil.IsMissing();

    private static Queries.Filter HasBegun(DateTimeOffset at) =>
        RoleAssignmentFields.ValidFrom.IsMissing() | RoleAssignmentFields.ValidFrom.AtMost(at);

    private static ValueTask<Role?> AdminRoleAsync(Decision decision, CancellationToken cancellationToken) =>
        decision.Reader.FindByKeyAsync<Role>(RecordKeys.Role.For(decision.TenantId, Role.AdminKey), cancellationToken);
}
