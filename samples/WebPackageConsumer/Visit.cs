using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace WebPackageConsumer;

/// <summary>Asks the application over HTTP what a client would.</summary>
internal static class Visit
{
    public const string Password = "correct horse battery staple";

    private const string Approve = "/lisbon/invoices/7/approve";
    private const string List = "/api/default/lisbon/identity/users/odata?$filter=substringof('n',Name)&$select=Name";

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Uri application)
    {
        var results = new PackageConsumer.Results();
        using var nobody = new HttpClient { BaseAddress = application };
        using var ann = await SignInAsync(application, "ann");
        using var bob = await SignInAsync(application, "bob");

        results.Check("1 nobody approves without signing in", await ApproveAsync(nobody, Approve) == HttpStatusCode.Unauthorized);
        results.Check("2 nor without the permission", await ApproveAsync(bob, Approve) == HttpStatusCode.Forbidden);
        results.Check("3 with it one does", await ApproveAsync(ann, Approve) == HttpStatusCode.OK);
        results.Check("4 but not elsewhere", await ApproveAsync(ann, "/porto/invoices/7/approve") == HttpStatusCode.Forbidden);

        var listed = JsonNode.Parse(await ann.GetStringAsync(List))!["items"]!.ToJsonString();
        results.Check("5 list who is there", listed == """[{"name":"Ann"}]""");

        using var refused = await nobody.GetAsync(List);
        results.Check("6 which nobody is told without signing in", refused.StatusCode == HttpStatusCode.Unauthorized
            && $"{refused.Headers.WwwAuthenticate}" == "Bearer");
        return results.ExitCode;
    }

    private static async Task<HttpStatusCode> ApproveAsync(HttpClient client, string path)
    {
        using var answer = await client.PostAsync(path, null);
        return answer.StatusCode;
    }

    private static async Task<HttpClient> SignInAsync(Uri application, string user)
    {
        var client = new HttpClient { BaseAddress = application };
        using var answer = await client.PostAsJsonAsync("/login", new Credentials(user, Password));
        var token = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["accessToken"]!.GetValue<string>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
