using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Addresses beside that of a request, under whatever host, base and prefix it came: absolute, as far as the request says which host it
/// means.
/// </summary>
internal static class RequestAddress
{
    /// <summary>The request's own address with something behind it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="below">Further segments of the path, with a slash in front; empty for none.</param>
    /// <param name="query">The query, encoded; null for none.</param>
    public static string Of(HttpRequest request, string below, string? query = null)
    {
        var path = new PathString(request.Path.Value?.TrimEnd('/') + below);
        var after = query is null ? QueryString.Empty : new QueryString($"?{query}");
        return request.Host.HasValue
            ? UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, path, after)
            : UriHelper.BuildRelative(request.PathBase, path, after);
    }
}
