using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Sign-ins are counted atomically, beside versions, numbers and the feed.</summary>
public abstract class SignInConformance : ConformanceFixture
{
    private static readonly TimeSpan s_lock = TimeSpan.FromMinutes(15);

    [Test]
    public async Task An_attempt_counts_and_the_last_one_allowed_locks_and_starts_the_count_again()
    {
        var (bench, ann) = await OpenWithCredentialAsync();
        await bench.CommitAsync(Attempt(ann, 0, 3));
        Assert.That(await CountersAsync(bench, ann), Is.EqualTo((1, default(DateTimeOffset?))));
        await bench.CommitAsync(Attempt(ann, 1, 3));
        Assert.That(await CountersAsync(bench, ann), Is.EqualTo((2, default(DateTimeOffset?))));
        await bench.CommitAsync(Attempt(ann, 2, 3));
        Assert.That(await CountersAsync(bench, ann), Is.EqualTo((0, (DateTimeOffset?)At(2).Add(s_lock))));
    }

    [Test]
    public async Task An_attempt_while_locked_is_refused_and_not_counted()
    {
        var (bench, ann) = await OpenWithCredentialAsync();
        await bench.CommitAsync(Attempt(ann, 0, 1));
        Expect.Refused(await bench.TryAsync(Attempt(ann, 14, 1)), 0, RefusalReason.Locked);
        Assert.That(await CountersAsync(bench, ann), Is.EqualTo((0, (DateTimeOffset?)At(0).Add(s_lock))));
    }

    [Test]
    public async Task When_the_lock_has_ended_the_count_starts_again()
    {
        var (bench, ann) = await OpenWithCredentialAsync();
        await bench.CommitAsync(Attempt(ann, 0, 2));
        await bench.CommitAsync(Attempt(ann, 0, 2));
        await bench.CommitAsync(Attempt(ann, 15, 2));
        Assert.That((await CountersAsync(bench, ann)).Failures, Is.EqualTo(1), "A lock has ended at its very end.");
        await bench.CommitAsync(Attempt(ann, 16, 2));
        Assert.That(await CountersAsync(bench, ann), Is.EqualTo((0, (DateTimeOffset?)At(16).Add(s_lock))));
    }

    [Test]
    public async Task A_right_password_clears_count_and_lock_and_sets_the_last_login()
    {
        var (bench, ann) = await OpenWithCredentialAsync();
        await bench.CommitAsync(Attempt(ann, 0, 1));
        await bench.CommitAsync(new Write.Touch(ann.Id, new SignIn.Succeeded(At(1))));
        Assert.That(await CountersAsync(bench, ann), Is.EqualTo((0, default(DateTimeOffset?))));
        Assert.That((await bench.GetAsync<User>(ann.Id)).LastLoginAt, Is.EqualTo(At(1)));
        await bench.CommitAsync(Attempt(ann, 2, 5));
    }

    [Test]
    public async Task Unlocking_clears_count_and_lock_and_leaves_the_last_login()
    {
        var (bench, ann) = await OpenWithCredentialAsync();
        await bench.CommitAsync(new Write.Touch(ann.Id, new SignIn.LoggedIn(At(0))));
        await bench.CommitAsync(Attempt(ann, 1, 1));
        await bench.CommitAsync(new Write.Touch(ann.Id, new SignIn.Unlocked()));
        Assert.That(await CountersAsync(bench, ann), Is.EqualTo((0, default(DateTimeOffset?))));
        Assert.That((await bench.GetAsync<User>(ann.Id)).LastLoginAt, Is.EqualTo(At(0)));
    }

