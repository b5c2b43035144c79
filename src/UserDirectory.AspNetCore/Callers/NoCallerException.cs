namespace UserDirectory.AspNetCore;

/// <summary>
/// The directory of the caller was asked for where there is none: nobody is signed in, or whoever is signed in is nobody in the tenant. The
/// message says which, and what to do.
/// </summary>
public sealed class NoCallerException : InvalidOperationException
{
    internal NoCallerException(string message)
        : base(message)
    {
    }
}
