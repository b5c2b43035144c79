using System.Data;
using System.Data.Common;
using System.Globalization;
using FluentAssertions;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace UserDirectory.Sqlite.Tests.Transactions;

/// <summary>What cannot be enlisted in, what cannot be called inside, and who waits for whom.</summary>
public sealed class RefusedTransactionTests
{
    private Shop _shop = null!;

    [SetUp]
    public async Task OpenAsync() => _shop = await Shop.OpenAsync();

    [TearDown]
    public ValueTask CloseAsync() => _shop.DisposeAsync();

    [Test]
    public void A_transaction_of_another_provider_is_refused() =>
        Enlisting(new OtherTransaction()).Should().Throw<ArgumentException>().WithMessage("*OtherTransaction*GetDbTransaction()*");

    [Test]
    public void A_transaction_on_another_file_is_refused()
    {
        var path = DirectoryFile.NewPath();
        using (var other = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            other.Open();
            using var transaction = other.BeginTransaction();
            Enlisting(transaction).Should().Throw<ArgumentException>().WithMessage($"*{path}*{_shop.Path}*");
        }

        DirectoryFile.Remove(path);
    }

    [Test]
    public void A_transaction_that_reads_what_is_not_committed_is_refused()
    {
        using var connection = _shop.Connect(";Cache=Shared");
        using var transaction = connection.BeginTransaction(IsolationLevel.ReadUncommitted, deferred: true);

        Enlisting(transaction).Should().Throw<ArgumentException>().WithMessage("*ReadUncommitted*");
    }

    [TestCase("en-US", true)]
    [TestCase("tr-TR", false)]
    public async Task A_connection_on_which_upper_makes_other_capitals_is_refused(string culture, bool isTaken)
    {
        await using var connection = _shop.Connect();
        connection.CreateFunction("upper", (string? text) => text?.ToUpper(CultureInfo.GetCultureInfo(culture)));
        await using var transaction = connection.BeginTransaction();
        await using var work = _shop.Acme.Enlist(transaction);

        var read = async () => await work.Users.GetAsync("ann");

        _ = isTaken
            ? await read.Should().NotThrowAsync()
            : (object)await read.Should().ThrowAsync<InvalidOperationException>().WithMessage("*'upper'*another name*");
    }

    [Test]
    public async Task A_transaction_that_has_ended_is_refused_and_so_are_calls_after_its_end()
    {
        await using var connection = _shop.Connect();
        var transaction = connection.BeginTransaction();
        await using var work = _shop.Acme.Enlist(transaction);
        await work.Users.GetAsync("ann");
        await transaction.CommitAsync();

        Enlisting(transaction).Should().Throw<InvalidOperationException>().WithMessage("*has ended*");
        var read = async () => await work.Users.GetAsync("ann");
        var write = async () => await work.Users.CreateAsync(new NewUser("carl"));
        await read.Should().ThrowAsync<InvalidOperationException>().WithMessage("*has ended*");
        await write.Should().ThrowAsync<InvalidOperationException>().WithMessage("*has ended*");
        (await _shop.Acme.Users.FindAsync("carl")).Should().BeNull();
    }

    [Test]
    public async Task A_connection_that_is_closed_first_ends_it_too()
    {
        var connection = _shop.Connect();
        var transaction = connection.BeginTransaction();
        var work = _shop.Acme.Enlist(transaction);
        await work.Users.CreateAsync(new NewUser("carl"));
        await connection.DisposeAsync();

        var read = async () => await work.Users.GetAsync("ann");

        await read.Should().ThrowAsync<InvalidOperationException>().WithMessage("*has ended*");
        await work.CommittedAsync();
        await work.DisposeAsync();
        _shop.Told.Should().BeEmpty();
    }

    [Test]
    public async Task Nothing_is_written_past_a_transaction_that_ended_behind_the_libraries_back()
    {
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        await using var work = _shop.Acme.Enlist(transaction);
        await work.Users.CreateAsync(new NewUser("carl"));
        _shop.Execute(connection, "ROLLBACK", transaction);

        var write = async () => await work.Users.CreateAsync(new NewUser("dora"));

        await write.Should().ThrowAsync<InvalidOperationException>();
        (await _shop.Acme.Users.CountAsync()).Should().Be(2);
    }

