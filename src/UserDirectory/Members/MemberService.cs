using UserDirectory.Queries;

namespace UserDirectory;

internal sealed class MemberService(TenantContext context) : IMemberService
{
    public async ValueTask<Member> AddAsync(
        EntityRef user, EntityRef organization, Validity validity = default, CancellationToken cancellationToken = default)
    {
        var dates = Checked(validity);
        return await AnswerAsync(
            "members.add", user, organization, (decision, token) =>
                MembershipAdding.AddAsync(decision, user, organization, dates, token), cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<EndedMembership?> RemoveAsync(
        EntityRef user, EntityRef organization, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        var ended = await context.DecideAsync(
            "members.remove",
            ahead => MembershipEnding.Name(ahead, user, organization),
            (decision, token) => MembershipEnding.RemoveAsync(decision, user, organization, expectedVersion, token),
            cancellationToken).ConfigureAwait(false);
        return ended?.User is { } found
            ? ended with { User = await new UserAnswer(context).ReadAloneAsync(found).ConfigureAwait(false) }
            : ended;
    }

    public ValueTask<Member> SuspendAsync(
        EntityRef user, EntityRef organization, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        AnswerAsync(
            "members.suspend", user, organization, (decision, token) =>
                MembershipChange.SuspendAsync(decision, user, organization, expectedVersion, token), cancellationToken);

    public ValueTask<Member> ReinstateAsync(
        EntityRef user, EntityRef organization, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        AnswerAsync(
            "members.reinstate", user, organization, (decision, token) =>
                MembershipChange.ReinstateAsync(decision, user, organization, expectedVersion, token), cancellationToken);

    public async ValueTask<Member> ChangeValidityAsync(
        EntityRef user, EntityRef organization, Validity validity, long? expectedVersion = null,
        CancellationToken cancellationToken = default)
    {
        var dates = Checked(validity);
        return await AnswerAsync(
            "members.change_validity",
            user,
            organization,
            (decision, token) => MembershipChange.ChangeValidityAsync(decision, user, organization, dates, expectedVersion, token),
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<Membership?> FindAsync(EntityRef user, EntityRef organization, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("members.find").EndAsync(new MembershipReads(context).FindAsync(user, organization, cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<Page<Member>> ListAsync(
        EntityRef organization, MemberQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("members.list").EndAsync(
            new MemberListing(context).ListAsync(organization, ListQuery.Copy(query), cancellationToken)).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<Membership>> ListOfUserAsync(EntityRef user, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("members.list_of_user").EndAsync(new MemberListing(context).ListOfUserAsync(user, cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<User> ChangeRolesAsync(
        EntityRef user,
        EntityRef organization,
        IReadOnlyList<EntityRef>? add = null,
        IReadOnlyList<EntityRef>? remove = null,
        long? expectedVersion = null,
        CancellationToken cancellationToken = default)
    {
        IReadOnlyList<EntityRef> added = [.. add ?? []];
        IReadOnlyList<EntityRef> removed = [.. remove ?? []];
        var (written, place) = await context.DecideAsync(
            "members.change_roles",
            ahead => NamedMembers.MemberWithRoles(ahead, user, organization, [.. added, .. removed]),
            (decision, token) => MemberRoles.ChangeAsync(decision, user, organization, added, removed, expectedVersion, token),
            cancellationToken).ConfigureAwait(false);
        return await new UserAnswer(context).ReadAsync(written, place).ConfigureAwait(false);
    }

    private async ValueTask<Member> AnswerAsync(
        string operation,
        EntityRef user,
        EntityRef organization,
        Func<Decision, CancellationToken, ValueTask<WrittenMember>> decide,
        CancellationToken cancellationToken)
    {
        var written = await context.DecideAsync(
            operation, ahead => NamedMembers.Member(ahead, user, organization), decide, cancellationToken).ConfigureAwait(false);
        var found = await new UserAnswer(context).ReadAsync(written.User, written.Organization).ConfigureAwait(false);

        // At one organization there is one. Somebody else may have ended it since.
        var there = found.Details!.Memberships!;
        return new(there.Count > 0 ? there[0] : written.Membership, found);
    }

    private Validity Checked(Validity validity)
    {
        var errors = new InputErrors();
        ValidityRules.CheckNotEnded(errors, nameof(validity), validity, context.Now());
        errors.ThrowIfAny();
        return ValidityRules.Kept(validity);
    }
}
