using System.Net;
using FluentAssertions;
using Microsoft.AspNetCore.TestHost;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>The directory inside applications with habits of their own: it answers as ever, and they do.</summary>
[TestFixtureSource(typeof(ForeignHost), nameof(ForeignHost.All))]
public sealed class ForeignHostTests(object host)
{
    private readonly ForeignHost _host = (ForeignHost)host;

    [Test]
    public async Task The_matrix_is_what_it_is_in_a_plain_application()
    {
        var plain = await MatrixRuns.PlainAsync();

        var cells = await MatrixRuns.RunAsync(_host);

        string.Join("\n", cells.Select(cell => cell.Outcome).Except(plain.Select(cell => cell.Outcome))).Should().BeEmpty();
        string.Join("\n", cells.Where(cell => cell.Answer != cell.Expected).Select(cell => cell.Difference)).Should().BeEmpty();
        cells.Should().HaveSameCount(plain);
    }

    [TestCase("POST", "/orders", """{ "customer_name": "Ann", "item_count": 1 }""")]
    [TestCase("POST", "/orders", """{ "customerName": "Ann", "itemCount": 1 }""")]
    [TestCase("POST", "/orders", """{ "customerName": 7 }""")]
    [TestCase("POST", "/orders", null)]
    [TestCase("PUT", "/orders", "{}")]
    [TestCase("GET", "/nothing/here", null)]
    [TestCase("GET", "/sign-in", null)]
    public async Task Its_own_endpoints_answer_as_before(string method, string path, string? body)
    {
        await using var alone = await _host.StartAloneAsync();
        await using var world = await MatrixWorld.StartAsync(_host);

        (await AskAsync(world.App.Anonymous, method, path, body)).Should().Be(await AskAsync(alone.GetTestClient(), method, path, body));
        var cookie = await CookieAsync(world.App.As("ann"));
        (await AskAsync(world.App.Anonymous, method, path, body, cookie)).Should().Be(await AskAsync(alone.GetTestClient(), method, path, body, cookie: await CookieAsync(Signed(alone.GetTestClient()))));
    }

    private static HttpClient Signed(HttpClient client)
    {
        client.DefaultRequestHeaders.Add(TestAuthentication.NameHeader, "ann");
        return client;
    }

    private static async Task<string?> CookieAsync(HttpClient client)
    {
        using var answer = await client.PostAsync("/sign-in", null);
        return answer.StatusCode == HttpStatusCode.OK && answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.First().Split(';')[0] : null;
    }

    private static async Task<string> AskAsync(HttpClient client, string method, string path, string? body, string? cookie = null)
    {
        using var request = new HttpRequestMessage(new(method), path) { Content = body is null ? null : TestApp.Json(body) };
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var response = await client.SendAsync(request);
        return await Snapshot.OfAsync(response);
    }
}
