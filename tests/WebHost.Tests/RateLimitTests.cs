using System.Net;
using FluentAssertions;
using NUnit.Framework;

namespace WebHost.Tests;

/// <summary>How often passwords and tokens may be tried.</summary>
public sealed class RateLimitTests
{
    private const int People = 200;

    [Test]
    public async Task A_setting_limits_the_attempts_from_one_address()
    {
        await using var host = await RunningHost.StartAsync("RateLimits:PerAddress=3");

        var statuses = await StatusesAsync(host, "a", "b", "c", "d");
        using var preview = await host.Client.PostTextAsync("invitations/preview", """{"token": "made up"}""");

        statuses.Should().Equal(
            HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests);
        preview.StatusCode.Should().Be(HttpStatusCode.TooManyRequests, "passwords and tokens are counted together");
        preview.Headers.RetryAfter!.Delta.Should().BePositive();
    }

    [Test]
    public async Task A_setting_limits_the_attempts_at_one_account()
    {
        await using var host = await RunningHost.StartAsync("RateLimits:PerAddressAndUser=2");

        var statuses = await StatusesAsync(host, "ann", "ANN", "ann", "bob");

        statuses.Should().Equal(
            HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests, HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task The_answer_says_when_to_try_again()
    {
        await using var host = await RunningHost.StartAsync("RateLimits:PerAddress=1");
        await StatusesAsync(host, "ann");

        using var answer = await host.Client.LoginAsync("ann", "wrong");

        answer.Headers.RetryAfter!.Delta.Should().BePositive().And.BeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
        (await answer.JsonAsync()).GetProperty("code").GetString().Should().Be("rate.limited");
    }

    [Test]
    public async Task Two_hundred_people_behind_one_address_sign_in_and_answer_their_invitations_in_a_minute()
    {
        await using var host = await RunningHost.StartAsync();
        await host.Client.SignInAsync(RunningHost.Admin, RunningHost.Password);
        var people = Enumerable.Range(0, People).Select(number => $"person-{number}@new.example").ToList();

        var invitations = await EachAsync(people, person => host.Client.InviteAsync(person));
        var tokens = Directory.EnumerateFiles(host.Outbox).Select(file => MailText.Token(File.ReadAllText(file))).ToList();
        var previews = await EachAsync(tokens, token => host.Client.PostTextAsync("invitations/preview", $$"""{"token": "{{token}}"}"""));
        var acceptances = await EachAsync(tokens, token =>
            host.Client.PostTextAsync("invitations/accept", $$"""{"token": "{{token}}", "password": "{{RunningHost.Password}}"}"""));
        var signIns = await EachAsync(people, person => host.Client.LoginAsync(person, RunningHost.Password));

        signIns.Should().HaveCount(People).And.OnlyContain(status => status == HttpStatusCode.OK);
        invitations.Should().HaveCount(People).And.OnlyContain(status => status == HttpStatusCode.OK);
        previews.Should().HaveCount(People).And.OnlyContain(status => status == HttpStatusCode.OK);
        acceptances.Should().HaveCount(People).And.OnlyContain(status => status == HttpStatusCode.OK);
    }

    private static async Task<List<HttpStatusCode>> StatusesAsync(RunningHost host, params string[] names)
    {
        var statuses = new List<HttpStatusCode>();
        foreach (var name in names)
        {
            using var answer = await host.Client.LoginAsync(name, "wrong");
            statuses.Add(answer.StatusCode);
        }

        return statuses;
    }

    private static async Task<IReadOnlyList<HttpStatusCode>> EachAsync(List<string> all, Func<string, Task<HttpResponseMessage>> send)
    {
        var statuses = new HttpStatusCode[all.Count];
        await Parallel.ForAsync(0, all.Count, async (each, _) =>
        {
            using var answer = await send(all[each]);
            statuses[each] = answer.StatusCode;
        });
        return statuses;
    }
}
