using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Brings one account back from the recycle bin: with what still exists, and of that with what the actor may give. So the actor holds
/// whatever the account then holds.
/// </summary>
internal sealed class UserRestoring(Decision decision, DeletedUser deleted)
{
    private readonly List<Holding> _held = [];

    /// <summary>Names ahead an account in the bin, and everything that it had.</summary>
    public static void Name(ReadAhead ahead, Guid userId)
    {
        ahead.Find(RecordKind.DeletedUser, userId);
        ahead.Then(() =>
        {
            if (ahead.Known.Known<DeletedUser>(userId) is not { } deleted)
            {
                return;
            }

            ahead.Place(deleted.User.HomeOrganizationId);
            ahead.WhenHeld(DirectoryPermissions.UsersRestore, deleted.User.HomeOrganizationId, () => NameAll(ahead, deleted));
        });
    }

    private static void NameAll(ReadAhead ahead, DeletedUser deleted)
    {
        foreach (var assignment in deleted.Assignments)
        {
            ahead.Place(assignment.OrganizationId);
            ahead.Find(RecordKind.Role, assignment.RoleId);
        }

        foreach (var membership in deleted.Memberships)
        {
            ahead.Place(membership.OrganizationId);
        }

        foreach (var member in deleted.GroupMembers)
        {
            ahead.Group(member.GroupId, null, ahead.Joined);
        }

        if (deleted.User.Email is { } email)
        {
            ahead.Where(RecordKind.User, EmailOwners.HaveProved(email));
        }
    }

