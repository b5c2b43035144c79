namespace UserDirectory;

/// <summary>Tells what may be known of passwords.</summary>
internal sealed class CredentialReads(TenantContext context)
{
    public async ValueTask<CredentialState> GetStateAsync(EntityRef user, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        await context.RequireKnownActorAsync(cancellationToken).ConfigureAwait(false);
        var found = await new References(context.Store, tenantId).GetUserAsync(user, cancellationToken).ConfigureAwait(false);
        await context.RequireReadAsync(found, DirectoryPermissions.UsersPasswordReset, cancellationToken).ConfigureAwait(false);
        var credential = await context.Store.FindAsync<Credential>(tenantId, found.Id, cancellationToken).ConfigureAwait(false);
        return StateOf(credential, context.Now());
    }

    /// <summary>What may be known of a credential; null is that of an account without a password.</summary>
    public static CredentialState StateOf(Credential? credential, DateTimeOffset now) => credential is null
        ? new(HasPassword: false)
        : new(HasPassword: true)
        {
            IsTemporary = credential.IsTemporary,
            ChangedAt = credential.ChangedAt,
            LockedUntil = credential.LockedUntil > now ? credential.LockedUntil : null,
        };
}
