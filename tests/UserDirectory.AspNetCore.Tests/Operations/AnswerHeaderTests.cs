using FluentAssertions;
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
    public async Task Its_length_goes_ahead(string path)
    {
        using var answer = await _admin.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);

        answer.Headers.TransferEncodingChunked.Should().NotBe(true);
        answer.Content.Headers.ContentLength.Should().Be((await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    [Test]
    public async Task A_list_that_is_too_large_to_be_held_is_sent_while_it_is_made()
    {
        var picture = $"https://pictures.example/{new string('a', 1_500)}";
        for (var i = 0; i < 90; i++)
        {
            await _app.System.Users.CreateAsync(new NewUser($"bob{i}") { Organization = "lisbon", Picture = picture });
        }

        using var answer = await _admin.GetAsync($"{Users}/odata?$filter=startswith(UserKey,'bob')", HttpCompletionOption.ResponseHeadersRead);
        var items = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("items");

        answer.Content.Headers.ContentLength.Should().BeNull();
        items.EnumerateArray().Select(user => user.GetProperty("picture").GetString()).Should().HaveCount(90).And.AllBe(picture);
    }
}
