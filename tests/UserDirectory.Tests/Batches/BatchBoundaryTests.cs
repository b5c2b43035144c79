using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Tests.Import;

namespace UserDirectory.Tests.Batches;

/// <summary>
/// Where a batch begins and ends: its handle, batches inside, the handle outside, other stores, and what cannot be a part of it.
/// </summary>
public sealed class BatchBoundaryTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.UserAsync("ann", "lisbon");
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task A_handle_that_is_kept_after_the_end_does_nothing_more()
    {
        ITenantDirectory kept = null!;
        IUserPermissions permissions = null!;
        await _test.System.InOneCommitAsync(async batch =>
        {
            kept = batch;
            permissions = await batch.Permissions.ResolveAsync("ann", "lisbon");
        });

        Func<Task> write = async () => await kept.Users.DeactivateAsync("ann");
        Func<Task> read = async () => await kept.Users.GetAsync("ann");
        Func<Task> check = async () => await permissions.CheckAsync("invoices.write");
        Func<Task> nested = async () => await kept.InOneCommitAsync(batch => default);
        await write.Should().ThrowAsync<InvalidOperationException>();
        await read.Should().ThrowAsync<InvalidOperationException>();
        await check.Should().ThrowAsync<InvalidOperationException>();
        await nested.Should().ThrowAsync<InvalidOperationException>();
    }

    [Test]
    public async Task Overlapping_calls_are_refused()
    {
        var gate = new TaskCompletionSource();
        await _test.System.InOneCommitAsync(async batch =>
        {
            var inner = batch.InOneCommitAsync(async _ => await gate.Task).AsTask();
            Func<Task> write = async () => await batch.Users.DeactivateAsync("ann");
            Func<Task> read = async () => await batch.Users.GetAsync("ann");
            await write.Should().ThrowAsync<InvalidOperationException>();
            await read.Should().ThrowAsync<InvalidOperationException>();
            gate.SetResult();
            await inner;
            await batch.Users.DeactivateAsync("ann");
        });

        (await _test.System.Users.GetAsync("ann")).IsActive.Should().BeFalse();
    }

    [Test]
    public async Task A_batch_inside_another_is_one_call_of_it()
    {
        await _test.System.InOneCommitAsync(async batch =>
        {
            await batch.InOneCommitAsync(async inner =>
            {
                await inner.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });
                (await inner.Users.GetAsync("ann")).DisplayName.Should().Be("Ann");
            });
            Func<Task> broken = async () => await batch.InOneCommitAsync(async inner =>
            {
                await inner.Users.CreateAsync(new NewUser("eve"));
                throw new InvalidDataException("The file ends here.");
            });
            await broken.Should().ThrowAsync<InvalidDataException>();
            (await batch.Users.FindAsync("eve")).Should().BeNull();
            (await batch.Users.UpdateAsync("ann", new UserUpdate { GivenName = "Ann" })).Version.Should().Be(2);
            await batch.Users.CreateAsync(new NewUser("bob"));
            await batch.InOneCommitAsync(async inner =>
            {
                (await inner.Users.UpdateAsync("ann", new UserUpdate { FamilyName = "Lindgren" })).Version.Should().Be(2);
                (await inner.Users.UpdateAsync("bob", new UserUpdate { GivenName = "Bob" })).Version.Should().Be(1);
            });
        });

        (await _test.LatestChangeAsync()).Entries.Should().HaveCount(2);
        (await _test.System.Users.GetAsync("ann"))
            .Should().BeEquivalentTo(new { DisplayName = "Ann", GivenName = "Ann", FamilyName = "Lindgren", Version = 2L });
        (await _test.System.Users.GetAsync("bob")).Should().BeEquivalentTo(new { GivenName = "Bob", Version = 1L });
    }

    [Test]
    public async Task The_outer_handle_sees_what_is_committed_and_commits_by_itself()
    {
        Func<Task> broken = async () => await _test.System.InOneCommitAsync(async batch =>
        {
            await batch.Users.CreateAsync(new NewUser("bob"));
            (await _test.System.Users.FindAsync("bob")).Should().BeNull();
            await _test.System.Users.CreateAsync(new NewUser("eve"));
            (await batch.Users.FindAsync("eve")).Should().NotBeNull();
            throw new InvalidDataException("The file ends here.");
        });

        await broken.Should().ThrowAsync<InvalidDataException>();
        (await KeysAsync(_test.System, new UserQuery())).Should().Equal("ann", "eve");
    }

    [Test]
    public async Task What_has_commits_or_an_authority_of_its_own_is_refused_inside()
    {
        var sent = await _test.System.Invitations.SendAsync(new NewInvitation("bob@acme.example", "lisbon"));
        Func<ITenantDirectory, Task>[] calls =
        [
            async batch => await batch.Passwords.VerifyAsync("ann", "correct horse"),
            async batch => await batch.Passwords.ChangeOwnAsync("ann", "correct horse", "battery staple"),
            async batch => await batch.ImportAsync(new ImportRow { Key = "eve" }),
            async batch => await batch.Export.ExportAsync().ToListAsync(),
            async batch => await batch.Export.ExportPersonAsync("ann"),
            async _ => await _test.Directory.SweepAsync(),
            async _ => await _test.Directory.PreviewInvitationAsync(sent.Token!),
            async _ => await _test.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance()),
            async _ => await _test.Directory.DeclineInvitationAsync(sent.Token!),
            async _ => await _test.Directory.Tenants.CreateAsync(new NewTenant("acme")),
            async _ => await _test.Directory.Tenants.SuspendAsync("default"),
            async _ => await _test.Directory.Tenants.RenameAsync("default", "acme"),
            async _ => await _test.Directory.Tenants.DeleteAsync("default"),
        ];
        var number = await _test.System.Changes.GetLatestNumberAsync();
        foreach (var call in calls)
        {
            Func<Task> batch = async () => await _test.System.InOneCommitAsync(async batch => await call(batch));
            await batch.ShouldBeRefusedAsync("batch.not_here");
        }

        (await _test.System.Changes.GetLatestNumberAsync()).Should().Be(number);
        await _test.Directory.SweepAsync();
    }

    [Test]
    public async Task A_batch_over_another_store_is_committed_there()
    {
        var recorded = new RecordedStore(_test.InMemory);
        var over = _test.System.Over(recorded);

        await over.InOneCommitAsync(async batch =>
        {
            await batch.Users.CreateAsync(new NewUser("bob"));
            await batch.Users.CreateAsync(new NewUser("eve"));
        });

        recorded.Commits.Should().ContainSingle().Which.Writes.Should().HaveCount(2);
    }

    private static async Task<IEnumerable<string>> KeysAsync(ITenantDirectory directory, UserQuery query) =>
        (await directory.Users.ListAsync(query)).Items.Select(user => user.Key);
}
