using UserDirectory.Queries;

namespace UserDirectory;

internal sealed class MemberService(TenantContext context) : IMemberService
{
    public ValueTask<Membership> AddAsync(EntityRef user, EntityRef organization, Validity validity = default, CancellationToken cancellationToken = default)
    {
        var dates = Checked(validity);
        return context.DecideAsync("members.add", (decision, token) => MembershipAdding.AddAsync(decision, user, organization, dates, token), cancellationToken);
    }

    public ValueTask<bool> RemoveAsync(EntityRef user, EntityRef organization, CancellationToken cancellationToken = default) =>
        context.DecideAsync("members.remove", (decision, token) => MembershipEnding.RemoveAsync(decision, user, organization, token), cancellationToken);

    public ValueTask<Membership> SuspendAsync(EntityRef user, EntityRef organization, CancellationToken cancellationToken = default) =>
        context.DecideAsync("members.suspend", (decision, token) => MembershipChange.SuspendAsync(decision, user, organization, token), cancellationToken);

    public ValueTask<Membership> ReinstateAsync(EntityRef user, EntityRef organization, CancellationToken cancellationToken = default) =>
        context.DecideAsync("members.reinstate", (decision, token) => MembershipChange.ReinstateAsync(decision, user, organization, token), cancellationToken);

    public ValueTask<Membership> ChangeValidityAsync(EntityRef user, EntityRef organization, Validity validity, CancellationToken cancellationToken = default)
    {
        var dates = Checked(validity);
        return context.DecideAsync(
            "members.change_validity",
            (decision, token) => MembershipChange.ChangeValidityAsync(decision, user, organization, dates, token),
            cancellationToken);
    }

    public async ValueTask<Membership?> FindAsync(EntityRef user, EntityRef organization, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("members.find").EndAsync(new MembershipReads(context).FindAsync(user, organization, cancellationToken)).ConfigureAwait(false);

    public async ValueTask<Page<Member>> ListAsync(EntityRef organization, MemberQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("members.list").EndAsync(
            new MemberListing(context).ListAsync(organization, ListQuery.Copy(query), cancellationToken)).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<Membership>> ListOfUserAsync(EntityRef user, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("members.list_of_user").EndAsync(new MemberListing(context).ListOfUserAsync(user, cancellationToken)).ConfigureAwait(false);

    public async ValueTask ChangeRolesAsync(
        EntityRef user,
        EntityRef organization,
        IReadOnlyList<EntityRef>? add = null,
        IReadOnlyList<EntityRef>? remove = null,
        CancellationToken cancellationToken = default)
    {
        IReadOnlyList<EntityRef> added = [.. add ?? []];
        IReadOnlyList<EntityRef> removed = [.. remove ?? []];
        await context.DecideAsync(
            "members.change_roles",
            (decision, token) => MemberRoles.ChangeAsync(decision, user, organization, added, removed, token),
            cancellationToken).ConfigureAwait(false);
    }

    private static Validity Checked(Validity validity)
    {
        var errors = new InputErrors();
        ValidityRules.Check(errors, nameof(validity), validity);
        errors.ThrowIfAny();
        return ValidityRules.Kept(validity);
    }
}
