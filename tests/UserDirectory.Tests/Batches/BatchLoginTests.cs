using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Batches;

/// <summary>Recorded logins among the calls of a batch: seen by the calls after them, kept with the commit, and told to nobody.</summary>
public sealed class BatchLoginTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.UserAsync("ann", "lisbon");
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    private DateTimeOffset Earlier => _test.Clock.GetUtcNow().AddHours(-1);

    [Test]
    public async Task An_account_is_made_with_its_last_login_in_one_commit()
    {
        var number = await _test.System.Changes.GetLatestNumberAsync();

        await _test.System.InOneCommitAsync(async batch =>
        {
            await batch.Users.CreateAsync(new NewUser("bob"));
            await batch.Users.RecordLoginAsync("bob", Earlier);
            (await batch.Users.GetAsync("bob")).LastLoginAt.Should().Be(Earlier);
            (await batch.Users.CountAsync(new UserQuery { Where = UserFields.LastLoginAt.EqualTo(Earlier) })).Should().Be(1);
        });

        (await _test.System.Users.GetAsync("bob")).Should().BeEquivalentTo(new { LastLoginAt = Earlier, Version = 1L });
        (await _test.LatestChangeAsync()).Should().BeEquivalentTo(new { Number = number + 1 });
        (await _test.LatestChangeAsync()).Entries.Should().ContainSingle().Which.Record.Should().Be(RecordKind.User);
    }

    [Test]
    public async Task A_login_between_changes_of_the_account_is_no_part_of_them()
    {
        await _test.System.InOneCommitAsync(async batch =>
        {
            await batch.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });
            await batch.Users.RecordLoginAsync("ann", Earlier);
            await batch.Users.UpdateAsync("ann", new UserUpdate { GivenName = "Ann" });
        });

        (await _test.System.Users.GetAsync("ann"))
            .Should().BeEquivalentTo(new { LastLoginAt = Earlier, DisplayName = "Ann", GivenName = "Ann", Version = 2L });
        var entry = (await _test.LatestChangeAsync()).Entries.Should().ContainSingle().Subject;
        entry.Fields.Select(field => field.Field).Should().NotContain(nameof(User.LastLoginAt));
    }

    [Test]
    public async Task Changes_that_come_to_nothing_leave_the_login_alone()
    {
        var number = await _test.System.Changes.GetLatestNumberAsync();

        await _test.System.InOneCommitAsync(async batch =>
        {
            await batch.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });
            await batch.Users.RecordLoginAsync("ann", Earlier);
            (await batch.Users.UpdateAsync("ann", new UserUpdate { DisplayName = null })).Version.Should().Be(1);
        });

        (await _test.System.Users.GetAsync("ann")).Should().BeEquivalentTo(new { LastLoginAt = Earlier, Version = 1L });
        (await _test.System.Changes.GetLatestNumberAsync()).Should().Be(number);
    }

    [Test]
    public async Task An_account_that_comes_and_goes_takes_its_login_along()
    {
        await _test.System.InOneCommitAsync(async batch =>
        {
            await batch.Users.CreateAsync(new NewUser("bob"));
            await batch.Users.RecordLoginAsync("bob", Earlier);
            await batch.Users.DeleteAsync("bob");
        });

        (await _test.System.Users.FindAsync("bob")).Should().BeNull();
    }

    [Test]
    public async Task An_account_that_goes_and_comes_back_has_the_login_that_it_left_with()
    {
        var ann = await _test.System.Users.GetAsync("ann");
        await _test.System.Users.RecordLoginAsync("ann", Earlier);

        await _test.System.InOneCommitAsync(async batch =>
        {
            await batch.Users.RecordLoginAsync("ann", Earlier.AddMinutes(1));
            await batch.Users.DeleteAsync("ann");
            await batch.Users.RestoreAsync(ann.Id);
            (await batch.Users.GetAsync("ann")).LastLoginAt.Should().Be(Earlier.AddMinutes(1));
        });

        (await _test.System.Users.GetAsync("ann")).LastLoginAt.Should().Be(Earlier.AddMinutes(1));
    }

    [Test]
    public async Task A_login_that_may_not_be_recorded_ends_the_batch_with_nothing_written()
    {
        await _test.RoleAsync("adder", ["users.add"]);
        var adder = await _test.UserAsync("joe", "lisbon", "adder");
        var batch = async () => await _test.As(adder).InOneCommitAsync(async batch =>
        {
            var bob = await batch.Users.CreateAsync(new NewUser("bob") { Organization = "lisbon" });
            await batch.Users.RecordLoginAsync(bob.Id, Earlier);
        });

        await batch.ShouldLackAsync("users.update");

        (await _test.System.Users.FindAsync("bob")).Should().BeNull();
    }

    [Test]
    public async Task A_login_that_is_taken_back_with_its_inner_batch_leaves_no_trace()
    {
        await _test.System.InOneCommitAsync(async batch =>
        {
            Func<Task> inner = async () => await batch.InOneCommitAsync(async inner =>
            {
                await inner.Users.RecordLoginAsync("ann", Earlier);
                await inner.Users.GetAsync("nobody");
            });
            await inner.ShouldBeRefusedAsync("user.not_found");
            (await batch.Users.GetAsync("ann")).LastLoginAt.Should().BeNull();
            await batch.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });
        });

        (await _test.System.Users.GetAsync("ann")).LastLoginAt.Should().BeNull();
    }
}
