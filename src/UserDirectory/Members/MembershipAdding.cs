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
        var found = await decision.References.GetUserAsync(user, cancellationToken).ConfigureAwait(false);
        if (await decision.Reader.FindMembershipAsync(decision.TenantId, found.Id, place.Id, cancellationToken)
            .ConfigureAwait(false) is { } there)
        {
            return await AgainAsync(decision, there, found, place, validity, cancellationToken).ConfigureAwait(false);
        }

        // From elsewhere: as a member, the account can be read from here on.
        if (!await NameableUsers.MayNameAsync(decision, found, null, DirectoryPermissions.UsersUpdateTenants, cancellationToken)
            .ConfigureAwait(false))
        {
            throw new RecordNotFoundException(RecordKind.User);
        }

        await MembershipOpening.MustHoldAsync(decision, found.Id, place, cancellationToken).ConfigureAwait(false);
        await MakeFirstDefaultAsync(decision, found, place, cancellationToken).ConfigureAwait(false);
        var added = decision.Writes.Add(Make(decision, found, place, validity: validity));
        return WrittenMember.Of(decision, added, found, place);
    }

    /// <summary>A membership where there is none; not yet written.</summary>
    public static Membership Make(
        Decision decision, User user, Organization organization, MembershipStatus status = MembershipStatus.Active,
        Validity validity = default) => new()
        {
            Id = decision.NewId(),
            TenantId = decision.TenantId,
            UserId = user.Id,
            OrganizationId = organization.Id,
            Status = status,
            ValidFrom = validity.From,
            ValidUntil = validity.Until,
        };

    private static async ValueTask<WrittenMember> AgainAsync(
        Decision decision, Membership there, User user, Organization organization, Validity validity, CancellationToken cancellationToken)
    {
        MembershipRenewal.MustNotBeSuspended(there);
        if (MembershipRenewal.IsOver(there, decision.At))
        {
            await MembershipOpening.MustHoldAsync(decision, user.Id, organization, cancellationToken).ConfigureAwait(false);
            there = decision.Writes.Update(there, there with { ValidFrom = validity.From, ValidUntil = validity.Until });
        }

        return WrittenMember.Of(decision, there, user, organization);
    }

    /// <summary>
    /// The first membership becomes the default organization. Two that are added at once both change the account, so only one of them is
    /// the first.
    /// </summary>
    public static async ValueTask MakeFirstDefaultAsync(
        Decision decision, User user, Organization organization, CancellationToken cancellationToken)
    {
        if (user.DefaultOrganizationId is null
            && !await decision.AnyAsync<Membership>(MembershipFields.UserId.EqualTo(user.Id), cancellationToken).ConfigureAwait(false))
        {
            decision.Writes.Update(user, user with { DefaultOrganizationId = organization.Id });
        }
    }
}
