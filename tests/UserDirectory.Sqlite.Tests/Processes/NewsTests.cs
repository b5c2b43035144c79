using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Sqlite.Tests.Writing;
using UserDirectory.Storage;

namespace UserDirectory.Sqlite.Tests.Processes;

/// <summary>A store hears what others commit to its file, and not what it commits itself.</summary>
public sealed class NewsTests
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(2);

    private readonly List<CommitElsewhere> _told = [];
    private StoreOnFile _file = null!;
    private DirectoryFile _other = null!;

    [SetUp]
    public async Task ListenAsync()
    {
        _told.Clear();
        _file = await StoreOnFile.MakeAsync();
        _other = new DirectoryFile(_file.Path);
        await _other.System.Roles.CreateAsync(new NewRole("reader", "invoices.read"));
        _file.Store.CommittedElsewhere += Hear;
        await _file.FindAsync(_file.Ann.Id);
    }

    [TearDown]
    public void Remove()
    {
        _other.Dispose();
        _file.Dispose();
    }

    [Test]
    public async Task A_commit_of_another_is_told_with_the_accounts_whose_rights_it_may_have_changed()
    {
        await _other.System.Roles.AssignAsync(_file.Ann.Id, ["reader"]);

        (await ToldAsync(1)).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { _file.Ann.TenantId, Sequence = await _other.System.Changes.GetLatestNumberAsync(), Users = new[] { _file.Ann.Id } });
    }

    [Test]
    public async Task One_that_takes_rights_away_concerns_everybody()
    {
        await _other.System.Roles.AssignAsync(_file.Ann.Id, ["reader"]);
        await _other.System.Roles.UnassignAsync(_file.Ann.Id, ["reader"]);

        (await ToldAsync(2))[^1].Users.Should().BeNull();
    }

    [Test]
    public async Task Ones_own_commits_are_not_told()
    {
        for (var each = 0; each < 10; each++)
        {
            await _file.CommitAsync(new Write.Add(_file.User($"own-{each}")));
            await Task.Delay(CommitWatch.Interval / 4);
        }

        await Task.Delay(CommitWatch.Interval * 3);
        _told.Should().BeEmpty();
        var theirs = await _other.System.Users.CreateAsync(new NewUser("theirs"));
        (await ToldAsync(1)).Should().ContainSingle().Which.Users.Should().Contain(theirs.Id);
    }

    [Test]
    public async Task Of_own_commits_and_others_meanwhile_only_the_others_are_told()
    {
        for (var each = 0; each < 5; each++)
        {
            await _file.CommitAsync(new Write.Add(_file.User($"own-{each}")));
            await _other.System.Users.CreateAsync(new NewUser($"theirs-{each}"));
        }

        await ToldAsync(5);
        await Task.Delay(CommitWatch.Interval * 3);
        _told.Select(news => news.Sequence).Should().HaveCount(5).And.OnlyHaveUniqueItems();
    }

    [Test]
    public async Task Much_at_once_is_told_as_all_of_the_tenant()
    {
        DirectoryFile.Run(_file.Path, "UPDATE ud_tenant SET sequence = sequence + 1000");

        (await ToldAsync(1)).Should().ContainSingle().Which.Users.Should().BeNull();
    }

    [Test]
    public async Task A_tenant_that_another_removes_is_told()
    {
        using var others = new SqliteStore(_file.Options);
        await others.CommitAsync(_file.Set(new Write.Remove(RecordKind.Tenant, _file.Ann.TenantId)), default);

        (await ToldAsync(1)).Should().ContainSingle().Which.ConcernsTenant.Should().BeTrue();
    }

    [Test]
    public async Task After_the_connection_was_lost_everything_is_read_anew()
    {
        // The writer's comes first, then that which looks, then a reader's.
        _file.Opened[1].Close();

        (await ToldAsync(1)).Should().ContainSingle().Which.TenantId.Should().BeNull();
        await _other.System.Users.CreateAsync(new NewUser("bob"));
        (await ToldAsync(2))[^1].TenantId.Should().Be(_file.Ann.TenantId);
    }

    [Test]
    public async Task Nobody_is_told_who_does_not_listen_any_more()
    {
        _file.Store.CommittedElsewhere -= Hear;
        await _other.System.Users.CreateAsync(new NewUser("bob"));

        await Task.Delay(CommitWatch.Interval * 3);
        _told.Should().BeEmpty();
    }

    [Test]
    public async Task A_right_that_another_host_takes_away_is_gone_long_before_its_age_would_end_it()
    {
        var path = DirectoryFile.NewPath();
        using var one = new DirectoryFile(path);
        using var other = new DirectoryFile(path, rightsMaxAge: TimeSpan.FromMinutes(5));
        await one.System.Roles.CreateAsync(new NewRole("reader", "invoices.read"));
        var ann = await one.System.Users.CreateAsync(new NewUser("ann") { Roles = ["reader"] });
        (await other.System.Permissions.CheckAsync(ann.Id, "invoices.read")).Should().BeTrue();

        await one.System.Roles.UnassignAsync(ann.Id, ["reader"]);

        var until = DateTime.UtcNow + s_soon;
        while (await other.System.Permissions.CheckAsync(ann.Id, "invoices.read"))
        {
            DateTime.UtcNow.Should().BeBefore(until);
            await Task.Delay(10);
        }

        one.Dispose();
        other.Dispose();
        DirectoryFile.Remove(path);
    }

    private void Hear(CommitElsewhere news)
    {
        lock (_told)
        {
            _told.Add(news);
        }
    }

    private async Task<IReadOnlyList<CommitElsewhere>> ToldAsync(int count)
    {
        for (var until = DateTime.UtcNow + s_soon; DateTime.UtcNow < until; await Task.Delay(10))
        {
            lock (_told)
            {
                if (_told.Count >= count)
                {
                    return [.. _told];
                }
            }
        }

        Assert.Fail($"{_told.Count} of {count} were told within {s_soon}.");
        return [];
    }
}
