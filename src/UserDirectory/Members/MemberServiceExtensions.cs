namespace UserDirectory;

/// <summary>
/// The calls of <see cref="IMemberService"/> that take an expected version, without one: so that a token can follow the other arguments.
/// </summary>
public static class MemberServiceExtensions
{
    /// <inheritdoc cref="IMemberService.RemoveAsync"/>
    public static ValueTask<EndedMembership?> RemoveAsync(
        this IMemberService service, EntityRef user, EntityRef organization, CancellationToken cancellationToken = default) =>
        service.RemoveAsync(user, organization, null, cancellationToken);

    /// <inheritdoc cref="IMemberService.SuspendAsync"/>
    public static ValueTask<Member> SuspendAsync(
        this IMemberService service, EntityRef user, EntityRef organization, CancellationToken cancellationToken = default) =>
        service.SuspendAsync(user, organization, null, cancellationToken);

    /// <inheritdoc cref="IMemberService.ReinstateAsync"/>
    public static ValueTask<Member> ReinstateAsync(
        this IMemberService service, EntityRef user, EntityRef organization, CancellationToken cancellationToken = default) =>
        service.ReinstateAsync(user, organization, null, cancellationToken);

    /// <inheritdoc cref="IMemberService.ChangeValidityAsync"/>
    public static ValueTask<Member> ChangeValidityAsync(
        this IMemberService service,
        EntityRef user,
        EntityRef organization,
        Validity validity,
        CancellationToken cancellationToken = default) =>
        service.ChangeValidityAsync(user, organization, validity, null, cancellationToken);

    /// <inheritdoc cref="IMemberService.ChangeRolesAsync"/>
    public static ValueTask<User> ChangeRolesAsync(
        this IMemberService service,
        EntityRef user,
        EntityRef organization,
        IReadOnlyList<EntityRef>? add,
        IReadOnlyList<EntityRef>? remove,
        CancellationToken cancellationToken = default) =>
        service.ChangeRolesAsync(user, organization, add, remove, null, cancellationToken);
}
