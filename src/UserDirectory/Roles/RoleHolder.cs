using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The user or group that a call gives roles to or takes them from. Immutable.</summary>
/// <param name="User">The user; null for a group.</param>
/// <param name="Group">The group; null for a user.</param>
internal sealed record RoleHolder(User? User, Group? Group)
{
    /// <summary>Names ahead who gets or loses roles, where, and which.</summary>
    public static void Name(ReadAhead ahead, Subject subject, EntityRef organization, IReadOnlyList<EntityRef> roles)
    {
        var isOwnerNamed = subject.Reference.Id is not null || subject.Reference.Text?.IndexOf(':') >= 0;
        ahead.Organization(organization, place =>
        {
            ahead.Roles(roles, place);
            if (subject.IsGroup && !isOwnerNamed)
            {
                ahead.Group(subject.Reference, place, NameGroup);
            }
        });
        if (!subject.IsGroup)
        {
            NamedMembers.Holder(ahead, subject.Reference);
        }
        else if (isOwnerNamed)
        {
            ahead.Group(subject.Reference, null, NameGroup);
        }

        void NameGroup(Group group)
        {
            ahead.AskAt(group.OrganizationId);
            ahead.WhenHeld(
                DirectoryPermissions.GroupsUpdateRoles, group.OrganizationId, () => ahead.List(RoleAssignmentFields.GroupId, group.Id));
        }
    }

    /// <summary>The user's or group's record.</summary>
    public DirectoryRecord Record => (DirectoryRecord?)User ?? Group!;

    /// <summary>Its id.</summary>
    public Guid Id => Record.Id;

    /// <summary>
    /// Finds who is named, after asking rule 2: for a user at the place, for a group at its owner. A group that cannot be used at the place
    /// is not found there, nor is a user from elsewhere whom the actor may not read and who has no role there yet.
    /// </summary>
    public static async ValueTask<RoleHolder> GetAsync(
        Decision decision, Subject subject, Organization? place, CancellationToken cancellationToken)
    {
        if (!subject.IsGroup)
        {
            await decision.Rights.RequireAsync(DirectoryPermissions.UsersUpdateRoles, place?.Id, cancellationToken).ConfigureAwait(false);
            var user = new RoleHolder(
                await decision.References.GetUserAsync(subject.Reference, cancellationToken).ConfigureAwait(false), null);
            await user.MustBeKnownAsync(decision, place, cancellationToken).ConfigureAwait(false);
            return user;
        }

        var group = await decision.References.GetGroupAsync(subject.Reference, place, cancellationToken).ConfigureAwait(false);
        if (!GivableRoles.IsUsableAt(group.OrganizationId, place))
        {
            throw new RecordNotFoundException(RecordKind.Group);
        }

        await decision.Rights.RequireAsync(DirectoryPermissions.GroupsUpdateRoles, group.OrganizationId, cancellationToken)
            .ConfigureAwait(false);
        return new(null, group);
    }

    /// <summary>All its assignments at exactly this place.</summary>
    public ValueTask<IReadOnlyList<RoleAssignment>> ListAsync(
        Decision decision, Organization? place, CancellationToken cancellationToken) =>
        decision.ListAllAsync<RoleAssignment>(IsItsAt(place), cancellationToken);

    /// <summary>The same as a filter.</summary>
    public Filter IsItsAt(Organization? place) =>
        (Group is null ? RoleAssignmentFields.UserId : RoleAssignmentFields.GroupId).EqualTo(Id) & IsAt(place);

    /// <summary>Refuses unless its record has the version that the caller expects: an account, together with what it has.</summary>
    public async ValueTask ExpectAsync(Decision decision, long? expectedVersion, CancellationToken cancellationToken)
    {
        if (User is not null)
        {
            await decision.Guards.ExpectWithPartsAsync(User, expectedVersion, cancellationToken).ConfigureAwait(false);
            return;
        }

        decision.Guards.Expect(Record, expectedVersion);
    }

    /// <summary>Assigns a role that is not assigned there. Whether the actor may is asked before.</summary>
    public void Assign(Decision decision, Role role, Organization? place, Validity validity) =>
        decision.Writes.Add(new RoleAssignment
        {
            Id = decision.NewId(),
            TenantId = decision.TenantId,
            RoleId = role.Id,
            UserId = User?.Id,
            GroupId = Group?.Id,
            OrganizationId = place?.Id,
            ValidFrom = validity.From,
            ValidUntil = validity.Until,
        });

    /// <summary>
    /// Refuses a user from elsewhere whom the actor may not read, like one that there is not; one that has a role there already is no such.
    /// Asked after the permission.
    /// </summary>
    public async ValueTask MustBeKnownAsync(Decision decision, Organization? place, CancellationToken cancellationToken)
    {
        // Who has a role there can be seen there, and it must be possible to take it away.
        if (!await NameableUsers.MayNameAsync(decision, User!, place?.Id, DirectoryPermissions.UsersUpdateRoles, cancellationToken)
            .ConfigureAwait(false)
            && !await decision.AnyAsync<RoleAssignment>(IsItsAt(place), cancellationToken).ConfigureAwait(false))
        {
            throw new RecordNotFoundException(RecordKind.User);
        }
    }

    private static Filter IsAt(Organization? place) =>
        place is null ? RoleAssignmentFields.OrganizationId.IsMissing() : RoleAssignmentFields.OrganizationId.EqualTo(place.Id);
}
