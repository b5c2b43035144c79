using FluentAssertions;
using Microsoft.Data.Sqlite;
using NUnit.Framework;
using UserDirectory.Sqlite.Tests.Writing;
using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Sqlite.Tests.Faults;

/// <summary>A file in which somebody has changed tables or rows refuses what the directory allows: that is told as what it is.</summary>
public sealed class ChangedByHandTests
{
    private const string Trigger =
        "CREATE TRIGGER keep_out BEFORE INSERT ON ud_user WHEN new.\"key\" = 'bob' BEGIN SELECT raise(ABORT, 'not him'); END";

    private StoreOnFile _file = null!;

    [SetUp]
    public async Task MakeFileAsync()
    {
        _file = await StoreOnFile.MakeAsync();
        await _file.CommitAsync(new Write.Add(_file.User("first") with { DisplayName = "Bob" }));
    }

    [TearDown]
    public void Remove() => _file.Dispose();

    [TestCase(Trigger, "DROP TRIGGER keep_out")]
    [TestCase("CREATE UNIQUE INDEX one_name ON ud_user (tenant, display_name)", "DROP INDEX one_name")]
    [TestCase("UPDATE ud_tenant SET sequence = sequence - 1", "UPDATE ud_tenant SET sequence = sequence + 1")]
    public async Task What_refuses_by_no_rule_of_the_directory_is_an_inconsistent_store_until_it_is_gone(string change, string back)
    {
        DirectoryFile.Run(_file.Path, change);
        var bob = _file.User("bob") with { DisplayName = "Bob" };

        var commit = () => _file.CommitAsync(new Write.Add(bob));

        var fault = (await commit.Should().ThrowAsync<StoreException>()).Which;
        fault.Code.Should().Be("store.inconsistent");
        fault.InnerException.Should().BeOfType<SqliteException>("it names the constraint");
        (await _file.FindAsync(bob.Id)).Should().BeNull();

        DirectoryFile.Run(_file.Path, back);
        (await commit()).IsCommitted.Should().BeTrue();
    }

    [TestCase("TRIGGER by_hand BEFORE INSERT ON ud_tenant BEGIN SELECT raise(ABORT, 'none'); END")]
    [TestCase("TRIGGER by_hand BEFORE INSERT ON ud_actor BEGIN SELECT raise(ABORT, 'none'); END")]
    [TestCase("TRIGGER by_hand BEFORE INSERT ON ud_user BEGIN SELECT raise(ABORT, 'none'); END")]
    [TestCase("TRIGGER by_hand BEFORE INSERT ON ud_user_grants BEGIN SELECT raise(ABORT, 'none'); END")]
    [TestCase("TRIGGER by_hand BEFORE INSERT ON ud_change BEGIN SELECT raise(ABORT, 'none'); END")]
    [TestCase("TRIGGER by_hand BEFORE UPDATE ON ud_organization BEGIN SELECT raise(ABORT, 'none'); END")]
    [TestCase("TRIGGER by_hand BEFORE UPDATE ON ud_tenant BEGIN SELECT raise(ABORT, 'none'); END")]
    [TestCase("UNIQUE INDEX by_hand ON ud_user (tenant, created_at) WHERE tenant > 1")]
    public async Task A_tenant_that_is_restored_is_refused_by_it_as_a_set_is(string made)
    {
        var kept = await KeptTenant.MakeAsync();
        IEnumerable<DirectoryRecord> childrenFirst = [.. kept.Others.OfType<Organization>().Reverse()];
        IReadOnlyList<DirectoryRecord> records = [.. childrenFirst, .. kept.Records.Except(childrenFirst)];
        DirectoryFile.Run(_file.Path, $"CREATE {made}");

        var restore = async () => await kept.IntoAsync(_file.Store, records);

        (await restore.Should().ThrowAsync<StoreException>()).Which.Code.Should().Be("store.inconsistent");
        (await _file.Store.FindAsync<Tenant>(kept.Tenant.Id, kept.Tenant.Id, default)).Should().BeNull();

        DirectoryFile.Run(_file.Path, made.StartsWith("TRIGGER", StringComparison.Ordinal) ? "DROP TRIGGER by_hand" : "DROP INDEX by_hand");
        (await restore()).Should().BeNull();
    }

    [Test]
    public async Task Of_a_group_it_concerns_the_set_that_is_refused()
    {
        DirectoryFile.Run(_file.Path, Trigger);
        Task<CommitResult>[] commits = [.. new[] { "bob" }.Concat(Enumerable.Range(0, 20).Select(i => $"user-{i}"))
            .Select(key => Task.Run(() => _file.CommitAsync(new Write.Add(_file.User(key)))))];

        var first = async () => await commits[0];

        (await first.Should().ThrowAsync<StoreException>()).Which.Code.Should().Be("store.inconsistent");
        (await Task.WhenAll(commits[1..])).Should().OnlyContain(result => result.IsCommitted);
    }

    [Test]
    public async Task In_a_hosts_transaction_it_leaves_that_as_it_was()
    {
        DirectoryFile.Run(_file.Path, Trigger);
        await using var connection = DirectoryFile.Connect(_file.Path);
        await using var transaction = await connection.BeginTransactionAsync();
        using var enlisted = _file.Store.Enlist(transaction);

        var commit = async () => await enlisted.CommitAsync(_file.Set(new Write.Add(_file.User("bob"))), default);

        (await commit.Should().ThrowAsync<StoreException>()).Which.Code.Should().Be("store.inconsistent");
        var next = _file.User("next");
        (await enlisted.CommitAsync(_file.Set(new Write.Add(next)), default)).IsCommitted.Should().BeTrue();
        await transaction.CommitAsync();
        (await _file.FindAsync(next.Id)).Should().NotBeNull();
    }
}
