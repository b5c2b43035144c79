using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// A tenant's directory as one actor sees it. Cheap to make, immutable and thread-safe: make it once and keep it. The tenant is looked up at the first call and the
/// handle then stays with it, even when its key changes.
/// </summary>
public interface ITenantDirectory
{
    /// <summary>Who acts.</summary>
    ActorRef Actor { get; }

    /// <summary>The tenant's own settings.</summary>
    ITenantSettings Settings { get; }

    /// <summary>Organizations.</summary>
    IOrganizationService Organizations { get; }

    /// <summary>Accounts.</summary>
    IUserService Users { get; }

    /// <summary>Passwords.</summary>
    IPasswordService Passwords { get; }

    /// <summary>Who belongs to which organization.</summary>
    IMemberService Members { get; }

    /// <summary>Groups.</summary>
    IGroupService Groups { get; }

    /// <summary>Roles and who has them.</summary>
    IRoleService Roles { get; }

    /// <summary>Who may do what, and why.</summary>
    IPermissionService Permissions { get; }

    /// <summary>Invitations.</summary>
    IInvitationService Invitations { get; }

    /// <summary>Import of people.</summary>
    IImportService Import { get; }

    /// <summary>The feed of changes.</summary>
    IChangeService Changes { get; }

    /// <summary>The same tenant and actor over another store, for example one that joins the host's transaction. Rights are then never taken from the cache.</summary>
    ITenantDirectory Over(IDirectoryStore store);
}
