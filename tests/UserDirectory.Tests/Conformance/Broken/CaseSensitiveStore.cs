using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Finds a key only in the casing in which it was written.</summary>
internal sealed class CaseSensitiveStore : DelegatingStore
{
    public override async ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : class
    {
        var found = await base.FindByKeyAsync<T>(key, cancellationToken);
        var written = found is null ? null : RecordType.Of(found.Kind).FindField(key.Definition.Name)?.ReadOriginal(found).Text;
        return key.Text is null || written is null || written == key.Text ? found : null;
    }
}
