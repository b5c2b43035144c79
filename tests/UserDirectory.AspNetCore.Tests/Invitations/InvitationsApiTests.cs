using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Invitations;

public sealed class InvitationsApiTests
{
    private TestApp _app = null!;

    [SetUp]
    public async Task SetUp() => _app = await TestApp.StartAsync();

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [Test]
    public async Task An_invitation_is_previewed_accepted_and_then_not_valid_any_more()
    {
        var sent = await _app.System.Invitations.SendAsync(new NewInvitation("bob@contoso.example", "lisbon") { DisplayName = "Bob" });

        var preview = await (await PostAsync("preview", $$"""{ "token": "{{sent.Token}}" }""")).Content.ReadFromJsonAsync<JsonElement>();
        var accepted = await (await PostAsync(
            "accept", $$"""{ "token": "{{sent.Token}}", "displayName": "Bob B.", "password": "correct horse battery" }""")).Content
            .ReadFromJsonAsync<JsonElement>();
        var again = await PostAsync("accept", $$"""{ "token": "{{sent.Token}}" }""");

        preview.GetProperty("email").GetString().Should().Be("bob@contoso.example");
        preview.GetProperty("organizationName").GetString().Should().Be("Lisbon");
        preview.GetProperty("isNewAccount").GetBoolean().Should().BeTrue();
        accepted.GetProperty("displayName").GetString().Should().Be("Bob B.");
        again.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task An_invitation_is_declined_without_an_answer()
    {
        var sent = await _app.System.Invitations.SendAsync(new NewInvitation("bob@contoso.example", "lisbon"));

        (await PostAsync("decline", $$"""{ "token": "{{sent.Token}}" }""")).StatusCode.Should().Be(HttpStatusCode.NoContent);

        (await PostAsync("preview", $$"""{ "token": "{{sent.Token}}" }""")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [TestCase("accept", """{ "token": "nonsense" }""", 404, "invitation.not_valid")]
    [TestCase("preview", """{ "token": null }""", 400, "token.missing")]
    [TestCase("preview", """{ "token": 7 }""", 400, "body.malformed")]
    [TestCase("preview", """{ "token": "a", "TOKEN": "b" }""", 400, "body.malformed")]
    [TestCase("preview", "null", 400, "body.missing")]
    [TestCase("preview", "{", 400, "body.malformed")]
    public async Task Bad_input_is_refused_with_a_stable_code(string verb, string body, int status, string code)
    {
        var answer = await PostAsync(verb, body);

        ((int)answer.StatusCode).Should().Be(status);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().Should().Be(code);
    }

    [Test]
    public async Task A_body_of_another_type_is_415_and_one_too_large_413()
    {
        var form = await _app.Anonymous.PostAsync("/invitations/preview", TestApp.Json("token=a", "application/x-www-form-urlencoded"));
        var large = await PostAsync("preview", $$"""{ "token": "{{new string('a', 70_000)}}" }""");

        form.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        large.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Test]
    public async Task Another_verb_is_405_with_what_is_allowed()
    {
        var answer = await _app.Anonymous.GetAsync("/invitations/preview");

        answer.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.Should().Equal("POST");
    }

    private Task<HttpResponseMessage> PostAsync(string verb, string body) =>
        _app.Anonymous.PostAsync($"/invitations/{verb}", TestApp.Json(body));
}
