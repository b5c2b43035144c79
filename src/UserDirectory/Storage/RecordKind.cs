namespace UserDirectory.Storage;

/// <summary>The closed list of record types that a store keeps. The numbers are stable and may be stored.</summary>
public enum RecordKind
{
    /// <summary>A <see cref="UserDirectory.Tenant"/>.</summary>
    Tenant = 1,

    /// <summary>An <see cref="UserDirectory.Organization"/>.</summary>
    Organization = 2,

    /// <summary>A <see cref="UserDirectory.User"/>.</summary>
    User = 3,

    /// <summary>A <see cref="UserDirectory.Credential"/>.</summary>
    Credential = 4,

    /// <summary>A <see cref="UserDirectory.Picture"/>.</summary>
    Picture = 5,

    /// <summary>A <see cref="UserDirectory.Membership"/>.</summary>
    Membership = 6,

    /// <summary>A <see cref="UserDirectory.Group"/>.</summary>
    Group = 7,

    /// <summary>A <see cref="UserDirectory.GroupMember"/>.</summary>
    GroupMember = 8,

    /// <summary>A <see cref="UserDirectory.Role"/>.</summary>
    Role = 9,

    /// <summary>A <see cref="UserDirectory.RoleAssignment"/>.</summary>
    RoleAssignment = 10,

    /// <summary>An <see cref="UserDirectory.Invitation"/>.</summary>
    Invitation = 11,

    /// <summary>A <see cref="UserDirectory.DeletedUser"/>.</summary>
    DeletedUser = 12,

    /// <summary>A <see cref="UserDirectory.Change"/>, an entry of the feed; written by the store itself.</summary>
    Change = 13,

    /// <summary>An <see cref="UserDirectory.AccountToken"/>.</summary>
    AccountToken = 14,
}
