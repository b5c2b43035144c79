using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The account that an invitation is for, and what inviting it asks. An account is proved to belong to the bearer of an address only when
/// it is active and the address verified. Handing any other account to whoever reads the mail is as much as changing its e-mail and
/// password, and making it active gives it all that it holds; so the inviter must hold all that too, when sending and again at the
/// acceptance.
/// </summary>
internal static class Invitee
{
    // One account is meant; with more there is nothing to decide.
    private const int MostNamed = 2;

    /// <summary>
    /// Names ahead whoever may be the one that is invited, and what each has. Named in two waves, all of it is of the second.
    /// </summary>
    public static void Name(ReadAhead ahead, string email, string? key)
    {
        var named = RecordKeys.User.For(ahead.TenantId, key ?? email);
        ahead.FindByKeyAgain(named);
        ahead.FindByKeyAgain(RecordKeys.UserEmail.For(ahead.TenantId, DirectoryText.Normalize(email)));
        var (owners, invited) = (EmailOwners.HaveProved(email), AreInvitedBy(email));
        ahead.Where(RecordKind.User, owners);
        ahead.Where(RecordKind.User, invited);
        ahead.Then(() =>
        {
            if (ahead.Known.Known<User>(named) is { } found)
            {
                ahead.Invited(found);
            }

            foreach (var user in ahead.Known.KnownAnswer(RecordKind.User, owners)
                .Concat(ahead.Known.KnownAnswer(RecordKind.User, invited)).Take(MostNamed))
            {
                ahead.Invited((User)user);
            }
        });
    }

    /// <summary>Names ahead what handing an account over rests on.</summary>
    public static void Invited(this ReadAhead ahead, User user)
    {
        ahead.AskAt(user.HomeOrganizationId);
        ahead.Facts(user.Id);
        ahead.List(InvitationFields.UserId, user.Id);
        ahead.List(GroupMemberFields.UserId, user.Id);
    }

    /// <summary>
    /// The account that is invited: the one with the key that the inviter names, else the only one that has proved the address, else the
    /// one whose key is the address, else the only one that is invited by it and was never active; null for a new one. Where several may
    /// prove one address, a key that nobody has is that of another account.
    /// </summary>
    /// <param name="decision">The call.</param>
    /// <param name="email">The address.</param>
    /// <param name="key">The key that the inviter names; null when he names none.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    /// <exception cref="ConflictException"><c>user.email.ambiguous</c>.</exception>
    public static async ValueTask<User?> FindAsync(Decision decision, string email, string? key, CancellationToken cancellationToken)
    {
        var named = await decision.Reader.FindByKeyAsync<User>(RecordKeys.User.For(decision.TenantId, key ?? email), cancellationToken)
            .ConfigureAwait(false);
        if (key is not null && (named is not null || decision.Tenant.UniqueEmails == UniqueEmails.Never))
        {
            return named;
        }

        var owners = await EmailOwners.ListAsync(decision.Reader, decision.TenantId, email, cancellationToken).ConfigureAwait(false);
        return owners.Count switch
        {
            0 => key is null && named is null ? await FindInvitedAsync(decision, email, cancellationToken).ConfigureAwait(false) : named,
            1 => owners[0],
            _ => throw new ConflictException("user.email.ambiguous",
                $"Several accounts have the address {Quoted.Text(email)}, verified. Name the one that is meant by its key."),
        };
    }

    /// <summary>
    /// The account that exists only through invitations of this address, under another key: it got the address, or the key, later.
    /// Otherwise inviting the address again would make a second account of the same person.
    /// </summary>
    private static async ValueTask<User?> FindInvitedAsync(Decision decision, string email, CancellationToken cancellationToken)
    {
        var isInvited = AreInvitedBy(email);
        var invited = (await decision.Reader.QueryAsync(
            new Query<User>(decision.TenantId) { Where = isInvited, Take = 2 }, cancellationToken).ConfigureAwait(false)).Items;
        if (invited.Count == 0)
        {
            // One that gets the address meanwhile is found the next time.
            decision.Guards.RequireNone(RecordKind.User, isInvited);
        }

        return invited.Count == 1 ? invited[0] : null;
    }

    private static Filter AreInvitedBy(string email) => UserFields.Email.EqualTo(email)
        & UserFields.Status.In([FieldValue.Of(UserStatus.InvitationSent), FieldValue.Of(UserStatus.InvitationExpired)]);

    /// <summary>Whether the account is active and this address is proved to be its own.</summary>
    public static bool IsProved(User user, string normalizedEmail) =>
        user.IsActive && user.EmailVerifiedAt is not null && HasAddress(user, normalizedEmail);

    /// <summary>Whether this is the account's address, verified or not.</summary>
    public static bool HasAddress(User user, string normalizedEmail) =>
        string.Equals(user.NormalizedEmail, normalizedEmail, StringComparison.Ordinal);

    /// <summary>
    /// Whether the account is somebody else's than the invited person's: another address is proved to be its own, or a user gave it another
    /// one, and what was sent to an earlier address must not hand it over to whoever has that now.
    /// </summary>
    public static bool IsSomebodyElses(User user, string normalizedEmail) =>
        !HasAddress(user, normalizedEmail) && (user.EmailVerifiedAt is not null || user.ExternalIdSetBy == SignInProvenance.EarlierAddress);

    /// <summary>
    /// The same of who was sent this invitation: also when the account had the address and has left it since, whoever changed it.
    /// </summary>
    public static bool IsSomebodyElses(User user, Invitation invitation) =>
        (invitation.IsToOwnAddress && !HasAddress(user, invitation.NormalizedEmail)) || IsSomebodyElses(user, invitation.NormalizedEmail);

    /// <summary>Whether the account was never active.</summary>
    public static bool IsNew(User user) => user.Status is UserStatus.InvitationSent or UserStatus.InvitationExpired;

    /// <summary>What may be seen of an account by whoever knows its address and no more.</summary>
    public static User Outline(User user, string email) => new()
    {
        Id = user.Id,
        TenantId = user.TenantId,
        Key = user.Key,
        Email = email,
        Status = user.Status,
        InvitationExpiresAt = user.InvitationExpiresAt,
    };

    /// <summary>Rules 2 to 4 for handing the account over and opening the organization to it.</summary>
    public static async ValueTask MustAllowAsync(
        Decision decision, User user, string normalizedEmail, Organization? place, CancellationToken cancellationToken)
    {
        if (!IsProved(user, normalizedEmail))
        {
            // One that was never active exists through its invitations. Any other has a life at its home, which proving an address for it
            // would take over.
            if (!IsNew(user) || !HasAddress(user, normalizedEmail))
            {
                await decision.Rights.RequireAsync(DirectoryPermissions.UsersUpdate, user.HomeOrganizationId, cancellationToken)
                    .ConfigureAwait(false);
            }

            await decision.Rights.MustHoldUserAsync(user.Id, cancellationToken).ConfigureAwait(false);
        }

        if (place is not null && await CanOpenAsync(decision, user, place, cancellationToken).ConfigureAwait(false))
        {
            await MembershipOpening.MustHoldAsync(decision, user.Id, place, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask<bool> CanOpenAsync(
        Decision decision, User user, Organization organization, CancellationToken cancellationToken) =>
        MembershipRenewal.IsNeeded(
            await decision.Reader.FindMembershipAsync(decision.TenantId, user.Id, organization.Id, cancellationToken)
                .ConfigureAwait(false), decision.At);
}
