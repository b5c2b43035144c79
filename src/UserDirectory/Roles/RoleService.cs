using UserDirectory.Queries;

namespace UserDirectory;

internal sealed class RoleService(TenantContext context) : IRoleService
{
    public async ValueTask<Role> CreateAsync(NewRole role, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(role);
        role = role.Copy();
        var errors = new InputErrors();
        RoleRules.Check(errors, role, context.Catalogue);
        errors.ThrowIfAny();
        return await context.DecideAsync(
            "roles.create", ahead => ahead.Organization(role.Organization), (decision, token) =>
                RoleCreation.WriteAsync(decision, role, token), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<Role> GetAsync(
        EntityRef role, EntityRef organization = default, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("roles.find").EndAsync(new RoleReads(context).GetAsync(role, organization, cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<Role?> FindAsync(
        EntityRef role, EntityRef organization = default, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("roles.find").EndAsync(new RoleReads(context).FindAsync(role, organization, cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<Page<Role>> ListAsync(RoleQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("roles.list").EndAsync(new RoleReads(context).ListAsync(ListQuery.Copy(query), cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<Role> UpdateAsync(
        EntityRef role, RoleUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        update = update.Copy();
        var errors = new InputErrors();
        RoleRules.Check(errors, update, context.Catalogue);
        errors.ThrowIfAny();
        return await context.DecideAsync(
            "roles.update", ahead => RoleChange.Name(ahead, role),
            (decision, token) => RoleChange.UpdateAsync(decision, role, update, expectedVersion, token), cancellationToken)
            .ConfigureAwait(false);
    }

    public ValueTask<Role> ChangeDefaultAsync(
        EntityRef role, bool isDefault, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        context.DecideAsync(
            "roles.change_default", ahead => RoleChange.Name(ahead, role), (decision, token) =>
                RoleChange.ChangeDefaultAsync(decision, role, isDefault, expectedVersion, token), cancellationToken);

    public ValueTask<Role> SwitchOnAsync(EntityRef role, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        context.DecideAsync(
            "roles.switch_on", ahead => RoleChange.Name(ahead, role), (decision, token) =>
                RoleChange.SwitchAsync(decision, role, true, expectedVersion, token), cancellationToken);

    public ValueTask<Role> SwitchOffAsync(EntityRef role, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        context.DecideAsync(
            "roles.switch_off", ahead => RoleChange.Name(ahead, role), (decision, token) =>
                RoleChange.SwitchAsync(decision, role, false, expectedVersion, token), cancellationToken);

    public async ValueTask DeleteAsync(EntityRef role, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        await context.DecideAsync(
            "roles.delete", ahead => RoleChange.Name(ahead, role), (decision, token) =>
                RoleChange.DeleteAsync(decision, role, expectedVersion, token), cancellationToken).ConfigureAwait(false);

    public async ValueTask<AssignedRoles> AssignAsync(
        Subject subject,
        IReadOnlyList<EntityRef> roles,
        EntityRef organization = default,
        Validity? validity = null,
        long? expectedVersion = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(roles);
        var dates = Checked(validity);
        return await ChangeAsync(
            "roles.assign",
            subject,
            [.. roles],
            organization,
            expectedVersion,
            (decision, holder, named, place, token) => RoleAssigning.GiveAsync(decision, holder, named, place, dates, token),
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<AssignedRoles> UnassignAsync(
        Subject subject, IReadOnlyList<EntityRef> roles, EntityRef organization = default, long? expectedVersion = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return await ChangeAsync(
            "roles.unassign", subject, [.. roles], organization, expectedVersion, RoleAssigning.TakeAsync, cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<AssignedRoles> ReplaceAsync(
        Subject subject, IReadOnlyList<EntityRef> roles, EntityRef organization = default, long? expectedVersion = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return await ChangeAsync(
            "roles.replace", subject, [.. roles], organization, expectedVersion, RoleAssigning.ReplaceAsync, cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<AssignedRole>> ListAssignmentsAsync(
        Subject subject, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("roles.list_assignments").EndAsync(new AssignmentReads(context).ListAsync(subject, cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<Page<RoleAssignment>> ListAssignmentsOfRoleAsync(
        EntityRef role, AssignmentQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("roles.list_assignments_of_role").EndAsync(
            new AssignmentReads(context).ListOfRoleAsync(role, ListQuery.Copy(query), cancellationToken)).ConfigureAwait(false);

    private async ValueTask<AssignedRoles> ChangeAsync(
        string operation,
        Subject subject,
        IReadOnlyList<EntityRef> roles,
        EntityRef organization,
        long? expectedVersion,
        Func<Decision, RoleHolder, IReadOnlyList<Role>, Organization?, CancellationToken, ValueTask> change,
        CancellationToken cancellationToken)
    {
        var written = await context.DecideAsync(
            operation,
            ahead => RoleHolder.Name(ahead, subject, organization, roles),
            (decision, token) => RoleAssigning.ChangeAsync(decision, subject, roles, organization, expectedVersion, change, token),
            cancellationToken).ConfigureAwait(false);
        return await new RoleAnswer(context).ReadAsync(written).ConfigureAwait(false);
    }

    private Validity? Checked(Validity? validity)
    {
        if (validity is not { } dates)
        {
            return null;
        }

        var errors = new InputErrors();
        ValidityRules.CheckNotEnded(errors, nameof(validity), dates, context.Now());
        errors.ThrowIfAny();
        return ValidityRules.Kept(dates);
    }
}
