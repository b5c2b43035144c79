using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Reads over what cannot be in a text, as a database does that repairs what it is given.</summary>
internal sealed class LenientTextStore : DelegatingStore
{
    public override ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : class => base.FindByKeyAsync<T>(
            key.Text is { } text && key.Compared() is null
                ? key with { Text = new string([.. text.Where(each => !char.IsSurrogate(each))]) } : key, cancellationToken);
}