    [Test]
    public async Task A_handle_that_was_disposed_of_does_nothing_more()
    {
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        var work = _shop.Acme.Enlist(transaction);
        var permissions = await work.Permissions.ResolveAsync("ann");
        work.Dispose();
        await work.DisposeAsync();

        var read = async () => await work.Users.GetAsync("ann");
        var check = async () => await permissions.CheckAsync("orders.write");
        var write = async () => await work.Users.CreateAsync(new NewUser("carl"));
        await read.Should().ThrowAsync<ObjectDisposedException>();
        await check.Should().ThrowAsync<ObjectDisposedException>();
        await write.Should().ThrowAsync<ObjectDisposedException>();
        _shop.AddOrder(transaction, "ann");
        await transaction.CommitAsync();
        _shop.Orders().Should().ContainSingle("the transaction is the host's");
    }

    [Test]
    public async Task A_database_without_the_tables_is_refused_and_says_what_to_do()
    {
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        _shop.Execute(connection, "DROP TABLE ud_schema", transaction);
        await using var work = _shop.Acme.Enlist(transaction);

        var read = async () => await work.Users.GetAsync("ann");

        (await read.Should().ThrowAsync<StoreException>().WithMessage("*no tables of a directory*once by itself*"))
            .Which.Code.Should().Be("store.version");
    }

    [Test]
    public async Task What_has_commits_or_an_authority_of_its_own_is_refused_inside()
    {
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        await using var work = _shop.Acme.Enlist(transaction);
        Func<Task>[] calls =
        [
            async () => await work.Passwords.VerifyAsync("ann", "correct horse battery"),
            async () => await work.Passwords.ChangeOwnAsync("ann", "correct horse battery", "battery staple horse"),
            async () => await work.Passwords.RequestResetAsync("ann"),
            async () => await work.Users.RequestEmailProofAsync("ann", "ann@acme.example"),
            async () => await work.Import.ImportAsync([new ImportRow { Key = "carl" }]).ToListAsync(),
            async () => await work.Export.ExportPersonAsync("ann"),
            () => Task.FromResult(work.Enlist(transaction)),
        ];
        foreach (var call in calls)
        {
            (await call.Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be("transaction.not_here");
        }

        var inBatch = async () => await work.InOneCommitAsync(batch => new ValueTask(Task.FromResult(batch.Enlist(transaction))));
        (await inBatch.Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be("batch.not_here");
    }

    [Test]
    public async Task The_handle_outside_does_not_wait_for_ever_for_the_transaction_that_it_stands_in()
    {
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        await using var work = _shop.Acme.Enlist(transaction);
        await work.Users.CreateAsync(new NewUser("carl"));

        var outside = async () => await _shop.Acme.Users.CreateAsync(new NewUser("dora"));

        (await outside.Should().ThrowAsync<StoreException>()).Which.Code.Should().Be("store.busy");
        await transaction.CommitAsync();
        await _shop.Acme.Users.CreateAsync(new NewUser("dora"));
        (await _shop.Acme.Users.CountAsync()).Should().Be(4);
    }

    [Test]
    public async Task A_transaction_begun_to_read_that_others_have_overtaken_cannot_write()
    {
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction(deferred: true);
        await using var work = _shop.Acme.Enlist(transaction);
        (await work.Users.GetAsync("bob")).DisplayName.Should().BeNull();
        await _shop.Acme.Users.UpdateAsync("bob", new UserUpdate { DisplayName = "Bob" });
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var write = async () => await work.Users.UpdateAsync("bob", new UserUpdate { DisplayName = "Robert" });

        (await write.Should().ThrowAsync<StoreException>()).Which.Code.Should().Be("store.busy");
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10), "waiting does not help");
        (await work.Users.GetAsync("bob")).DisplayName.Should().BeNull("what it reads is as it was when it began");
        await transaction.RollbackAsync();
        (await _shop.Acme.Users.GetAsync("bob")).DisplayName.Should().Be("Bob");
    }

    private Action Enlisting(DbTransaction transaction) => () => _shop.Acme.Enlist(transaction);

    private sealed class OtherTransaction : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.Serializable;

        protected override DbConnection? DbConnection => null;

        public override void Commit() => throw new NotSupportedException();

        public override void Rollback() => throw new NotSupportedException();
    }
}
