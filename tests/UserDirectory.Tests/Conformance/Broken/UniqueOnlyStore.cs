using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Looks across tenants in the index of unique addresses, where proved ones need not stand.</summary>
internal sealed class UniqueOnlyStore : DelegatingStore
{
    public override async ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
        [.. (await base.FindAcrossTenantsAsync(key, cancellationToken)).Where(user => user.UniqueEmail is not null)];
}
