using FluentAssertions;
using Microsoft.Data.Sqlite;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Sqlite.Tests.Writing;

/// <summary>How long a set waits: until its caller gives up, or the busy timeout has passed; once begun it is answered.</summary>
public sealed class WaitTests
{
    private StoreOnFile _file = null!;
    private SqliteConnection _other = null!;
    private List<Task<CommitResult>> _writing = null!;

    [SetUp]
    public async Task LockAsync()
    {
        _file = await StoreOnFile.MakeAsync(options => options.BusyTimeout = TimeSpan.FromSeconds(2));
        await _file.CommitAsync(new Write.Add(_file.User("first")));
        _other = DirectoryFile.Connect(_file.Path);
        DirectoryFile.Run(_other, "BEGIN IMMEDIATE");
        _writing = [Task.Run(() => _file.CommitAsync(new Write.Add(_file.User("leader"))))];
        await Task.Delay(100);
    }

    [TearDown]
    public void Remove()
    {
        _other.Dispose();
        _file.Dispose();
    }

    [Test]
    public async Task Who_gives_up_leaves_at_once_and_nothing_is_written()
    {
        using var stop = new CancellationTokenSource();
        var (bob, carl) = (_file.User("bob"), _file.User("carl"));
        var leaves = _file.CommitAsync(_file.Set(new Write.Add(bob)), stop.Token);
        var stays = _file.CommitAsync(_file.Set(new Write.Add(carl)), default);

        stop.Cancel();
        var wait = async () => await leaves.WaitAsync(TimeSpan.FromSeconds(1));
        await wait.Should().ThrowAsync<OperationCanceledException>();
        stays.IsCompleted.Should().BeFalse();

        _other.Dispose();
        (await stays).IsCommitted.Should().BeTrue();
        (await _file.FindAsync(bob.Id)).Should().BeNull();
        (await _file.FindAsync(carl.Id)).Should().NotBeNull();
    }

    [Test]
    public async Task Who_has_waited_for_the_busy_timeout_is_told_so_and_nothing_is_written()
    {
        var bob = _file.User("bob");
        var waits = _file.CommitAsync(new Write.Add(bob));

        foreach (var task in _writing.Append(waits))
        {
            var wait = async () => await task;
            (await wait.Should().ThrowAsync<StoreException>()).Which.Code.Should().Be("store.busy");
        }

        _other.Dispose();
        (await _file.CommitAsync(new Write.Add(_file.User("carl")))).IsCommitted.Should().BeTrue();
        (await _file.FindAsync(bob.Id)).Should().BeNull();
    }

    [Test]
    public async Task Waiting_takes_no_thread()
    {
        var before = ThreadPool.ThreadCount;
        var waiting = Enumerable.Range(0, 500).Select(each => _file.CommitAsync(new Write.Add(_file.User($"u-{each}")))).ToArray();

        await Task.Delay(300);
        ThreadPool.ThreadCount.Should().BeLessThan(before + 50);

        _other.Dispose();
        (await Task.WhenAll(waiting)).Should().OnlyContain(result => result.IsCommitted);
    }

    [Test]
    public async Task A_store_that_is_disposed_of_writes_nothing_more()
    {
        var waits = _file.CommitAsync(new Write.Add(_file.User("bob")));
        var disposed = Task.Run(_file.Store.Dispose);
        await Task.Delay(100);

        _other.Dispose();
        await disposed;
        var after = async () => await _file.CommitAsync(new Write.Add(_file.User("carl")));
        await after.Should().ThrowAsync<ObjectDisposedException>();
        (await Task.WhenAny(waits, Task.Delay(TimeSpan.FromSeconds(10)))).Should().BeSameAs(waits, "it is answered either way");
    }
}
