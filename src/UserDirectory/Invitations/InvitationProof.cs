using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>What a token proves: an open invitation, its account and its place. Immutable.</summary>
/// <param name="Tenant">The tenant, which is not suspended.</param>
/// <param name="Invitation">The invitation, open, whose secret the token has.</param>
/// <param name="User">The invited account, which is not switched off and no other address's.</param>
/// <param name="Place">The organization; null for the tenant as a whole.</param>
internal sealed record InvitationProof(Tenant Tenant, Invitation Invitation, User User, Organization? Place)
{
    /// <summary>Whether accepting leaves the account's profile and password alone.</summary>
    public bool IsProvedUser => Invitee.IsProved(User, Invitation.NormalizedEmail);

    /// <summary>Names ahead what a token is of, and everything that accepting it rests on.</summary>
    public static void Name(ReadAhead ahead, InvitationToken token)
    {
        ahead.Find(RecordKind.Tenant, token.TenantId);
        ahead.Find(RecordKind.Invitation, token.InvitationId);
        ahead.Facts(Guid.Empty);
        ahead.Then(() =>
        {
            // Ids are no secret: who has only those must not have anything more read, nor learn from the time that there is something.
            if (ahead.Known.Known<Invitation>(token.InvitationId) is not { } invitation || !token.Secret.Fits(invitation.TokenHash))
            {
                return;
            }

            if (invitation.InvitedBy.UserId is { } inviter)
            {
                ahead.Facts(inviter);
            }

            ahead.User(invitation.UserId, ahead.Invited);
            ahead.Facts(invitation.UserId);
            ahead.List(InvitationFields.UserId, invitation.UserId);
            ahead.List(GroupMemberFields.UserId, invitation.UserId);
            ahead.List(AccountTokenFields.UserId, invitation.UserId);
            ahead.Find(RecordKind.Credential, invitation.UserId);
            ahead.FindByKey(RecordKeys.UserEmail.For(token.TenantId, invitation.NormalizedEmail));
            if (invitation.OrganizationId is { } organizationId)
            {
                ahead.Path(organizationId);
            }

            foreach (var role in invitation.RoleIds)
            {
                ahead.Find(RecordKind.Role, role);
            }

            foreach (var group in invitation.GroupIds)
            {
                ahead.Group(group, null, ahead.Joined);
            }
        });
    }

    /// <exception cref="InvitationNotValidException">The token proves nothing; never said why.</exception>
    public static async ValueTask<InvitationProof> GetAsync(
        IDirectoryReader reader, InvitationToken token, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var tenantId = token.TenantId;
        var tenant = await reader.FindAsync<Tenant>(tenantId, tenantId, cancellationToken).ConfigureAwait(false);
        var invitation = await reader.FindAsync<Invitation>(tenantId, token.InvitationId, cancellationToken).ConfigureAwait(false);
        if (tenant is not { IsSuspended: false } || invitation is null || !invitation.IsOpenAt(at)
            || !token.Secret.Fits(invitation.TokenHash))
        {
            throw new InvitationNotValidException();
        }

        var user = await reader.FindAsync<User>(tenantId, invitation.UserId, cancellationToken).ConfigureAwait(false);
        var place = invitation.OrganizationId is { } id ? await reader.FindAsync<Organization>(tenantId, id, cancellationToken)
            .ConfigureAwait(false) : null;
        return user is null or { Status: UserStatus.Inactive } || Invitee.IsSomebodyElses(user, invitation)
            || place?.Id != invitation.OrganizationId
            ? throw new InvitationNotValidException()
            : new(tenant, invitation, user, place);
    }

    /// <summary>
    /// What is promised, as far as it is still there, the inviter may still give it, and the address is not another account's by now.
    /// </summary>
    public async ValueTask<InvitationPromise> AllowedPromiseAsync(Decision decision, CancellationToken cancellationToken)
    {
        var promise = await InvitationPromise.LeftOfAsync(decision, Invitation, Place, cancellationToken).ConfigureAwait(false);
        await promise.MustAllowAsync(decision, cancellationToken).ConfigureAwait(false);
        await Invitee.MustAllowAsync(decision, User, Invitation.NormalizedEmail, Place, cancellationToken).ConfigureAwait(false);
        await promise.MustNotBeSuspendedAsync(decision, User, cancellationToken).ConfigureAwait(false);
        EmailUniqueness.MustBeHeldBy(
            User.Id, Invitation.Email, await decision.Reader.FindByUniqueEmailAsync(decision.TenantId, Invitation.Email, cancellationToken)
                .ConfigureAwait(false));
        return promise;
    }
}
