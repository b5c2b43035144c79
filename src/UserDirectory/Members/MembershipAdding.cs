using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Makes an account a member of an organization.</summary>
internal static class MembershipAdding
{
    public static async ValueTask<WrittenMember> AddAsync(
        Decision decision, EntityRef user, EntityRef organization, Validity validity, CancellationToken cancellationToken)
    {
        var place = await decision.References.GetOrganizationAsync(organization, cancellationToken, nameof(organization))
            .ConfigureAwait(false);
        await MembershipPermission.RequireAsync(decision, DirectoryPermissions.MembersAdd, place, cancellationToken).ConfigureAwait(false);
        var account = await decision.References.GetUserAsync(user, cancellationToken).ConfigureAwait(false);
        if (await MembershipReads.FindAsync(decision.Reader, account, place.Id, cancellationToken).ConfigureAwait(false) is { } there)
        {
            return await AgainAsync(decision, there, account, place, validity, cancellationToken).ConfigureAwait(false);
        }

        // From elsewhere: as a member, the account can be read from here on.
        if (!await KnownAccounts.IsKnownAsync(decision, account, null, DirectoryPermissions.UsersUpdateTenants, cancellationToken)
            .ConfigureAwait(false))
        {
            throw new RecordNotFoundException(RecordKind.User);
        }

        await MembershipOpening.MustHoldAsync(decision, account.Id, place, cancellationToken).ConfigureAwait(false);
        await MakeFirstDefaultAsync(decision, account, place, cancellationToken).ConfigureAwait(false);
        var added = decision.Writes.Add(new Membership
        {
            Id = decision.NewId(),
            TenantId = decision.TenantId,
            UserId = account.Id,
            OrganizationId = place.Id,
            ValidFrom = validity.From,
            ValidUntil = validity.Until,
        });
        return WrittenMember.Of(decision, added, account, place);
    }

    private static async ValueTask<WrittenMember> AgainAsync(
        Decision decision, Membership there, User account, Organization place, Validity validity, CancellationToken cancellationToken)
    {
        MembershipRenewal.MustNotBeSuspended(there);
        if (MembershipRenewal.IsOver(there, decision.At))
        {
            await MembershipOpening.MustHoldAsync(decision, account.Id, place, cancellationToken).ConfigureAwait(false);
            there = decision.Writes.Update(there, there with { ValidFrom = validity.From, ValidUntil = validity.Until });
        }

        return WrittenMember.Of(decision, there, account, place);
    }

    /// <summary>
    /// The first membership becomes the default organization. Two that are added at once both change the account, so only one of them is
    /// the first.
    /// </summary>
    public static async ValueTask MakeFirstDefaultAsync(
        Decision decision, User account, Organization place, CancellationToken cancellationToken)
    {
        if (account.DefaultOrganizationId is null
            && !await decision.AnyAsync<Membership>(MembershipFields.UserId.EqualTo(account.Id), cancellationToken).ConfigureAwait(false))
        {
            decision.Writes.Update(account, account with { DefaultOrganizationId = place.Id });
        }
    }
}
