using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Gives roles to a user or group at a place, takes them away, or makes them exactly these. Who gives as part of another call asks rule 2
/// before. What follows from taking a role, and from giving one to a group: see <see cref="AuthorityRule"/>.
/// </summary>
internal static class RoleAssigning
{
    /// <summary>Changes the roles of whoever is named, after asking rule 2.</summary>
    /// <param name="decision">The call.</param>
    /// <param name="subject">Who gets or loses roles.</param>
    /// <param name="roles">The roles.</param>
    /// <param name="organization">Where; empty for the whole tenant.</param>
    /// <param name="expectedVersion">The version that the account, with what it has, or the group must have; null for any.</param>
    /// <param name="change">One of the changes below.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    /// <returns>What is written, for the answer.</returns>
    public static async ValueTask<WrittenRoles> ChangeAsync(
        Decision decision,
        Subject subject,
        IReadOnlyList<EntityRef> roles,
        EntityRef organization,
        long? expectedVersion,
        Func<Decision, RoleHolder, IReadOnlyList<Role>, Organization?, CancellationToken, ValueTask> change,
        CancellationToken cancellationToken)
    {
        ReferenceRules.MustBeGiven(nameof(subject), subject.Reference);
        var place = await decision.References.GetPlaceAsync(organization, cancellationToken, nameof(organization)).ConfigureAwait(false);
        var holder = await RoleHolder.GetAsync(decision, subject, place, cancellationToken).ConfigureAwait(false);
        var named = await GivableRoles.GetUsableAsync(decision, roles, place, nameof(roles), cancellationToken).ConfigureAwait(false);
        await change(decision, holder, named, place, cancellationToken).ConfigureAwait(false);
        await holder.ExpectAsync(decision, expectedVersion, cancellationToken).ConfigureAwait(false);
        return WrittenRoles.Of(decision, holder, named, place);
    }

    /// <summary>
    /// Gives each of the roles, as far as the actor holds it at the place (rule 3). One that is there already is given only when its dates
    /// change: to those named, or, for one that has ended when none are named, to none. Whatever is not given stays as it is and is not
    /// asked about.
    /// </summary>
    public static async ValueTask GiveAsync(
        Decision decision, RoleHolder holder, IReadOnlyList<Role> roles, Organization? place,
        Validity? validity, CancellationToken cancellationToken)
    {
        var given = new List<(Role Role, RoleAssignment? There)>(roles.Count);
        foreach (var role in roles)
        {
            var there = await decision.Reader.FindRoleAssignmentAsync(decision.TenantId, holder.Id, role.Id, place?.Id, cancellationToken)
                .ConfigureAwait(false);
            if (there is null || ChangesDates(there, validity, decision.At))
            {
                await GivableRoles.MustHoldAsync(decision, role, place?.Id, cancellationToken).ConfigureAwait(false);
                given.Add((role, there));
            }
        }

        var dates = validity ?? Validity.Always;
        foreach (var (role, there) in given)
        {
            if (there is null)
            {
                holder.Assign(decision, role, place, dates);
            }
            else
            {
                await ChangeDatesAsync(decision, there, dates, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Takes each of the roles away, as far as the holder has it at the place (rule 5).</summary>
    public static async ValueTask TakeAsync(
        Decision decision, RoleHolder holder, IReadOnlyList<Role> roles, Organization? place, CancellationToken cancellationToken)
    {
        foreach (var role in roles)
        {
            if (await decision.Reader.FindRoleAssignmentAsync(decision.TenantId, holder.Id, role.Id, place?.Id, cancellationToken)
                .ConfigureAwait(false) is { } assignment)
            {
                await TakeAsync(decision, assignment, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Gives those of the roles that the holder does not have at the place, and takes all others that it has there.</summary>
    public static async ValueTask ReplaceAsync(
        Decision decision, RoleHolder holder, IReadOnlyList<Role> roles, Organization? place, CancellationToken cancellationToken)
    {
        await GiveAsync(decision, holder, roles, place, null, cancellationToken).ConfigureAwait(false);
        var kept = new HashSet<Guid>(roles.Select(role => role.Id));
        foreach (var assignment in await holder.ListAsync(decision, place, cancellationToken).ConfigureAwait(false))
        {
            if (!kept.Contains(assignment.RoleId))
            {
                await TakeAsync(decision, assignment, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool ChangesDates(RoleAssignment there, Validity? validity, DateTimeOffset at) =>
        validity is { } dates ? dates != new Validity(there.ValidFrom, there.ValidUntil) : !there.IsNotEndedAt(at);

    private static async ValueTask ChangeDatesAsync(
        Decision decision, RoleAssignment there, Validity dates, CancellationToken cancellationToken)
    {
        var changed = there with { ValidFrom = dates.From, ValidUntil = dates.Until };
        if (changed.ValidUntil is not null || !changed.IsValidAt(decision.At))
        {
            await AdministratorRule.MustNotBeLastAsync(decision, there, cancellationToken).ConfigureAwait(false);
        }

        decision.Writes.Update(there, changed);
    }

    private static async ValueTask TakeAsync(Decision decision, RoleAssignment assignment, CancellationToken cancellationToken)
    {
        await AdministratorRule.MustNotBeLastAsync(decision, assignment, cancellationToken).ConfigureAwait(false);
        decision.Writes.Remove(assignment);
    }
}
