namespace UserDirectory;

/// <summary>
/// The store cannot do something now, through no fault of the call: nothing of it was written, unless its answer was lost on the way.
/// Codes: <c>store.busy</c> (others wrote for longer than a call waits; repeat it), <c>store.full</c> (there is no room to write),
/// <c>store.read_only</c> (what is stored can be read but not written), <c>store.unreadable</c> (what is there is no database, or a damaged
/// one), <c>store.unavailable</c> (it cannot be reached, opened or asked), <c>store.version</c> (another version made the database; the
/// message says what to do), <c>store.inconsistent</c> (it refuses a write that every rule allows, because its tables or rows were changed
/// by something else). The directory goes on as soon as the reason is gone. What the provider said is the
/// <see cref="Exception.InnerException"/>, which may name paths and hosts; the message names none.
/// </summary>
public sealed class StoreException : UserDirectoryException
{
    /// <summary>Such a fault, for who writes a store, and for hosts that substitute the directory in their tests.</summary>
    /// <param name="code">The stable code.</param>
    /// <param name="message">What cannot be done and what helps, in a sentence, without paths and names of hosts.</param>
    /// <param name="inner">What the provider said; null for nothing.</param>
    public StoreException(string code, string message, Exception? inner = null)
        : base(code, message, details: null, inner)
    {
    }
}
