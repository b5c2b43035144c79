using System.Text.Json;
using FluentAssertions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Operations;

/// <summary>What every answer says of itself, whatever it holds.</summary>
public sealed class AnswerHeaderTests
{
    private const string Users = "/api/contoso/lisbon/identity/users";
    private TestApp _app = null!;
    private HttpClient _admin = null!;

    [SetUp]
    public async Task SetUp()
    {
        _app = await TestApp.StartAsync();
        _admin = _app.As((await _app.System.Users.GetAsync("admin@contoso.example")).Id);
        await _app.System.Users.CreateAsync(new NewUser("ann") { Organization = "lisbon" });
    }

    [TearDown]
    public async Task TearDown()
    {
        _admin.Dispose();
        await _app.DisposeAsync();
    }

    [TestCase($"{Users}/ann", 200)]
    [TestCase($"{Users}/odata", 200)]
    [TestCase($"{Users}/odata?$filter=Nothing", 400)]
    [TestCase($"{Users}/nobody", 404)]
    [TestCase("/api/v1/organizations/00000000-0000-0000-0000-000000000001/users", 404)]
    public async Task A_cache_may_keep_it_for_the_caller_only_and_must_ask_each_time(string path, int status)
    {
        using var answer = await _admin.GetAsync(path);

        ((int)answer.StatusCode).Should().Be(status);
        answer.Headers.CacheControl.Should().BeEquivalentTo(new { Private = true, NoCache = true });
    }

    [TestCase($"{Users}/ann")]
    [TestCase($"{Users}/odata")]
    [TestCase($"{Users}/nobody")]
    [TestCase("/auth/users/whoami")]
    public async Task Its_length_goes_ahead(string path)
    {
        var (length, body) = await AskAsync(path, string.Empty);

        length.Should().Be(body.Length);
    }

    [Test]
    public async Task A_list_that_is_too_large_to_be_held_is_sent_while_it_is_made()
    {
        var picture = $"https://pictures.example/{new string('a', 1_500)}";
        for (var i = 0; i < 90; i++)
        {
            await _app.System.Users.CreateAsync(new NewUser($"bob{i}") { Organization = "lisbon", Picture = picture });
        }

        var (length, body) = await AskAsync($"{Users}/odata", "?$filter=startswith(UserKey,'bob')");

        length.Should().BeNull();
        JsonDocument.Parse(body).RootElement.GetProperty("items").EnumerateArray()
            .Select(user => user.GetProperty("picture").GetString()).Should()
            .HaveCount(90).And.AllBe(picture);
    }

    // A client works the length out itself where it was not sent.
    private async Task<(long? Length, byte[] Body)> AskAsync(string path, string query)
    {
        var admin = (await _app.System.Users.GetAsync("admin@contoso.example")).Id;
        var server = (TestServer)_app.Services.GetRequiredService<IServer>();
        var http = await server.SendAsync(request =>
        {
            request.Request.Method = "GET";
            request.Request.Path = path;
            request.Request.QueryString = new QueryString(query);
            request.Request.Headers[TestAuthentication.NameHeader] = admin.ToString("D");
        });
        using var body = new MemoryStream();
        await http.Response.Body.CopyToAsync(body);
        return (http.Response.ContentLength, body.ToArray());
    }
}