    [Test]
    public async Task The_last_login_is_set_and_cleared_and_needs_no_credential()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        await bench.CommitAsync(new Write.Touch(ann.Id, new SignIn.LoggedIn(At(3))));
        Assert.That((await bench.GetAsync<User>(ann.Id)).LastLoginAt, Is.EqualTo(At(3)));
        await bench.CommitAsync(new Write.Touch(ann.Id, new SignIn.LoggedIn(null)));
        Assert.That((await bench.GetAsync<User>(ann.Id)).LastLoginAt, Is.Null);
    }

    [Test]
    public async Task The_last_login_is_found_by_queries()
    {
        var bench = await OpenTenantAsync();
        var (ann, bob) = (bench.New.User("ann"), bench.New.User("bob"));
        await bench.AddAllAsync(ann, bob);
        await bench.CommitAsync(new Write.Touch(ann.Id, new SignIn.LoggedIn(At(3))));
        Assert.That(
            (await bench.ListAsync<User>(UserFields.LastLoginAt.AtLeast(At(3)))).Select(user => user.Id), Is.EqualTo(new[] { ann.Id }));
        Assert.That(
            (await bench.ListAsync<User>(UserFields.LastLoginAt.IsMissing())).Select(user => user.Id), Is.EqualTo(new[] { bob.Id }));
    }

    [Test]
    public async Task An_unknown_account_and_an_attempt_without_a_credential_are_refused()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        Expect.Refused(await bench.TryAsync(new Write.Touch(bench.New.Id(), new SignIn.LoggedIn(At(0)))), 0, RefusalReason.NotFound);
        Expect.Refused(await bench.TryAsync(Attempt(bench.New.User("gone"), 0, 1)), 0, RefusalReason.NotFound);
        Expect.Refused(await bench.TryAsync(Attempt(ann, 0, 1)), 0, RefusalReason.NotFound);
    }

    [Test]
    public async Task A_touch_moves_neither_version_nor_time_nor_number_and_leaves_the_feed()
    {
        var (bench, ann) = await OpenWithCredentialAsync();
        var (head, feed) = (await bench.HeadAsync(), await bench.FeedAsync());
        var result = await bench.CommitAsync(Attempt(ann, 0, 5), new Write.Touch(ann.Id, new SignIn.Succeeded(At(1))));
        var (user, credential) = (await bench.GetAsync<User>(ann.Id), await bench.GetAsync<Credential>(ann.Id));
        Assert.That((result.Sequence, result.Authority), Is.EqualTo(head));
        Assert.That(await bench.HeadAsync(), Is.EqualTo(head));
        Assert.That(await bench.FeedAsync(), Has.Count.EqualTo(feed.Count));
        Assert.That((user.Version, user.UpdatedAt, credential.Version, credential.UpdatedAt),
            Is.EqualTo((1, RecordMaker.Start, 1, RecordMaker.Start)));
    }

    [Test]
    public async Task An_update_on_a_state_read_before_a_touch_keeps_what_the_touch_counted()
    {
        var (bench, ann) = await OpenWithCredentialAsync();
        var credential = await bench.GetAsync<Credential>(ann.Id);
        await bench.CommitAsync(new Write.Touch(ann.Id, new SignIn.LoggedIn(At(3))), Attempt(ann, 3, 5));
        await bench.CommitAsync(
            Edit.From(ann, ann with { DisplayName = "Ann" }), Edit.From(credential, credential with { IsTemporary = true }));
        Assert.That(await bench.GetAsync<User>(ann.Id), Has.Property(nameof(User.LastLoginAt))
            .EqualTo(At(3)).And.Property(nameof(User.DisplayName)).EqualTo("Ann"));
        Assert.That((await CountersAsync(bench, ann)).Failures, Is.EqualTo(1));
    }

    [Test]
    public async Task A_key_taken_before_its_holder_is_touched_is_refused_to_who_took_it()
    {
        var bench = await OpenTenantAsync();
        var (ann, bob) = (await bench.AddAsync(bench.New.User("ann")), await bench.AddAsync(bench.New.User("bob")));
        var result = await bench.TryAsync(Edit.From(bob, bob with { Key = "ann" }), new Write.Touch(ann.Id, new SignIn.LoggedIn(At(1))));
        Expect.Refused(result, 0, RefusalReason.KeyTaken);
    }

    [Test]
    public async Task A_taken_key_is_refused_when_its_taker_is_touched_afterwards()
    {
        var bench = await OpenTenantAsync();
        await bench.AddAsync(bench.New.User("ann"));
        var bob = await bench.AddAsync(bench.New.User("bob"));
        var result = await bench.TryAsync(Edit.From(bob, bob with { Key = "ann" }), new Write.Touch(bob.Id, new SignIn.LoggedIn(At(1))));
        Expect.Refused(result, 0, RefusalReason.KeyTaken);
    }

    [Test]
    public async Task Racing_attempts_each_count()
    {
        var (bench, ann) = await OpenWithCredentialAsync();
        await Race.RunAsync((_, _) => Race.CommitAsync(Store, bench.Set(Attempt(ann, 0, 1_000_000))).AsTask());
        Assert.That((await CountersAsync(bench, ann)).Failures, Is.EqualTo(Race.Threads * Race.Rounds));
    }

    [Test]
    public async Task Of_racing_attempts_no_more_than_allowed_are_let_through()
    {
        var (bench, ann) = await OpenWithCredentialAsync();
        var let = 0;
        await Race.RunAsync(async (_, _) =>
        {
            if ((await Race.CommitAsync(Store, bench.Set(Attempt(ann, 0, 10)))).IsCommitted)
            {
                Interlocked.Increment(ref let);
            }
        });
        Assert.That(let, Is.EqualTo(10));
    }

    private static DateTimeOffset At(int minutes) => RecordMaker.Start.AddMinutes(minutes);

    private static Write.Touch Attempt(User user, int minutes, int most) => new(user.Id, new SignIn.Attempt(At(minutes), most, s_lock));

    private static async Task<(int Failures, DateTimeOffset? LockedUntil)> CountersAsync(Workbench bench, User user)
    {
        var credential = await bench.GetAsync<Credential>(user.Id);
        return (credential.FailedAttempts, credential.LockedUntil);
    }

    private async Task<(Workbench Bench, User User)> OpenWithCredentialAsync()
    {
        var bench = await OpenTenantAsync();
        var ann = bench.New.User("ann");
        await bench.AddAllAsync(ann, bench.New.Credential(ann));
        return (bench, ann);
    }
}
