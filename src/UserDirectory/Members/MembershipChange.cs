using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Suspends and reinstates memberships and changes their dates. What follows: see <see cref="AuthorityRule"/>.
/// </summary>
internal static class MembershipChange
{
    public static ValueTask<WrittenMember> SuspendAsync(
        Decision decision, EntityRef user, EntityRef organization, long? expectedVersion, CancellationToken cancellationToken)
    {
        return RunAsync(decision, user, organization, expectedVersion, ChangeAsync, cancellationToken);

        static ValueTask<Membership> ChangeAsync(
            Decision decision, Membership membership, Organization organization, CancellationToken token) =>
            new(MustNotBeInvited(membership) with { Status = MembershipStatus.Suspended });
    }

    public static ValueTask<WrittenMember> ReinstateAsync(
        Decision decision, EntityRef user, EntityRef organization, long? expectedVersion, CancellationToken cancellationToken)
    {
        return RunAsync(decision, user, organization, expectedVersion, ChangeAsync, cancellationToken);

        static async ValueTask<Membership> ChangeAsync(
            Decision decision, Membership membership, Organization organization, CancellationToken token)
        {
            if (MustNotBeInvited(membership).Status == MembershipStatus.Suspended)
            {
                await MembershipOpening.MustHoldAsync(decision, membership.UserId, organization, token).ConfigureAwait(false);
            }

            return membership with { Status = MembershipStatus.Active };
        }
    }

    public static ValueTask<WrittenMember> ChangeValidityAsync(
        Decision decision, EntityRef user, EntityRef organization, Validity validity,
        long? expectedVersion, CancellationToken cancellationToken)
    {
        return RunAsync(decision, user, organization, expectedVersion, ChangeAsync, cancellationToken);

        async ValueTask<Membership> ChangeAsync(
            Decision decision, Membership membership, Organization organization, CancellationToken token)
        {
            if (Opens(membership, validity))
            {
                await MembershipOpening.MustHoldAsync(decision, membership.UserId, organization, token).ConfigureAwait(false);
            }

            return membership with { ValidFrom = validity.From, ValidUntil = validity.Until };
        }
    }

    /// <summary>
    /// Whether other dates may let the account in at more times. Those of a suspended one say when it shuts out, so any change of them may.
    /// </summary>
    private static bool Opens(Membership membership, Validity validity)
    {
        var before = new Validity(membership.ValidFrom, membership.ValidUntil);
        return membership.Status == MembershipStatus.Suspended ? before != validity : ValidityRules.Widens(before, validity);
    }

    private static Membership MustNotBeInvited(Membership membership) => membership.Status != MembershipStatus.Invited
        ? membership
        : throw new ConflictException(
            "membership.invited", "The membership is still to come: the open invitation decides. Accept it or revoke it.");

    private static async ValueTask<WrittenMember> RunAsync(
        Decision decision,
        EntityRef user,
        EntityRef organization,
        long? expectedVersion,
        Func<Decision, Membership, Organization, CancellationToken, ValueTask<Membership>> change,
        CancellationToken cancellationToken)
    {
        var found = await decision.References.GetUserAsync(user, cancellationToken).ConfigureAwait(false);
        var place = await decision.References.GetOrganizationAsync(organization, cancellationToken, nameof(organization))
            .ConfigureAwait(false);
        await decision.Rights.RequireAsync(DirectoryPermissions.MembersUpdate, place.Id, cancellationToken).ConfigureAwait(false);
        var membership = await decision.Reader.FindMembershipAsync(decision.TenantId, found.Id, place.Id, cancellationToken)
            .ConfigureAwait(false)
            ?? throw new RecordNotFoundException(RecordKind.Membership);
        var changed = decision.Writes.Update(
            membership, await change(decision, membership, place, cancellationToken).ConfigureAwait(false), expectedVersion);
        return WrittenMember.Of(decision, changed, found, place);
    }
}
