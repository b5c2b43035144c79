namespace UserDirectory;

/// <summary>An account to make. Not thread-safe.</summary>
public sealed class NewUser
{
    /// <summary>An account with this key.</summary>
    public NewUser(string key) => Key = key;

    /// <summary>The natural key (the user name), unique in the tenant in any casing.</summary>
    public string Key { get; set; }

    /// <summary>
    /// Whether a key that is not an e-mail address by its form is refused; false by default. Says nothing of <see cref="Email"/>, and
    /// proves nothing.
    /// </summary>
    public bool IsKeyEmail { get; set; }

    /// <summary>The name to show; null for none. At most 256 characters.</summary>
    public string? DisplayName { get; set; }

    /// <summary>The given (first) name; null for none. At most 256 characters.</summary>
    public string? GivenName { get; set; }

    /// <summary>The family (last) name; null for none. At most 256 characters.</summary>
    public string? FamilyName { get; set; }

    /// <summary>The e-mail address; null for none.</summary>
    public string? Email { get; set; }

    /// <summary>Whether the address is known to be the account's; only a system actor may say so. False by default.</summary>
    public bool IsEmailVerified { get; set; }

    /// <summary>The culture (BCP 47); null takes the tenant's.</summary>
    public string? Culture { get; set; }

    /// <summary>The time zone, by its IANA name or what Windows calls it, which is kept as the IANA name; null leaves it open.</summary>
    public string? TimeZone { get; set; }

    /// <summary>A label of the HTTP families; gives nothing.</summary>
    public bool IsTechnician { get; set; }

    /// <summary>Whether a program rather than a person uses the account; gives nothing.</summary>
    public bool IsServiceAccount { get; set; }

    /// <summary>Whether it starts active; true by default.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>The picture as text: a data URI (its bytes are kept), a URL (never fetched) or a file name; null for none.</summary>
    public string? Picture { get; set; }

    /// <summary>The account's id elsewhere (for sign-in, <c>issuer|subject</c>), unique in the tenant; null for none.</summary>
    public string? ExternalId { get; set; }

    /// <summary>Custom attributes; casing does not tell their names apart. Null for none.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; set; }

    /// <summary>
    /// The organization that it is made in: its home, its default, and its first membership; <c>default</c> makes it in the tenant.
    /// </summary>
    public EntityRef Organization { get; set; }

    /// <summary>
    /// Roles to give at <see cref="Organization"/> (tenant-wide without one); null gives the default roles, an empty list none.
    /// </summary>
    public IReadOnlyList<EntityRef>? Roles { get; set; }

    /// <summary>Groups to join; null or empty for none.</summary>
    public IReadOnlyList<EntityRef>? Groups { get; set; }

    /// <summary>Permission patterns to grant directly, tenant-wide; null or empty for none.</summary>
    public IReadOnlyList<string>? Grants { get; set; }

    /// <summary>The password; null for none yet.</summary>
    public string? Password { get; set; }

    /// <summary>Whether the password must be changed at the first sign-in; true by default, because somebody else sets it.</summary>
    public bool IsPasswordTemporary { get; set; } = true;

    /// <summary>A copy, so that a call goes by what it was given, whatever the caller does with the input meanwhile.</summary>
    internal NewUser Copy()
    {
        var copy = (NewUser)MemberwiseClone();
        copy.Attributes = Attributes is null ? null : new CopiedAttributes(Attributes);
        copy.Roles = Roles is null ? null : [.. Roles];
        copy.Groups = Groups is null ? null : [.. Groups];
        copy.Grants = Grants is null ? null : [.. Grants];
        return copy;
    }
}
