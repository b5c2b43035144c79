using System.Collections.Frozen;
using System.Reflection;

namespace WebHost;

/// <summary>The sample's pages, out of the assembly, each with a policy that runs and loads nothing but them.</summary>
internal static class PageEndpoints
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";

    private static readonly FrozenDictionary<string, string> s_types = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
    }.ToFrozenDictionary();

    public static void MapPages(this IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "/", "index.html");
        Map(endpoints, "/invitations", "invitations.html");
        Map(endpoints, "/recovery", "recovery.html");
        Map(endpoints, "/assets/style.css", "style.css");
        Map(endpoints, "/assets/index.js", "index.js");
        Map(endpoints, "/assets/invitations.js", "invitations.js");
        Map(endpoints, "/assets/recovery.js", "recovery.js");
    }

    private static void Map(IEndpointRouteBuilder endpoints, string route, string name)
    {
        var content = Read(name);
        var type = s_types[Path.GetExtension(name)];
        endpoints.MapGet(route, http =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.CacheControl = "no-cache";
            return Results.Bytes(content, type).ExecuteAsync(http);
        }).AllowAnonymous();
    }

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly()
            .GetManifestResourceStream(name) ?? throw new FileNotFoundException($"The page {name} is not in the assembly.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
