using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace WebHost.Tests;

/// <summary>What the tests ask of the sample.</summary>
internal static class SampleClient
{
    public static Task<HttpResponseMessage> LoginAsync(this HttpClient client, string? userName, string? password, string? tenant = null) =>
        client.PostAsJsonAsync("login", new { userName, password, tenant });

    /// <summary>Signs in, and shows the token with every request from now on.</summary>
    public static async Task<string> SignInAsync(this HttpClient client, string userName, string password, string? tenant = null)
    {
        using var answer = await client.LoginAsync(userName, password, tenant);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.JsonAsync()).GetProperty("accessToken").GetString()!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return token;
    }

    public static Task<HttpResponseMessage> InviteAsync(
        this HttpClient client, string email, string name = "Somebody", string organization = "lisbon") =>
        client.PostAsJsonAsync($"api/contoso/{organization}/identity/users/sendInvitation", new { email, name });

    public static Task<HttpResponseMessage> PostTextAsync(
        this HttpClient client, string path, string text, string type = "application/json") =>
        client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(text, Encoding.UTF8, type));

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>();

    public static async Task<string> TextAsync(this Task<HttpResponseMessage> sent, HttpStatusCode expected)
    {
        using var answer = await sent;
        var text = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode == expected ? text : throw new HttpRequestException($"{answer.StatusCode} and not {expected}: {text}");
    }
}
