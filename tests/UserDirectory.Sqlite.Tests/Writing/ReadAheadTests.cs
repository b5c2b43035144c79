using FluentAssertions;
using Microsoft.Data.Sqlite;
using NUnit.Framework;
using SQLitePCL;
using UserDirectory.Storage;

namespace UserDirectory.Sqlite.Tests.Writing;

/// <summary>What a decision reads is read where its commit will be made, unless that would have to wait or see what nobody may.</summary>
public sealed class ReadAheadTests
{
    private StoreOnFile _file = null!;

    [SetUp]
    public async Task MakeAsync() => _file = await StoreOnFile.MakeAsync();

    [TearDown]
    public void Remove() => _file.Dispose();

    [Test]
    public async Task It_is_read_on_the_connection_that_writes()
    {
        (await FindAnnAsync()).Should().NotBeNull();
        _file.Opened.Should().ContainSingle();

        await _file.FindAsync(_file.Ann.Id);
        _file.Opened.Should().HaveCount(2, "other reads stay out of the way of commits");
    }

    [Test]
    public async Task Nobody_waits_for_a_commit_that_is_being_made()
    {
        await FindAnnAsync();
        Task<ReadResults?>? meanwhile = null;
        raw.sqlite3_trace(((SqliteConnection)_file.Opened[0]).Handle!, (strdelegate_trace)((_, text) =>
        {
            if (meanwhile is null && text.StartsWith("INSERT", StringComparison.Ordinal))
            {
                meanwhile = Task.Run(FindAnnAsync);
                meanwhile.Wait(TimeSpan.FromSeconds(10)).Should().BeTrue("it is read on another connection");
            }
        }), null);

        await _file.CommitAsync(new Write.Add(_file.User("bob")));

        (await meanwhile!).Should().NotBeNull();
        _file.Opened.Should().HaveCount(2);
    }

    [Test]
    public async Task Who_reads_in_the_middle_of_a_restore_sees_nothing_of_it()
    {
        await FindAnnAsync();
        var id = Guid.CreateVersion7();
        var tenant = new Tenant { Id = id, TenantId = id, Key = "other", CreatedAt = _file.Ann.CreatedAt };
        var seen = new List<ReadResults?>();

        var refusal = await _file.Store.RestoreAsync(tenant, 1, 0, RecordsAsync(), default);

        refusal.Should().BeNull();
        seen.Should().HaveCount(2).And.OnlyContain(results => results == null);
        (await FindAsync(id, Guid.NewGuid())).Should().NotBeNull();

        async IAsyncEnumerable<DirectoryRecord> RecordsAsync()
        {
            seen.Add(await FindAsync(id, Guid.NewGuid()));
            yield return _file.User("bob") with { TenantId = id };
            seen.Add(await FindAsync(id, Guid.NewGuid()));
        }
    }

    private Task<ReadResults?> FindAnnAsync() => FindAsync(_file.Ann.TenantId, _file.Ann.Id);

    private Task<ReadResults?> FindAsync(Guid tenant, Guid user) =>
        _file.Store.ReadManyAsync(tenant, [new Read.ById(RecordKind.User, user)], default).AsTask();
}
