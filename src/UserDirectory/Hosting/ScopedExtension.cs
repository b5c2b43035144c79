using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory;

/// <summary>
/// One that is registered in the container, had from there when it is needed and not before: so it may use the directory itself. Each call
/// has a service scope of its own, which ends with it: so it may use scoped services. Thread-safe.
/// </summary>
/// <param name="scopes">Makes the scopes.</param>
/// <param name="key">The directory's key in the container; null without one.</param>
internal sealed class ScopedExtension<T>(IServiceScopeFactory scopes, string? key) : Extension<T>
    where T : class
{
    public override async ValueTask<TResult> CallAsync<TResult>(
        Func<T, CancellationToken, ValueTask<TResult>> call, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            return await call(scope.ServiceProvider.Get<T>(key), cancellationToken).ConfigureAwait(false);
        }
    }
}
