using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace UserDirectory.AspNetCore;

/// <summary>What in a request names the organization at which a permission is asked. Immutable.</summary>
internal abstract record PlaceSource
{
    private const string RoutePrefix = "route:";
    private const string HeaderPrefix = "header:";

    /// <summary>The organization; null when the request does not say, and then nobody is let in.</summary>
    public abstract ValueTask<EntityRef?> FindAsync(HttpContext http);

    /// <summary>The same on a page of a circuit, which has route values and no request.</summary>
    public virtual EntityRef? Find(IReadOnlyDictionary<string, object?> routeValues) => null;

    /// <summary>Why this can name no organization on a route; null when it can.</summary>
    public virtual string? Misses(RouteEndpoint endpoint) => null;

    public static PlaceSource Parse(string text, string policy) =>
        text.StartsWith(RoutePrefix, StringComparison.Ordinal) && text.Length > RoutePrefix.Length ? new Route(text[RoutePrefix.Length..])
        : text.StartsWith(HeaderPrefix, StringComparison.Ordinal) && text.Length > HeaderPrefix.Length
            ? new Header(text[HeaderPrefix.Length..])
        : throw new InvalidOperationException($"The policy '{policy}' must say where the permission is asked: '@route:name', "
            + $"'@header:name', or nothing for the whole tenant.");

    private static EntityRef? Reference(string? text) => string.IsNullOrEmpty(text) ? null : EntityRef.Of(text);

    /// <summary>A value of the route.</summary>
    public sealed record Route(string Name) : PlaceSource
    {
        public override ValueTask<EntityRef?> FindAsync(HttpContext http) => new(Find(http.Request.RouteValues));

        public override EntityRef? Find(IReadOnlyDictionary<string, object?> routeValues) =>
            Reference(Convert.ToString(routeValues.GetValueOrDefault(Name), CultureInfo.InvariantCulture));

        public override string? Misses(RouteEndpoint endpoint) =>
            endpoint.RoutePattern.GetParameter(Name) is null && !endpoint.RoutePattern.Defaults.ContainsKey(Name)
                ? $"its route '{endpoint.RoutePattern.RawText}' has no value '{Name}'"
                : null;

        public override string ToString() => RoutePrefix + Name;
    }

    /// <summary>A header, given once.</summary>
    public sealed record Header(string Name) : PlaceSource
    {
        public override ValueTask<EntityRef?> FindAsync(HttpContext http) =>
            new(http.Request.Headers[Name] is [var value] ? Reference(value) : null);

        public override string ToString() => HeaderPrefix + Name;
    }

    /// <summary>What the host finds out; a reference that names none stands for the whole tenant.</summary>
    public sealed record Asked(Func<HttpContext, ValueTask<EntityRef>> Ask) : PlaceSource
    {
        public override async ValueTask<EntityRef?> FindAsync(HttpContext http) => await Ask(http).ConfigureAwait(false);

        public override string ToString() => "delegate";
    }
}
