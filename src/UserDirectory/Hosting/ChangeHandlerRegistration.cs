namespace UserDirectory;

/// <summary>
/// A change handler of the builder's. In the container under this internal type, for as a service of the public one it could only be had
/// together with all others: one that cannot be made would keep the change from them.
/// </summary>
/// <param name="Handler">What the log calls it.</param>
/// <param name="Handle">Makes it from the services of a scope, and tells it.</param>
internal sealed record ChangeHandlerRegistration(Type Handler, Func<IServiceProvider, Change, CancellationToken, ValueTask> Handle);
