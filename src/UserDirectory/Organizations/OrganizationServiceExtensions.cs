namespace UserDirectory;

/// <summary>
/// The calls of <see cref="IOrganizationService"/> that take an expected version, without one: so that a token can follow the other
/// arguments.
/// </summary>
public static class OrganizationServiceExtensions
{
    /// <inheritdoc cref="IOrganizationService.UpdateAsync"/>
    public static ValueTask<Organization> UpdateAsync(
        this IOrganizationService service,
        EntityRef organization,
        OrganizationUpdate update,
        CancellationToken cancellationToken = default) =>
        service.UpdateAsync(organization, update, null, cancellationToken);

    /// <inheritdoc cref="IOrganizationService.MoveAsync"/>
    public static ValueTask<Organization> MoveAsync(
        this IOrganizationService service, EntityRef organization, EntityRef parent, CancellationToken cancellationToken = default) =>
        service.MoveAsync(organization, parent, null, cancellationToken);

    /// <inheritdoc cref="IOrganizationService.ChangeTypeAsync"/>
    public static ValueTask<Organization> ChangeTypeAsync(
        this IOrganizationService service, EntityRef organization, OrganizationType type, CancellationToken cancellationToken = default) =>
        service.ChangeTypeAsync(organization, type, null, cancellationToken);

    /// <inheritdoc cref="IOrganizationService.SuspendAsync"/>
    public static ValueTask<Organization> SuspendAsync(
        this IOrganizationService service, EntityRef organization, CancellationToken cancellationToken = default) =>
        service.SuspendAsync(organization, null, cancellationToken);

    /// <inheritdoc cref="IOrganizationService.ReinstateAsync"/>
    public static ValueTask<Organization> ReinstateAsync(
        this IOrganizationService service, EntityRef organization, CancellationToken cancellationToken = default) =>
        service.ReinstateAsync(organization, null, cancellationToken);

    /// <inheritdoc cref="IOrganizationService.DeleteAsync"/>
    public static ValueTask DeleteAsync(
        this IOrganizationService service, EntityRef organization, bool recursive, CancellationToken cancellationToken = default) =>
        service.DeleteAsync(organization, recursive, null, cancellationToken);
}
