namespace UserDirectory;

/// <summary>
/// A resolved account at a place. While nothing has changed its rights, or those of the user who asks, a check is a bit test; else the next
/// one resolves them again.
/// </summary>
internal sealed class UserPermissions : IUserPermissions
{
    private readonly TenantContext _context;
    private Resolved _resolved;

    private UserPermissions(TenantContext context, Guid userId, Guid? place, Resolved resolved) =>
        (_context, UserId, OrganizationId, _resolved) = (context, userId, place, resolved);

    public Guid UserId { get; }

    public Guid? OrganizationId { get; }

    public static async ValueTask<UserPermissions> ResolveAsync(
        TenantContext context, Guid userId, Guid? place, CancellationToken cancellationToken) =>
        new(context, userId, place, await ReadAsync(context, userId, place, cancellationToken).ConfigureAwait(false));

    public int IndexOf(string permission) => _context.Catalogue.IndexOf(permission);

    public ValueTask<bool> CheckAsync(string permission, CancellationToken cancellationToken = default) =>
        CheckAsync(_context.Catalogue.IndexOf(permission), cancellationToken);

    public ValueTask<bool> CheckAsync(int permissionIndex, CancellationToken cancellationToken = default)
    {
        if ((uint)permissionIndex >= (uint)_context.Catalogue.Names.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(permissionIndex), permissionIndex, "No declared permission has this number.");
        }

        var resolved = Volatile.Read(ref _resolved);
        return _context.Runtime.Rights.IsCurrent(resolved.Rights)
            && (resolved.Asker is null || _context.Runtime.Rights.IsCurrent(resolved.Asker))
            ? new(resolved.Rights.Set.Has(permissionIndex))
            : ResolveAsync(permissionIndex, cancellationToken);
    }

    private async ValueTask<bool> ResolveAsync(int permissionIndex, CancellationToken cancellationToken)
    {
        var fresh = await ReadAsync(_context, UserId, OrganizationId, cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _resolved, fresh);
        return fresh.Rights.Set.Has(permissionIndex);
    }

    private static async ValueTask<Resolved> ReadAsync(TenantContext context, Guid userId, Guid? place, CancellationToken cancellationToken)
    {
        var reads = new RightsReads(context);
        var asker = await reads.ReadOwnAsync(userId, place, cancellationToken).ConfigureAwait(false);
        return new(await reads.ReadAsync(userId, place, cancellationToken).ConfigureAwait(false), asker);
    }

    /// <summary>What a check rests on.</summary>
    /// <param name="Rights">The account's rights.</param>
    /// <param name="Asker">Those of the user who asks about another; null when nothing is asked.</param>
    private sealed record Resolved(PlaceRights Rights, PlaceRights? Asker);
}
