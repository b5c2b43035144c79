using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// An invitation to be sent: decided as often as the call decides, with one secret. The address or key leads to an account
/// (<see cref="Invitee"/>), else one is made.
/// </summary>
/// <remarks>
/// It asks what <see cref="InvitationPromise"/> does: <c>invitations.send</c> at the place, for roles that are named
/// <c>users.update-roles</c>, and all that the roles (<see cref="GivableRoles"/>) and groups (<see cref="GroupJoining"/>) give; of an
/// account that is there also what <see cref="Invitee"/> does: all that it holds, unless it has proved the address, and what the membership
/// begins to give it. It writes the invitation with the secret's hash, in place of one that is open (<see cref="ReplacedInvitation"/>), the
/// account, marked as invited (<see cref="InvitedUsers"/>), and the membership that is to come. Whoever has proved the address gets all of
/// it at once instead. After the commit <see cref="InvitationDelivery"/> has the notifier mail the token, or tell the person what was
/// given.
/// </remarks>
internal sealed class InvitationSending(NewInvitation input, TokenSecret secret)
{
    private readonly string _normalizedEmail = DirectoryText.Normalize(input.Email);

    /// <summary>Names ahead whom the invitation is for, where to, and what it promises.</summary>
    public void Name(ReadAhead ahead)
    {
        ahead.Organization(input.Organization, place =>
        {
            ahead.FindByKey(RecordKeys.PendingInvitation.For(ahead.TenantId, input.Email, place?.Id));
            GivableRoles.Name(ahead, input.Roles, place);
            ahead.JoinedGroups(input.Groups, place);

            // Not before the invitation: an account that is made with one meanwhile must not look like another one.
            Invitee.Name(ahead, input.Email, input.Key);
        });
    }

