using System.Text.RegularExpressions;

namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>A whole answer as a text: status, headers but for <c>Date</c>, body but for <c>traceId</c>.</summary>
internal static partial class Snapshot
{
    public static async Task<string> OfAsync(HttpResponseMessage response)
    {
        // The length follows from the body, and so from the length of the trace id.
        var headers = response.Headers.Concat(response.Content.Headers).Concat(response.TrailingHeaders)
            .Where(header => header.Key is not ("Date" or "Content-Length"))
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        var body = TraceId().Replace(await response.Content.ReadAsStringAsync(), "\"traceId\":\"\"");
        return string.Join('\n', [$"{(int)response.StatusCode}", .. headers, string.Empty, body]);
    }

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex TraceId();
}
