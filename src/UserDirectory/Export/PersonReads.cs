using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Makes the document about one person, for the person and for who may export.</summary>
internal sealed class PersonReads(TenantContext context)
{
    private readonly Dictionary<Guid, PersonOrganization> _organizations = [];
    private readonly OrganizationReads _reads = new(context);

    public async ValueTask<PersonDocument> GetAsync(EntityRef reference, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        await context.RequireKnownActorAsync(cancellationToken).ConfigureAwait(false);
        var stored = await new References(context.Store, tenantId).GetUserAsync(reference, cancellationToken).ConfigureAwait(false);
        await context.RequireReadAsync(stored, DirectoryPermissions.UsersExport, cancellationToken).ConfigureAwait(false);
        var now = context.Now();
        var person = stored.AsOf(now);
        return new()
        {
            At = now,
            Id = person.Id,
            Key = person.Key,
            Status = person.Status,
            DisplayName = person.DisplayName,
            GivenName = person.GivenName,
            FamilyName = person.FamilyName,
            Email = person.Email,
            EmailVerifiedAt = person.EmailVerifiedAt,
            Culture = person.Culture,
            TimeZone = person.TimeZone,
            ExternalId = person.ExternalId,
            IsTechnician = person.IsTechnician,
            IsServiceAccount = person.IsServiceAccount,
            Attributes = person.Attributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Value),
            HasPicture = person.Picture is not null
                || await context.Store.FindAsync<Picture>(tenantId, person.Id, cancellationToken).ConfigureAwait(false) is not null,
            Password = CredentialReads.StateOf(
                await context.Store.FindAsync<Credential>(tenantId, person.Id, cancellationToken).ConfigureAwait(false), now),
            CreatedAt = person.CreatedAt,
            UpdatedAt = person.UpdatedAt,
            LastLoginAt = person.LastLoginAt,
            Home = await OrganizationAsync(person.HomeOrganizationId, cancellationToken).ConfigureAwait(false),
            DefaultOrganization = await OrganizationAsync(person.DefaultOrganizationId, cancellationToken).ConfigureAwait(false),
            Grants = person.Grants,
            AccessRules = person.AccessRules,
            Memberships = await MembershipsAsync(person, cancellationToken).ConfigureAwait(false),
            Roles = await RolesAsync(person, cancellationToken).ConfigureAwait(false),
            Groups = await GroupsAsync(person, cancellationToken).ConfigureAwait(false),
            Invitations = await InvitationsAsync(person, now, cancellationToken).ConfigureAwait(false),
            Changes = await new PersonChanges(context.Store, person).ListAsync(cancellationToken).ConfigureAwait(false),
        };
    }

    private async ValueTask<IReadOnlyList<PersonMembership>> MembershipsAsync(User person, CancellationToken cancellationToken)
    {
        var told = new List<PersonMembership>();
        foreach (var membership in await ListAsync<Membership>(person, MembershipFields.UserId.EqualTo(person.Id), cancellationToken)
            .ConfigureAwait(false))
        {
            var organization = await OrganizationAsync(membership.OrganizationId, cancellationToken).ConfigureAwait(false);
            told.Add(new(organization!, membership.Status, membership.CreatedAt, new(membership.ValidFrom, membership.ValidUntil)));
        }

        return told;
    }

    private async ValueTask<IReadOnlyList<PersonRole>> RolesAsync(User person, CancellationToken cancellationToken)
    {
        var told = new List<PersonRole>();
        foreach (var assignment in await ListAsync<RoleAssignment>(
            person, RoleAssignmentFields.UserId.EqualTo(person.Id), cancellationToken).ConfigureAwait(false))
        {
            if (await context.Store.FindAsync<Role>(person.TenantId, assignment.RoleId, cancellationToken)
                .ConfigureAwait(false) is { } role)
            {
                var organization = await OrganizationAsync(assignment.OrganizationId, cancellationToken).ConfigureAwait(false);
                told.Add(new(role.Key, organization, assignment.CreatedAt, new(assignment.ValidFrom, assignment.ValidUntil)));
            }
        }

        return told;
    }

    private async ValueTask<IReadOnlyList<string>> GroupsAsync(User person, CancellationToken cancellationToken) =>
    [
        .. (await ListAsync<Group>(person, GroupLinks.Members.Any(GroupMemberFields.UserId.EqualTo(person.Id)), cancellationToken)
            .ConfigureAwait(false)).Select(group => group.Key),
    ];

    private async ValueTask<IReadOnlyList<PersonInvitation>> InvitationsAsync(
        User person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var told = new List<PersonInvitation>();
        foreach (var stored in await ListAsync<Invitation>(person, InvitationFields.UserId.EqualTo(person.Id), cancellationToken)
            .ConfigureAwait(false))
        {
            var invitation = stored.AsOf(now);
            var organization = await OrganizationAsync(invitation.OrganizationId, cancellationToken).ConfigureAwait(false);
            told.Add(new(invitation.Email, organization, invitation.Status, invitation.SentAt, invitation.ExpiresAt, invitation.ClosedAt));
        }

        return told;
    }

    private ValueTask<IReadOnlyList<T>> ListAsync<T>(User person, Filter where, CancellationToken cancellationToken)
        where T : DirectoryRecord => AllRecords.ReadAsync<T>(context.Store, person.TenantId, where, cancellationToken);

    private async ValueTask<PersonOrganization?> OrganizationAsync(Guid? id, CancellationToken cancellationToken)
    {
        if (id is { } organization && !_organizations.ContainsKey(organization))
        {
            _organizations[organization] = new(organization, await KeyAsync(organization, cancellationToken).ConfigureAwait(false));
        }

        return id is { } known ? _organizations[known] : null;
    }

    private async ValueTask<string?> KeyAsync(Guid organization, CancellationToken cancellationToken)
    {
        try
        {
            return (await _reads.FindAsync(organization, cancellationToken).ConfigureAwait(false))?.Key;
        }
        catch (AccessDeniedException)
        {
            return null;
        }
    }
}
