using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The store in the container: under this internal type, so that nobody gets it from there and commits past the rules. Goes with the
/// container, and the store with it.
/// </summary>
internal sealed class RegisteredStore(IDirectoryStore store) : IDisposable, IAsyncDisposable
{
    public IDirectoryStore Store => store;

    public void Dispose()
    {
        switch (store)
        {
            case IDisposable disposable:
                disposable.Dispose();
                break;
            case IAsyncDisposable disposable:
                disposable.DisposeAsync().AsTask().GetAwaiter().GetResult();
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (store is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            Dispose();
        }
    }
}
