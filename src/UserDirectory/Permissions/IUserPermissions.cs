namespace UserDirectory;

/// <summary>
/// One account's permissions at one place, resolved once for hot loops. Stays valid: when rights change, the next check resolves them
/// again. Thread-safe.
/// </summary>
public interface IUserPermissions
{
    /// <summary>The account.</summary>
    Guid UserId { get; }

    /// <summary>The place; null for tenant-wide.</summary>
    Guid? OrganizationId { get; }

    /// <summary>Whether the account may do this now.</summary>
    /// <exception cref="InvalidInputException"><c>permission.unknown</c>: nobody declared it.</exception>
    ValueTask<bool> CheckAsync(string permission, CancellationToken cancellationToken = default);

    /// <summary>
    /// The number of a declared permission, for <see cref="CheckAsync(int, CancellationToken)"/>. Stable for the life of the process.
    /// </summary>
    /// <exception cref="InvalidInputException"><c>permission.unknown</c>: nobody declared it.</exception>
    int IndexOf(string permission);

    /// <summary>Whether the account may do this now, by the permission's number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No permission has the number.</exception>
    ValueTask<bool> CheckAsync(int permissionIndex, CancellationToken cancellationToken = default);
}