    public static async ValueTask<User> RestoreAsync(Decision decision, Guid userId, CancellationToken cancellationToken)
    {
        var deleted = await decision.FindAsync<DeletedUser>(userId, cancellationToken).ConfigureAwait(false)
            ?? throw new RecordNotFoundException(RecordKind.DeletedUser);
        if (deleted.PurgeAt <= decision.At)
        {
            throw new RecordNotFoundException(RecordKind.DeletedUser);
        }

        return await new UserRestoring(decision, deleted).WriteAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<User> WriteAsync(CancellationToken cancellationToken)
    {
        var home = await FindPlaceAsync(deleted.User.HomeOrganizationId, cancellationToken).ConfigureAwait(false);
        await decision.Rights.RequireAsync(DirectoryPermissions.UsersRestore, home?.Id, cancellationToken).ConfigureAwait(false);
        var grants = await GrantsAsync(cancellationToken).ConfigureAwait(false);
        var assignments = await AssignmentsAsync(cancellationToken).ConfigureAwait(false);
        var members = await GroupMembersAsync(cancellationToken).ConfigureAwait(false);

        // The last: what a membership opens is what the account will hold.
        var memberships = await MembershipsAsync(cancellationToken).ConfigureAwait(false);
        var (found, credential) = await WithAddressAsync(cancellationToken).ConfigureAwait(false);
        var user = decision.Writes.PutBack(found with
        {
            HomeOrganizationId = home?.Id,
            DefaultOrganizationId = memberships.Any(IsDefault) ? deleted.User.DefaultOrganizationId : null,
            Grants = grants,
            AccessRules = await AccessRulesAsync(cancellationToken).ConfigureAwait(false),
            Status = deleted.User.Status == UserStatus.Active ? UserStatus.Active : UserStatus.Inactive,
            InvitationExpiresAt = null,
        });
        IEnumerable<DirectoryRecord?> beside = [credential, deleted.Picture];
        foreach (var record in memberships.Concat<DirectoryRecord>(assignments).Concat(members).Concat(beside.OfType<DirectoryRecord>()))
        {
            decision.Writes.PutBack(record);
        }

        decision.Writes.Remove(deleted);
        return user;
    }

    /// <summary>
    /// The account and its password. An address that another account has proved meanwhile is that one's: here it comes back unverified, and
    /// what signed in by it goes when somebody proves it again (rule 10).
    /// </summary>
    private async ValueTask<(User User, Credential? Password)> WithAddressAsync(CancellationToken cancellationToken)
    {
        if (deleted.User is not { Email: { } email, EmailVerifiedAt: not null })
        {
            return (deleted.User, deleted.Credential);
        }

        var hasProvedIt = EmailOwners.HaveProved(email);
        if (await decision.AnyAsync<User>(hasProvedIt, cancellationToken).ConfigureAwait(false))
        {
            return (
                deleted.User with { EmailVerifiedAt = null, ExternalIdSetBy = SignInProvenance.EarlierAddress },
                deleted.Credential is { } credential ? credential with { SetBy = SignInProvenance.EarlierAddress } : null);
        }

        decision.Guards.RequireNone(RecordKind.User, hasProvedIt);
        return (deleted.User, deleted.Credential);
    }

    private bool IsDefault(Membership membership) =>
        membership.OrganizationId == deleted.User.DefaultOrganizationId && membership.Status == MembershipStatus.Active;

    private async ValueTask<IReadOnlyList<string>> GrantsAsync(CancellationToken cancellationToken)
    {
        var kept = new List<string>();
        foreach (var pattern in deleted.User.Grants)
        {
            if (await MayHoldAsync([new([pattern], null)], cancellationToken).ConfigureAwait(false))
            {
                kept.Add(pattern);
            }
        }

        return kept;
    }

    // Everything that the account will hold the actor holds: what is left to ask is whether he may let anybody in without a membership.
    private async ValueTask<IReadOnlyList<string>> AccessRulesAsync(CancellationToken cancellationToken) =>
        await decision.Rights.HoldsAsync([DirectoryPermissions.UsersUpdateTenants], null, cancellationToken)
            .ConfigureAwait(false) ? deleted.User.AccessRules : [];

    private async ValueTask<IReadOnlyList<RoleAssignment>> AssignmentsAsync(CancellationToken cancellationToken)
    {
        var kept = new List<RoleAssignment>();
        foreach (var assignment in deleted.Assignments)
        {
            var place = await FindPlaceAsync(assignment.OrganizationId, cancellationToken).ConfigureAwait(false);
            if (place?.Id == assignment.OrganizationId
                && await decision.FindAsync<Role>(assignment.RoleId, cancellationToken).ConfigureAwait(false) is { } role
                && GivableRoles.IsUsableAt(role.OrganizationId, place)
                && await MayHoldAsync(
                    assignment.IsNotEndedAt(decision.At) ? [new(decision.Catalogue.PatternsOf(role), place?.Id)] : [], cancellationToken)
                    .ConfigureAwait(false))
            {
                kept.Add(assignment);
            }
        }

        return kept;
    }

    private async ValueTask<IReadOnlyList<GroupMember>> GroupMembersAsync(CancellationToken cancellationToken)
    {
        var kept = new List<GroupMember>();
        foreach (var member in deleted.GroupMembers)
        {
            if (await decision.FindAsync<Group>(member.GroupId, cancellationToken).ConfigureAwait(false) is { } group
                && await MayHoldAsync(
                    await HoldingsAsync(group, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false))
            {
                kept.Add(member);
            }
        }

        return kept;
    }

    // A system is not asked what it holds.
    private ValueTask<IReadOnlyList<Holding>> HoldingsAsync(Group group, CancellationToken cancellationToken) =>
        decision.Authority.IsSystem ? new([]) : GroupJoining.HoldingsAsync(decision, [group.Id, .. group.AncestorIds], cancellationToken);

    private async ValueTask<IReadOnlyList<Membership>> MembershipsAsync(CancellationToken cancellationToken)
    {
        var kept = new List<Membership>();
        foreach (var membership in deleted.Memberships)
        {
            if (await decision.FindAsync<Organization>(membership.OrganizationId, cancellationToken).ConfigureAwait(false) is { } place
                && await MayBeMemberAsync(membership, place, cancellationToken).ConfigureAwait(false))
            {
                kept.Add(membership);
            }
        }

        return kept;
    }

    // A suspension gives nothing and must not get lost; what was to come with an invitation went with it.
    private async ValueTask<bool> MayBeMemberAsync(Membership membership, Organization organization, CancellationToken cancellationToken)
    {
        if (membership.Status != MembershipStatus.Active)
        {
            return membership.Status == MembershipStatus.Suspended;
        }

        foreach (var held in _held)
        {
            if (await MembershipOpening.OpenedByAsync(decision, held.Place, organization, cancellationToken)
                .ConfigureAwait(false) is { } opened
                && !await decision.Rights.HoldsAsync(held.Patterns, opened, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the actor may give all of this; then the account will hold it.</summary>
    private async ValueTask<bool> MayHoldAsync(IReadOnlyList<Holding> holdings, CancellationToken cancellationToken)
    {
        foreach (var holding in holdings)
        {
            if (!await decision.Rights.HoldsAsync(holding.Patterns, holding.Place, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        _held.AddRange(holdings);
        return true;
    }

    private async ValueTask<Organization?> FindPlaceAsync(Guid? id, CancellationToken cancellationToken) =>
        id is { } organizationId ? await decision.FindAsync<Organization>(organizationId, cancellationToken).ConfigureAwait(false) : null;
}
