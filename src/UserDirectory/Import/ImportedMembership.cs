using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Brings an account's membership at the row's organization to what the row says of it. What it is already is not asked about, unless the
/// actor may not know of it.
/// </summary>
internal sealed class ImportedMembership(Decision decision, PreparedRow row, RowErrors errors)
{
    private const string Field = nameof(ImportRow.Organization);

    private MembershipStatus Status => row.IsMembershipSuspended ? MembershipStatus.Suspended : MembershipStatus.Active;

    /// <summary>The membership of an account that is made by the row.</summary>
    public void AddTo(User user, Organization organization)
    {
        MustNotHaveEnded();
        decision.Writes.Add(MembershipAdding.Make(decision, user, organization, Status, row.MembershipValidity.Value));
    }

    /// <summary>The membership of an account that is there.</summary>
    public async ValueTask WriteAsync(User user, Organization? place, CancellationToken cancellationToken)
    {
        if (place is null || row.IsForRolesOnly)
        {
            return;
        }

        var mayCompare = await decision.Rights.MayReadAsync(user, cancellationToken).ConfigureAwait(false)
            || (await MayAddAsync(place, cancellationToken).ConfigureAwait(false)
                && await MayChangeAsync(place, cancellationToken).ConfigureAwait(false));
        if (!mayCompare)
        {
            return;
        }

        var there = await decision.Reader.FindMembershipAsync(decision.TenantId, user.Id, place.Id, cancellationToken)
            .ConfigureAwait(false);
        if (there is null || MembershipRenewal.IsOver(there, decision.At)
            || (there.Status == MembershipStatus.Suspended && !row.IsMembershipSuspended))
        {
            MustNotHaveEnded();
            there = (await errors.TryAsync(
                Field, MembershipAdding.AddAsync(decision, user.Id, place.Id, row.MembershipValidity.Value, cancellationToken))
                .ConfigureAwait(false))?.Membership;
        }

        if (there is not null)
        {
            await ChangeAsync(user, place, there, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask ChangeAsync(User user, Organization organization, Membership there, CancellationToken cancellationToken)
    {
        if (row.MembershipValidity is { IsGiven: true, Value: var validity } && validity != new Validity(there.ValidFrom, there.ValidUntil))
        {
            MustNotHaveEnded();
            await errors.TryAsync(
                nameof(ImportRow.MembershipValidity),
                MembershipChange.ChangeValidityAsync(decision, user.Id, organization.Id, validity, null, cancellationToken))
                .ConfigureAwait(false);
        }

        if (row.IsMembershipSuspended && there.Status != MembershipStatus.Suspended)
        {
            await errors.TryAsync(
                nameof(ImportRow.IsMembershipSuspended),
                MembershipChange.SuspendAsync(decision, user.Id, organization.Id, null, cancellationToken)).ConfigureAwait(false);
        }
    }

    private void MustNotHaveEnded() =>
        ValidityRules.CheckNotEnded(errors.Input, nameof(ImportRow.MembershipValidity), row.MembershipValidity.Value, decision.At);

    private ValueTask<bool> MayAddAsync(Organization organization, CancellationToken cancellationToken) =>
        errors.AllowAsync(
            Field, MembershipPermission.RequireAsync(decision, DirectoryPermissions.MembersAdd, organization, cancellationToken));

    private async ValueTask<bool> MayChangeAsync(Organization organization, CancellationToken cancellationToken) =>
        (!row.MembershipValidity.IsGiven && !row.IsMembershipSuspended)
        || await errors.AllowAsync(
            Field, decision.Rights.RequireAsync(DirectoryPermissions.MembersUpdate, organization.Id, cancellationToken))
            .ConfigureAwait(false);
}
