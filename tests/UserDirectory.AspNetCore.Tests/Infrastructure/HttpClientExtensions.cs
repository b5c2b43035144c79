namespace UserDirectory.AspNetCore.Tests;

/// <summary>Sends requests and reads their answers.</summary>
internal static class HttpClientExtensions
{
    /// <param name="client">Who sends it.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path and query.</param>
    /// <param name="json">The body, as it is sent; null for none.</param>
    /// <param name="ifMatch">The tag that the entity must have; null for any.</param>
    /// <param name="ifNoneMatch">The tag that the entity must not have; null for any.</param>
    public static async Task<HttpAnswer> SendAsync(
        this HttpClient client, string method, string path, string? json = null, string? ifMatch = null, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(new(method), path) { Content = json is null ? null : TestApp.Json(json) };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, text, response.Headers.ETag?.ToString(), response.Content.Headers.ContentType?.MediaType);
    }

    public static Task<HttpAnswer> GetAnswerAsync(this HttpClient client, string path) => client.SendAsync("GET", path);
}
