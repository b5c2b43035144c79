using System.Runtime.ExceptionServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>What was found out in one request about who calls. Not thread-safe, like the request.</summary>
internal sealed class CallersOfRequest
{
    private (ClaimsPrincipal From, ClaimsPrincipal To)? _last;

    /// <summary>Why nobody could be looked up; null when that did not fail.</summary>
    public Exception? Fault { get; set; }

    public static CallersOfRequest Of(HttpContext http)
    {
        if (http.Items[typeof(CallersOfRequest)] is not CallersOfRequest found)
        {
            http.Items[typeof(CallersOfRequest)] = found = new();
        }

        return found;
    }

    /// <summary>Who a principal of this request was found to be; null when it is nobody, or was not looked up in this request.</summary>
    public Caller? Find(ClaimsPrincipal principal)
    {
        if (Fault is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        return DirectoryIdentity.Of(principal) is { } identity && ReferenceEquals(identity.MadeIn, this) ? identity.Caller : null;
    }

    /// <summary>What a principal became when it was last looked up; null when that was another one.</summary>
    public ClaimsPrincipal? Known(ClaimsPrincipal principal) => _last is { } last && ReferenceEquals(last.From, principal) ? last.To : null;

    public ClaimsPrincipal Remember(ClaimsPrincipal from, ClaimsPrincipal to)
    {
        _last = (from, to);
        return to;
    }
}
