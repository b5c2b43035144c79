namespace UserDirectory;

/// <summary>Somebody to invite. Names, culture and the label apply to a new account only. Not thread-safe.</summary>
public sealed class NewInvitation
{
    /// <summary>An invitation of an address into an organization; without one into the tenant as a whole.</summary>
    public NewInvitation(string email, EntityRef organization = default) => (Email, Organization) = (email, organization);

    /// <summary>The address, which the invitation is bound to.</summary>
    public string Email { get; set; }

    /// <summary>The organization to become a member of; <c>default</c> for the tenant as a whole.</summary>
    public EntityRef Organization { get; set; }

    /// <summary>
    /// Roles to come, at the organization (tenant-wide without one); null gives the default roles to a new account, an empty list none.
    /// </summary>
    public IReadOnlyList<EntityRef>? Roles { get; set; }

    /// <summary>Groups to join; null or empty for none.</summary>
    public IReadOnlyList<EntityRef>? Groups { get; set; }

    /// <summary>
    /// The key of the account that is invited, when there is one: then it and no other is. Otherwise the key of a new account, when one is
    /// needed; null takes the address.
    /// </summary>
    public string? Key { get; set; }

    /// <summary>The name to show; null for none.</summary>
    public string? DisplayName { get; set; }

    /// <summary>The given name; null for none.</summary>
    public string? GivenName { get; set; }

    /// <summary>The family name; null for none.</summary>
    public string? FamilyName { get; set; }

    /// <summary>The culture (BCP 47); null takes the tenant's.</summary>
    public string? Culture { get; set; }

    /// <summary>A label of the HTTP families; gives nothing.</summary>
    public bool IsTechnician { get; set; }

    /// <summary>
    /// Whether to refuse the invitation (<c>membership.exists</c>) when its account is a member of the organization already, suspended or
    /// not; false by default, which gives the roles and groups to one that is not suspended too. An open invitation there is no membership,
    /// nor is one that is over: accepting renews that. Asks nothing without an organization.
    /// </summary>
    public bool RefuseMembers { get; set; }

    /// <summary>
    /// How long it can be accepted; null takes <see cref="UserDirectoryOptions.InvitationLifetime"/>. At least a minute, at most 90 days.
    /// </summary>
    public TimeSpan? Lifetime { get; set; }

    /// <summary>
    /// Where the link should lead, passed to the notifier; null leaves it to the notifier. Its origin must be in
    /// <see cref="UserDirectoryOptions.InvitationRedirectOrigins"/>, else it is refused with <c>invitation.redirect_uri</c>, a system
    /// actor's too.
    /// </summary>
    public Uri? RedirectUri { get; set; }

    /// <summary>A copy, so that a call goes by what it was given, whatever the caller does with the input meanwhile.</summary>
    internal NewInvitation Copy()
    {
        var copy = (NewInvitation)MemberwiseClone();
        copy.Roles = Roles is null ? null : [.. Roles];
        copy.Groups = Groups is null ? null : [.. Groups];
        return copy;
    }
}
