using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>
/// What every conformance fixture has: a store of the provider under test for each test. Derive one public class from each of
/// <see cref="ConformanceSuite.Fixtures"/> and override <see cref="CreateStoreAsync"/>; nothing else is needed.
/// </summary>
/// <remarks>
/// The store need not be empty, and may be the same for all tests: a test works only in tenants that it adds itself, under fresh ids and
/// keys, and leaves them there. Tests that draw at random print their seed; the environment variable <c>USERDIRECTORY_SEED</c> fixes it.
/// </remarks>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class ConformanceFixture
{
    private IDirectoryStore? _store;

    /// <summary>The store under test, in a test; new services over the provider are built on it.</summary>
    /// <exception cref="InvalidOperationException">No test runs.</exception>
    protected IDirectoryStore Store => _store ?? throw new InvalidOperationException("There is a store only while a test runs.");

    /// <summary>
    /// The store to test, ready for use: called before each test. The one method that a provider must override.
    /// </summary>
    protected abstract ValueTask<IDirectoryStore> CreateStoreAsync();

    /// <summary>
    /// Called after each test with the store that <see cref="CreateStoreAsync"/> gave. Disposes it when it can be disposed; override to
    /// keep a shared one.
    /// </summary>
    protected virtual async ValueTask ReleaseStoreAsync(IDirectoryStore store)
    {
        if (store is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else if (store is IDisposable disposable)
        {
            disposable.Dispose();
        }
    }

    /// <summary>Makes the store of a test; the test framework calls it.</summary>
    [SetUp]
    public async Task MakeStoreReadyAsync() => _store = await CreateStoreAsync();

    /// <summary>Lets the store of a test go; the test framework calls it.</summary>
    [TearDown]
    public async Task LetStoreGoAsync()
    {
        if (_store is { } store)
        {
            _store = null;
            await ReleaseStoreAsync(store);
        }
    }

    /// <summary>A fresh tenant on the store under test.</summary>
    private protected Task<Workbench> OpenTenantAsync() => Workbench.OpenAsync(Store);
}
