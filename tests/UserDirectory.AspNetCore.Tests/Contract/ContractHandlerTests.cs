using System.Net;
using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Contract;

/// <summary>What the comparison with the document finds.</summary>
[TestFixture]
public sealed class ContractHandlerTests
{
    private const string Preview =
        """{"email":"a@b.example","tenantName":"T","organizationName":null,"displayName":null,"expiresAt":"2026-03-01T08:00:00+00:"""
            + """00","isNewAccount":true}""";

    [Test]
    public async Task An_answer_as_described_passes() => await Sending(HttpStatusCode.OK, Preview).Should().NotThrowAsync();

    [TestCase(HttpStatusCode.OK, """{"email":"a@b.example"}""", "application/json", "*tenantName*")]
    [TestCase(HttpStatusCode.OK, "", "application/json", "*there is no body*")]
    [TestCase(HttpStatusCode.OK, Preview, "text/plain", "*text/plain is not among*")]
    [TestCase(HttpStatusCode.Accepted, Preview, "application/json", "*202 is not among its answers*")]
    [TestCase(HttpStatusCode.TooManyRequests, "{}", "application/problem+json", "*no Retry-After*")]
    public async Task An_answer_that_is_not_fails_the_test(HttpStatusCode status, string body, string type, string says) =>
        await Sending(status, body, type).Should().ThrowAsync<AssertionException>().WithMessage(says);

    [Test]
    public async Task A_request_that_was_accepted_and_is_not_as_described_fails_the_test() =>
        await Sending(HttpStatusCode.OK, Preview, sent: """{"token":7}""")
            .Should().ThrowAsync<AssertionException>().WithMessage("*which was accepted*");

    [Test]
    public async Task Another_verb_that_is_not_answered_405_fails_the_test() =>
        await Sending(HttpStatusCode.OK, Preview, method: "PUT")
            .Should().ThrowAsync<AssertionException>().WithMessage("*is not in the document*");

    private static Func<Task> Sending(
        HttpStatusCode status, string body, string type = "application/json", string sent = """{"token":"t"}""", string method = "POST") =>
            async () =>
            {
                using var client = new HttpClient(new ContractHandler(new Answering(status, body, type)));
                using var request = new HttpRequestMessage(
                    new(method), "http://localhost/invitations/preview")
                { Content = TestApp.Json(sent) };
                using var answer = await client.SendAsync(request);
            };

    private sealed class Answering(HttpStatusCode status, string body, string type) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, type) });
    }
}
