using System.Diagnostics;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.Tests.Tokens;

/// <summary>Who asks for a reset learns nothing: not from the answer, not from how long it takes, not from what is written.</summary>
public sealed class ResetRequestTests : TokenTestCase
{
    private TaskCompletionSource _release = null!;

    private static IEnumerable<EntityRef> Nobodies() =>
        ["nobody", "nobody@acme.example", Guid.NewGuid(), default, (string?)null, string.Empty, "a/b/c",
            ":", "\uD800", new string('a', 100_000), "two@acme.example"];

    [SetUp]
    public void SetUpRelease() => _release = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [TearDown]
    public void Release() => _release.TrySetResult();

    [Test]
    public async Task Whatever_names_nobody_is_answered_like_an_account_and_nothing_is_sent_or_written()
    {
        var number = await NumberAsync();
        foreach (var nobody in Nobodies())
        {
            await Passwords.RequestResetAsync(nobody);
        }

        (await SentAsync()).Should().BeEmpty();
        (await NumberAsync()).Should().Be(number);
        Logger.Lines.Should().BeEmpty();
    }

    [Test]
    public async Task The_answer_comes_before_anything_is_looked_up()
    {
        var isRead = false;
        await HoldAllWorkersAsync();
        Store.BeforeRead(0, () =>
        {
            isRead = true;
            return Task.CompletedTask;
        });

        await Passwords.RequestResetAsync("ann");
        await Passwords.RequestResetAsync("nobody");

        isRead.Should().BeFalse("all workers are busy, and the requests were answered all the same");
        _release.SetResult();
        (await SentAsync()).Should().Equal(Email);
        isRead.Should().BeTrue();
    }

    [Test]
    public async Task A_tenant_that_there_is_not_is_answered_like_one_that_there_is()
    {
        await Test.Directory.Tenant("nowhere").AsSystem("web").Passwords.RequestResetAsync("ann");
        await Test.Directory.Tenant(Guid.NewGuid()).AsSystem("web").Passwords.RequestResetAsync("ann");

        (await SentAsync()).Should().BeEmpty();
        Logger.Lines.Should().BeEmpty();
    }

