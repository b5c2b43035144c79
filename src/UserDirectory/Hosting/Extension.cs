namespace UserDirectory;

/// <summary>Something that the host brought along, had for one call at a time. Thread-safe.</summary>
internal abstract class Extension<T>
    where T : class
{
    /// <summary>One that is there already, and is the same for every call.</summary>
    public static Extension<T> Of(T instance) => new Kept(instance);

    /// <summary>Has it do something. What it throws, and what making it or putting it away throws, passes through.</summary>
    public abstract ValueTask<TResult> CallAsync<TResult>(
        Func<T, CancellationToken, ValueTask<TResult>> call, CancellationToken cancellationToken);

    private sealed class Kept(T instance) : Extension<T>
    {
        public override ValueTask<TResult> CallAsync<TResult>(
            Func<T, CancellationToken, ValueTask<TResult>> call, CancellationToken cancellationToken) =>
            call(instance, cancellationToken);
    }
}
