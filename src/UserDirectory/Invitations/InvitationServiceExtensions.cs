namespace UserDirectory;

/// <summary>
/// The calls of <see cref="IInvitationService"/> that take an expected version, without one: so that a token can follow the other
/// arguments.
/// </summary>
public static class InvitationServiceExtensions
{
    /// <inheritdoc cref="IInvitationService.ResendAsync"/>
    public static ValueTask<IssuedInvitation> ResendAsync(
        this IInvitationService service, Guid invitationId, Uri? redirectUri, CancellationToken cancellationToken = default) =>
        service.ResendAsync(invitationId, redirectUri, null, cancellationToken);

    /// <inheritdoc cref="IInvitationService.RevokeAsync"/>
    public static ValueTask RevokeAsync(
        this IInvitationService service, Guid invitationId, CancellationToken cancellationToken = default) =>
        service.RevokeAsync(invitationId, null, cancellationToken);
}