    [Test]
    public async Task An_address_that_is_not_proved_gets_nothing_however_the_account_is_named()
    {
        await Users.CreateAsync(new NewUser("bob") { Email = "bob@acme.example", Password = Old });
        await Users.CreateAsync(new NewUser("eva") { Password = Old });

        foreach (var name in new[] { "bob", "bob@acme.example", "eva" })
        {
            await Passwords.RequestResetAsync(name);
        }

        (await SentAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task Naming_somebodys_address_does_not_lead_his_reset_elsewhere()
    {
        await Users.CreateAsync(new NewUser("mallory") { Email = Email, Password = Old });

        await Passwords.RequestResetAsync(Email);

        await Test.Directory.FinishRequestsAsync();
        Notifier.Tokens.Should().ContainSingle().Which.User.Id.Should().Be(Ann.Id);
    }

    [Test]
    public async Task An_account_that_is_not_active_gets_nothing()
    {
        await Users.DeactivateAsync("ann");

        await Passwords.RequestResetAsync("ann");

        (await SentAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task In_a_suspended_tenant_nobody_gets_anything()
    {
        await Test.Directory.Tenants.SuspendAsync("default");

        await Passwords.RequestResetAsync("ann");

        (await SentAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task Asking_again_at_once_sends_nothing_more_and_later_replaces_the_token()
    {
        var first = await ResetTokenAsync("ann");
        Test.Clock.Advance(TimeSpan.FromSeconds(59));
        var number = await NumberAsync();
        await Passwords.RequestResetAsync(Email);
        (await SentAsync()).Should().HaveCount(1, "nobody floods a mailbox");
        (await NumberAsync()).Should().Be(number, "nor the feed");

        Test.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await ResetTokenAsync("ann");

        (await StoredTokensAsync()).Should().HaveCount(1, "one is open for each purpose");
        await ResetMustNotBeValidAsync(first, "it was replaced");
        await Passwords.ConfirmResetAsync(second, New);
    }

    [Test]
    public async Task A_hundred_requests_at_once_send_one_token()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(async () => await Passwords.RequestResetAsync("ann"))));

        (await SentAsync()).Should().HaveCount(1);
        (await StoredTokensAsync()).Should().HaveCount(1);
    }

    [Test]
    public async Task Where_too_many_wait_the_rest_is_dropped_and_answered_the_same()
    {
        await HoldAllWorkersAsync();
        for (var i = 0; i < 1_000; i++)
        {
            await Passwords.RequestResetAsync("nobody");
        }

        await Passwords.RequestResetAsync("ann");

        _release.SetResult();
        (await SentAsync()).Should().BeEmpty("it was dropped");
        Logger.Lines.Should().ContainSingle().Which
            .Should().Be("Warning: Too many requests for account tokens are waiting: one was dropped. ");
        await Passwords.RequestResetAsync("ann");
        (await SentAsync()).Should().Equal([Email], "there is room again");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task What_fails_afterwards_fails_nobodys_request_and_does_not_stop_the_next(bool isTyped)
    {
        Exception fault = isTyped ? new StoreException("store.full", $"no room for {Email}") : new IOException($"no room for {Email}");
        Store.BeforeNextCommit(() => throw fault);
        await Passwords.RequestResetAsync("ann");
        (await SentAsync()).Should().BeEmpty();
        Logger.Lines.Should().ContainSingle().Which.Should().Be($"Error: An account token could not be made: {fault.GetType()}. ");

        (await ResetTokenAsync("ann")).Should().NotBeNull();
    }

    [Test]
    public async Task A_delivery_that_fails_withdraws_the_token_so_that_the_next_request_sends_one()
    {
        Notifier.Failure = new IOException($"no route to {Email}");
        var lost = await ResetTokenAsync("ann");
        (await StoredTokensAsync()).Should().BeEmpty();
        string.Join('\n', Logger.Lines).Should().Contain("failed to deliver account token").And.NotContain(Email).And.NotContain(lost);
        Notifier.Failure = null;

        await Passwords.ConfirmResetAsync(await ResetTokenAsync("ann"), New);
        await ResetMustNotBeValidAsync(lost);
    }

    [Test]
    public async Task Two_that_are_decided_at_once_send_one()
    {
        Store.BeforeNextCommit(async () =>
        {
            await Passwords.RequestResetAsync("ann");
            await WaitUntilAsync(() => Notifier.Tokens.Count == 1);
        });

        await Passwords.RequestResetAsync("ann");

        (await SentAsync()).Should().HaveCount(1);
    }

    [Test]
    public async Task Without_a_notifier_nothing_is_made_and_one_warning_says_so()
    {
        using var logger = new RecordingLogger();
        using var test = new TestDirectory(builder => builder.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory>(logger));
        await test.System.Users.CreateAsync(new NewUser("ann") { Email = Email, IsEmailVerified = true });

        await test.System.Passwords.RequestResetAsync("ann");
        await test.System.Passwords.RequestResetAsync("nobody");
        await test.System.Users.RequestEmailProofAsync("ann", NewEmail);

        logger.Lines.Should().ContainSingle().Which.Should().StartWith("Warning: No notifier is registered");
        (await test.System.Changes.GetLatestNumberAsync()).Should().Be(2, "the tenant and the account");
    }

    [Test]
    public async Task A_cancelled_request_is_none()
    {
        var request = async () => await Passwords.RequestResetAsync("ann", new CancellationToken(true));

        await request.Should().ThrowAsync<OperationCanceledException>();
        (await SentAsync()).Should().BeEmpty();
    }

    private async Task HoldAllWorkersAsync()
    {
        var held = 0;
        for (var i = 0; i < 4; i++)
        {
            Test.Runtime.Requests.TryAdd(() =>
            {
                Interlocked.Increment(ref held);
                return _release.Task;
            });
        }

        await WaitUntilAsync(() => Volatile.Read(ref held) == 4);
    }

    private static async Task WaitUntilAsync(Func<bool> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!isSo())
        {
            watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));
            await Task.Yield();
        }
    }
}
