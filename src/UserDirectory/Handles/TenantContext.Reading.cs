using UserDirectory.Storage;

namespace UserDirectory;

/// <content>Reading what a call names, in as few calls of the store as it takes.</content>
internal sealed partial class TenantContext
{
    /// <summary>Reads ahead what a call names, into a set of what is known.</summary>
    public ReadAhead ReadAheadInto(ReadSet known, Guid tenantId) =>
        new(known, tenantId, Authority, runtime.Rights.KeysOf(store, tenantId), runtime.Clock, asker: this);

    /// <summary>
    /// Whether the acting user holds a permission at a place (null, or as long as nothing is known of it: the tenant), as far as that can
    /// be told without the store. Says what is worth reading, and decides nothing.
    /// </summary>
    public bool HoldsAsKnown(ReadSet known, string permission, Guid? place)
    {
        var (tenantId, userId) = (known.TenantId, Authority.UserId!.Value);
        if (HoldsAsKept(tenantId, permission, place))
        {
            return true;
        }

        var path = (place is { } id ? known.KnownPath(id) : null) ?? [];
        return known.KnownFacts(userId) is { User: not null } facts
            && new AccessEvaluation(facts with { Path = path }, atOrganization: path.Count > 0, Catalogue, Now()).Allows(permission);
    }

    /// <summary>
    /// Whether rights that are kept let whoever acts do that there: as above, this says what is worth reading, and decides nothing.
    /// </summary>
    public bool HoldsAsKept(Guid tenantId, string permission, Guid? place) =>
        Authority.UserId is not { } userId
        || runtime.Rights.FindKept(store, tenantId, userId, place)?.Set.Has(Catalogue.IndexOf(permission)) == true;

    /// <summary>
    /// The id of the organization that is named, when it is the id that names it, or it had the key a moment ago; null when nobody can say.
    /// What is read by it is to be asked whether it is <see cref="IsNamedBy"/>.
    /// </summary>
    public Guid? ProbableIdOf(Guid tenantId, in EntityRef organization) =>
        organization.Id ?? (organization.Text is { } text && text.IndexOf('/') < 0
            ? runtime.Rights.FindOrganization(store, tenantId, text)?.Id
            : null);

    /// <summary>Whether an organization has the id or key that names one.</summary>
    public static bool IsNamedBy(Organization organization, in EntityRef reference) =>
        reference.Id is { } id
            ? organization.Id == id
            : DirectoryText.NormalizeOrNull(reference.Text!) is { } key && key == organization.NormalizedKey;

    /// <summary>
    /// What a read names, all of it read in as few calls of the store as it takes. Rights are not: reads have those that are kept.
    /// </summary>
    public async ValueTask<IDirectoryReader> ReadNamedAsync(Guid tenantId, Action<ReadAhead> name, CancellationToken cancellationToken)
    {
        var known = new ReadSet(store, tenantId, followsAuthority: true);
        var ahead = new ReadAhead(known, tenantId, s_reads, runtime.Rights.KeysOf(store, tenantId), runtime.Clock);
        name(ahead);
        await ahead.RunAsync(cancellationToken).ConfigureAwait(false);
        return known;
    }

    /// <summary>The organization that a reference names; null when there is none. A path is read at once, whatever its length.</summary>
    public async ValueTask<Organization?> FindOrganizationAsync(
        Guid tenantId, EntityRef reference, CancellationToken cancellationToken, string? field = null)
    {
        var reader = reference.Text?.IndexOf('/') >= 0
            ? await ReadNamedAsync(tenantId, ahead => ahead.Organization(reference), cancellationToken).ConfigureAwait(false)
            : store;
        return await new References(reader, tenantId).FindOrganizationAsync(reference, cancellationToken, field).ConfigureAwait(false);
    }
}