    public async ValueTask<InvitationToDeliver> WriteAsync(Decision decision, CancellationToken cancellationToken)
    {
        // Two that invite one address at once make one account: whoever comes second finds it.
        decision.DecideAgainWhenKeyIsTaken();
        var place = await decision.References.GetPlaceAsync(input.Organization, cancellationToken, nameof(input.Organization))
            .ConfigureAwait(false);

        // The promise asks this too, for whoever resends or accepts. Here it comes before anything is looked for that is not his to know.
        await decision.Rights.RequireAsync(DirectoryPermissions.InvitationsSend, place?.Id, cancellationToken).ConfigureAwait(false);

        // Before its account is looked for: an account that is made with an invitation meanwhile must not look like another one.
        var open = await ReplacedInvitation.FindOpenAsync(decision, input.Email, place?.Id, cancellationToken).ConfigureAwait(false);
        var user = await Invitee.FindAsync(decision, input.Email, input.Key, cancellationToken).ConfigureAwait(false);
        var promise = await PromiseAsync(decision, user, place, cancellationToken).ConfigureAwait(false);
        await promise.MustAllowAsync(decision, namesRoles: input.Roles is { Count: > 0 }, cancellationToken).ConfigureAwait(false);
        if (user is not null)
        {
            // Whatever the account does with its address meanwhile, this was for whoever had it.
            decision.Guards.Require(user);
            await MustBeInvitableAsync(decision, user, place, cancellationToken).ConfigureAwait(false);
            await MustNotBeMemberAsync(decision, user, place, cancellationToken).ConfigureAwait(false);
            await promise.MustNotBeSuspendedAsync(decision, user, cancellationToken).ConfigureAwait(false);
        }

        // Whoever accepts proves the address for this account: were it another's, nobody could, and that account's owner would never get
        // what was meant for him.
        await EmailUniqueness.MustBeFreeAsync(decision, input.Email, user?.Id, cancellationToken).ConfigureAwait(false);
        var replaced = open is null ? null : await ReplacedInvitation.CloseAsync(decision, open, user?.Id, cancellationToken)
            .ConfigureAwait(false);
        return user is not null && Invitee.IsProved(user, _normalizedEmail)
            ? await GiveAtOnceAsync(decision, user, promise, cancellationToken).ConfigureAwait(false)
            : await PromiseToAsync(decision, user, promise, replaced, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<InvitationPromise> PromiseAsync(
        Decision decision, User? user, Organization? place, CancellationToken cancellationToken)
    {
        var roles = input.Roles is { } named
            ? await GivableRoles.GetUsableAsync(decision, named, place, nameof(input.Roles), cancellationToken).ConfigureAwait(false)
            : user is null || Invitee.IsNew(user) ? await GivableRoles.ListDefaultsAsync(decision, place, cancellationToken)
                .ConfigureAwait(false)
            : [];
        return new(place, roles, await GroupJoining.GetUsableAsync(decision, input.Groups, place, nameof(input.Groups), cancellationToken)
            .ConfigureAwait(false));
    }

    private async ValueTask MustBeInvitableAsync(Decision decision, User user, Organization? place, CancellationToken cancellationToken)
    {
        if (Invitee.IsSomebodyElses(user, _normalizedEmail))
        {
            throw new ConflictException(
                "user.key.taken", $"Key: '{user.Key}' is the key of an account that belongs to another address.",
                new Dictionary<string, object?> { ["field"] = "Key", ["value"] = user.Key });
        }

        await Invitee.MustAllowAsync(decision, user, _normalizedEmail, place, cancellationToken).ConfigureAwait(false);
        if (user.Status == UserStatus.Inactive)
        {
            throw new ConflictException(
                "user.inactive", $"The account of {Quoted.Text(input.Email)} is switched off; activate it before inviting it.");
        }
    }

    private async ValueTask MustNotBeMemberAsync(Decision decision, User user, Organization? place, CancellationToken cancellationToken)
    {
        if (!input.RefuseMembers || place is null)
        {
            return;
        }

        var isMember = MembershipFields.UserId.EqualTo(user.Id)
            & MembershipFields.OrganizationId.EqualTo(place.Id)
            & MembershipRenewal.Stands(decision.At);
        if (await decision.AnyAsync<Membership>(isMember, cancellationToken).ConfigureAwait(false))
        {
            throw new ConflictException("membership.exists",
                $"The account of {Quoted.Text(input.Email)} is a member of {Quoted.Text(input.Organization.ToString())} already.");
        }

        // Nor may somebody add it meanwhile.
        decision.Guards.RequireNone(RecordKind.Membership, isMember);
    }

    private async ValueTask<InvitationToDeliver> GiveAtOnceAsync(
        Decision decision, User user, InvitationPromise promise, CancellationToken cancellationToken)
    {
        var before = decision.Writes.Count;
        user = await promise.GiveAsync(decision, user, cancellationToken).ConfigureAwait(false);
        var isAnythingGiven = decision.Writes.Count > before;
        var invitation = NewInvitation(
            decision, user, promise) with
        { Status = InvitationStatus.Accepted, ExpiresAt = decision.At, ClosedAt = decision.At };
        var sent = await InvitationToDeliver.OfAsync(decision, decision.Writes.Add(invitation), user, promise, cancellationToken)
            .ConfigureAwait(false);
        return sent with { IsToBeTold = isAnythingGiven };
    }

    private async ValueTask<InvitationToDeliver> PromiseToAsync(
        Decision decision, User? known, InvitationPromise promise, Invitation? replaced, CancellationToken cancellationToken)
    {
        var expiresAt = decision.At + (input.Lifetime ?? decision.Runtime.Options.InvitationLifetime);
        var user = known is null
            ? decision.Writes.Add(MakeUser(decision, promise.Place, expiresAt))
            : await InvitedUsers.MarkInvitedAsync(decision, known, expiresAt, replaced, cancellationToken).ConfigureAwait(false);
        await promise.AnnounceAsync(decision, user, cancellationToken).ConfigureAwait(false);
        var invitation = NewInvitation(decision, user, promise) with { ExpiresAt = expiresAt, TokenHash = secret.Hash() };
        return await InvitationToDeliver.OfAsync(decision, decision.Writes.Add(invitation), user, promise, cancellationToken)
            .ConfigureAwait(false);
    }

    private User MakeUser(Decision decision, Organization? place, DateTimeOffset expiresAt)
    {
        var key = input.Key ?? input.Email;
        var errors = new InputErrors();
        KeyRules.Check(errors, nameof(input.Key), key, RecordKind.User);
        errors.ThrowIfAny();
        return new()
        {
            Id = decision.NewId(),
            TenantId = decision.TenantId,
            Key = key,
            Email = input.Email,
            DisplayName = input.DisplayName,
            GivenName = input.GivenName,
            FamilyName = input.FamilyName,
            Culture = input.Culture,
            IsTechnician = input.IsTechnician,
            Status = UserStatus.InvitationSent,
            InvitationExpiresAt = expiresAt,
            HomeOrganizationId = place?.Id,
            DefaultOrganizationId = place?.Id,
        };
    }

    private Invitation NewInvitation(Decision decision, User user, InvitationPromise promise) => new()
    {
        Id = decision.NewId(),
        TenantId = decision.TenantId,
        Email = input.Email,
        OrganizationId = promise.Place?.Id,
        UserId = user.Id,
        IsToOwnAddress = Invitee.HasAddress(user, _normalizedEmail),
        RoleIds = [.. promise.Roles.Select(role => role.Id)],
        GroupIds = [.. promise.Groups.Select(group => group.Id)],
        SentAt = decision.At,
        InvitedBy = decision.Actor,
    };
}
