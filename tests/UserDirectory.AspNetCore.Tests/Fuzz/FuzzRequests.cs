using System.Net.Http.Headers;
using System.Text;
using UserDirectory.AspNetCore.Tests.Contract;

namespace UserDirectory.AspNetCore.Tests.Fuzz;

/// <summary>Makes requests to operations out of the document: most as it says, the others wrong in one place or two.</summary>
internal sealed class FuzzRequests(FuzzWorld world, ValidValues valid, BrokenValues broken, Random random)
{
    /// <summary>What of a request is wrong.</summary>
    [Flags]
    private enum Wrong
    {
        Nothing = 0,
        Route = 1,
        Query = 2,
        Body = 4,
        Header = 8,
        Caller = 16,
    }

    public async Task<(HttpClient Client, HttpRequestMessage Request, string Sent)> NextAsync(ApiOperation operation)
    {
        var wrong = Chance(60) ? Wrong.Nothing : Part() | (Chance(30) ? Part() : Wrong.Nothing);
        var path = await PathAsync(operation, wrong.HasFlag(Wrong.Route));
        var query = Query(operation, wrong.HasFlag(Wrong.Query));
        var request = new HttpRequestMessage(new(operation.Method), path + (query.Length == 0 ? query : $"?{query}"));
        var sent = string.Empty;
        if (operation.Body is not null)
        {
            sent = await BodyAsync(operation, wrong.HasFlag(Wrong.Body));
            var type = operation.Id == "resetUserPassword" && Chance(30) ? "text/plain" : "application/json";
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(sent));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(
                wrong.HasFlag(Wrong.Body) && Chance(20) ? broken.ContentType() : type);
        }

        foreach (var header in Headers(operation, wrong.HasFlag(Wrong.Header)))
        {
            request.Headers.TryAddWithoutValidation(header, broken.Tag());
        }

        return (wrong.HasFlag(Wrong.Caller) ? world.Others[random.Next(world.Others.Count)] : world.Admin, request, sent);
    }

    private async Task<string> PathAsync(ApiOperation operation, bool isWrong)
    {
        var path = operation.Template;
        var names = operation.Parameters.Where(parameter => (string)parameter["in"]! == "path")
            .Select(parameter => (string)parameter["name"]!).ToList();
        var spoilt = isWrong && names.Count > 0 ? names[random.Next(names.Count)] : null;
        foreach (var name in names)
        {
            var value = name == spoilt ? broken.Segment() : Uri.EscapeDataString(await valid.RouteAsync(name, operation));
            path = path.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return path;
    }

    private string Query(ApiOperation operation, bool isWrong)
    {
        var parts = new List<string>();
        foreach (var name in operation.Parameters.Where(parameter => (string)parameter["in"]! == "query")
            .Select(parameter => (string)parameter["name"]!))
        {
            var value = isWrong && Chance(40) ? broken.Text() : Chance(25) ? valid.Query(name) : null;
            if (value is not null)
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        return string.Join('&', isWrong && parts.Count > 0 && Chance(20) ? [.. parts, parts[0]] : parts);
    }

    private async Task<string> BodyAsync(ApiOperation operation, bool isWrong)
    {
        var body = await valid.BodyAsync(operation);
        return !isWrong ? body?.ToJsonString() ?? "null" : Chance(50) ? broken.Body() : broken.Changed(body);
    }

    private IEnumerable<string> Headers(ApiOperation operation, bool isWrong) =>
        operation.Parameters.Where(parameter => isWrong && (string)parameter["in"]! == "header")
            .Select(parameter => (string)parameter["name"]!);

    private Wrong Part() => (Wrong)(1 << random.Next(5));

    private bool Chance(int percent) => random.Next(100) < percent;
}
