using System.Net;

namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>Requests to a <see cref="ForeignHost"/>.</summary>
internal static class HostCall
{
    /// <summary>The whole answer; of a host that handles no errors, the mistake that it made.</summary>
    public static async Task<string> SendAsync(
        HttpClient client, string method, string path, string? body, string? type = "application/json")
    {
        using var request = new HttpRequestMessage(new(method), path) { Content = body is null ? null : TestApp.Json(body, type!) };
        try
        {
            using var response = await client.SendAsync(request);
            return await Snapshot.OfAsync(response);
        }
        catch (NotSupportedException mistake)
        {
            return mistake.Message;
        }
    }

    /// <summary>Signs a client in: by the cookie of the host where it gives one, else by the header.</summary>
    public static async Task<HttpClient> SignInAsync(HttpClient client, string name)
    {
        client.DefaultRequestHeaders.Add(TestAuthentication.NameHeader, name);
        using var answer = await client.PostAsync("/sign-in", null);
        if (answer.StatusCode == HttpStatusCode.OK && answer.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            client.DefaultRequestHeaders.Remove(TestAuthentication.NameHeader);
            client.DefaultRequestHeaders.Add("Cookie", cookies.First().Split(';')[0]);
        }

        return client;
    }
}
