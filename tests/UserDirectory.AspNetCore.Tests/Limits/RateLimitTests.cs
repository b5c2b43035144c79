using System.Net;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Limits;

public sealed class RateLimitTests
{
    [Test]
    public async Task Attempts_at_one_account_are_limited_with_a_time_to_try_again()
    {
        await using var app = await TestApp.StartAsync(http: options => options.RateLimits.PerAddressAndUser = 2);

        var statuses = await Statuses(app, "ann", "ANN", "ann", "bob");

        statuses.Should().Equal(
            HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests, HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Other_spellings_of_one_name_are_one_account()
    {
        await using var app = await TestApp.StartAsync(http: options => options.RateLimits.PerAddressAndUser = 2);

        var statuses = await Statuses(app, "ann", "\uFF41nn", "a\uFF4En", "a\uFFFEn");

        statuses.Should().Equal(
            HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests, HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task The_tenant_counts_alike_whether_it_is_named_or_meant()
    {
        await using var app = await TestApp.StartAsync(http: options => options.RateLimits.PerAddressAndUser = 1);
        await GuessAsync(app, "ann");

        var named = await app.Anonymous.PostAsync("/account/password", TestApp.Json(
            """{ "userName": "ann", "tenant": "Contoso", "currentPassword": "a", "newPassword": "b" }"""));

        named.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Test]
    public async Task Attempts_from_one_address_are_limited_whatever_the_account_and_whether_it_is_there()
    {
        await using var app = await TestApp.StartAsync(http: options => options.RateLimits.PerAddress = 3);

        var statuses = await Statuses(app, "a", "b", "admin@contoso.example", "d");

        statuses.Should().Equal(
            HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests);
    }

    [Test]
    public async Task The_answer_says_when_to_try_again()
    {
        await using var app = await TestApp.StartAsync(http: options => options.RateLimits.PerAddress = 1);
        await GuessAsync(app, "ann");

        var answer = await GuessAsync(app, "ann");

        answer.Headers.RetryAfter!.Delta.Should().BePositive().And.BeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
        (await answer.Content.ReadAsStringAsync()).Should().Contain("rate.limited");
    }

    [Test]
    public async Task An_office_behind_one_address_is_not_shut_out_by_default()
    {
        await using var app = await TestApp.StartAsync();

        for (var i = 0; i < 200; i++)
        {
            (await app.Anonymous.PostAsync("/invitations/preview", TestApp.Json($$"""{ "token": "token-{{i}}" }"""))).StatusCode
                .Should().Be(HttpStatusCode.NotFound);
        }
    }

    [Test]
    public async Task Without_limits_nothing_is_counted()
    {
        await using var app = await TestApp.StartAsync(
            http: options => (options.RateLimits.PerAddress, options.RateLimits.PerAddressAndUser) = (null, null));

        for (var i = 0; i < 40; i++)
        {
            (await app.Anonymous.PostAsync("/invitations/preview", TestApp.Json("""{ "token": "same" }"""))).StatusCode
                .Should().Be(HttpStatusCode.NotFound);
        }
    }

    [TestCase("/account/password/reset", """{ "userName": "ann" }""", HttpStatusCode.Accepted)]
    [TestCase("/account/password/confirm", """{ "token": "same", "password": "battery staple horse" }""", HttpStatusCode.NotFound)]
    [TestCase("/account/email/confirm", """{ "token": "same" }""", HttpStatusCode.NotFound)]
    public async Task Account_recovery_is_limited_like_guesses(string path, string body, HttpStatusCode otherwise)
    {
        await using var app = await TestApp.StartAsync(http: options => options.RateLimits.PerAddressAndUser = 2);

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            statuses.Add((await app.Anonymous.PostAsync(path, TestApp.Json(body))).StatusCode);
        }

        statuses.Should().Equal(otherwise, otherwise, HttpStatusCode.TooManyRequests);
    }

    [Test]
    public async Task Proofs_of_addresses_are_limited_by_account_whatever_the_address()
    {
        await using var app = await TestApp.StartAsync(
            http: options => options.RateLimits.PerAddressAndUser = 2, directory: directory =>
                directory.UseNotifier((_, _, _) => ValueTask.CompletedTask));
        var ann = app.As((await app.System.Users.CreateAsync(new NewUser("ann"))).Id);

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            statuses.Add(
                (await ann.PostAsync("/account/email/proof", TestApp.Json($$"""{ "email": "ann{{i}}@new.example" }"""))).StatusCode);
        }

        statuses.Should().Equal(HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.TooManyRequests);
    }

    private static async Task<List<HttpStatusCode>> Statuses(TestApp app, params string[] users)
    {
        var statuses = new List<HttpStatusCode>();
        foreach (var user in users)
        {
            statuses.Add((await GuessAsync(app, user)).StatusCode);
        }

        return statuses;
    }

    private static Task<HttpResponseMessage> GuessAsync(TestApp app, string user) => app.Anonymous.PostAsync(
        "/account/password", TestApp.Json(
            $$"""{ "userName": "{{user}}", "currentPassword": "a wrong password", "newPassword": "another horse staple" }"""));
}
