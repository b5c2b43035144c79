using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

public sealed class ImportBatchTests
{
    [Test]
    public async Task Each_batch_is_one_commit()
    {
        using var directory = new TestDirectory();
        var before = await directory.System.Changes.GetLatestNumberAsync();

        await directory.System.ImportAsync(ImportRuns.People(25), new ImportOptions { BatchSize = 10 });

        var changes = await directory.System.Changes.ReadAsync(before);
        changes.Select(change => change.Entries.Count).Should().Equal(10, 10, 5);
    }

    [Test]
    public async Task Progress_is_told_after_every_batch()
    {
        using var directory = new TestDirectory();
        var progress = new Progress();
        var rows = ImportRuns.People(5).Append(new ImportRow { Key = "a/b" }).Concat(ImportRuns.People(1));

        await directory.System.ImportAsync(rows, new ImportOptions { BatchSize = 3, Progress = progress });

        progress.Told
            .Should().Equal(new ImportProgress(3, 3, 0, 0, 0), new ImportProgress(6, 5, 0, 0, 1), new ImportProgress(7, 5, 0, 1, 1));
    }

    [Test]
    public async Task A_progress_that_throws_ends_the_import_after_the_results_of_what_is_committed()
    {
        using var directory = new TestDirectory();
        var results = new List<ImportResult>();
        var run = async () =>
        {
            var options = new ImportOptions
            {
                BatchSize = 2,
                Progress = new Progress(
                _ => throw new TimeoutException("The terminal is gone."))
            };
            await foreach (var result in directory.System.Import.ImportAsync(ImportRuns.Streamed(ImportRuns.People(4)), options))
            {
                results.Add(result);
            }
        };

        await run.Should().ThrowAsync<TimeoutException>();

        results.Select(result => result.Key).Should().Equal("p00001", "p00002");
        (await directory.System.Users.CountAsync()).Should().Be(2);
    }

    [Test]
    public async Task Results_come_when_their_batch_is_done_and_no_sooner_are_more_rows_read()
    {
        using var directory = new TestDirectory();
        var read = 0;
        IEnumerable<ImportRow> Counted()
        {
            foreach (var row in ImportRuns.People(30))
            {
                read++;
                yield return row;
            }
        }

        var results = directory.System.Import.ImportAsync(ImportRuns.Streamed(Counted()), new ImportOptions { BatchSize = 10 })
            .GetAsyncEnumerator();
        await using (results)
        {
            (await results.MoveNextAsync()).Should().BeTrue();
            read.Should().Be(10);
            (await directory.System.Users.FindAsync("p00010")).Should().NotBeNull("the batch is committed before its first result comes");
            (await directory.System.Users.FindAsync("p00011")).Should().BeNull();
        }
    }

    [Test]
    public async Task No_rows_no_results()
    {
        using var directory = new TestDirectory();

        (await directory.System.ImportAsync([])).Should().BeEmpty();
    }

    [TestCase(0)]
    [TestCase(1001)]
    public void A_batch_size_out_of_bounds_is_refused(int size)
    {
        using var directory = new TestDirectory();

        var import = () => directory.System.Import.ImportAsync(ImportRuns.Streamed([]), new ImportOptions { BatchSize = size });

        import.Should().Throw<InvalidInputException>().Which.Errors.Should().ContainSingle().Which.Should().Match<InputError>(
            error => error.Field == "BatchSize" && error.Code == "import.batch_size");
    }

    [Test]
    public async Task Options_count_as_they_were_when_it_was_called()
    {
        using var directory = new TestDirectory();
        var options = new ImportOptions { IsDryRun = true };
        var import = directory.System.Import.ImportAsync(ImportRuns.Streamed(ImportRuns.People(1)), options);
        options.IsDryRun = false;

        await foreach (var result in import)
        {
            result.UserId.Should().BeNull();
        }

        (await directory.System.Users.FindAsync("p00001")).Should().BeNull();
    }

    [Test]
    public async Task A_source_that_fails_leaves_the_whole_batches_before_and_nothing_else()
    {
        using var directory = new TestDirectory();
        static IEnumerable<ImportRow> Failing() =>
            ImportRuns.People(15).Concat(Enumerable.Repeat(0, 1).Select<int, ImportRow>(_ => throw new FormatException("row 16")));

        var import = () => directory.System.ImportAsync(Failing(), new ImportOptions { BatchSize = 10 });

        await import.Should().ThrowAsync<FormatException>();
        (await directory.System.Users.FindAsync("p00010")).Should().NotBeNull();
        (await directory.System.Users.FindAsync("p00011")).Should().BeNull();
    }

    [Test]
    public async Task Cancelling_inside_a_batch_leaves_nothing_of_it()
    {
        using var stop = new CancellationTokenSource();
        using var directory = new TestDirectory(decorate: store => new CancellingStore(store, stop, atLookUp: 130));

        var import = () => directory.System.ImportAsync(ImportRuns.People(100), new ImportOptions { BatchSize = 20 }, stop.Token);

        await import.Should().ThrowAsync<OperationCanceledException>();
        var users = (await DirectoryPicture.TakeAsync(directory)).Count(line => line.StartsWith("user", StringComparison.Ordinal));
        (users % 20).Should().Be(0, "a batch is there wholly or not at all");
        users.Should().BeLessThan(100);
    }

    [Test]
    public async Task A_key_that_somebody_takes_while_a_batch_is_decided_makes_it_decide_again()
    {
        InterruptedStore store = null!;
        using var directory = new TestDirectory(decorate: inner => store = new InterruptedStore(inner));
        await directory.OrganizationAsync("lisbon");
        store.BeforeNextCommit(() => directory.UserAsync("p00002"));

        var results = await directory.System.ImportAsync(ImportRuns.People(3));

        results.Select(result => result.Outcome).Should().Equal(ImportOutcome.Created, ImportOutcome.Updated, ImportOutcome.Created);
        (await directory.System.Users.GetAsync("p00002")).ExternalId.Should().Be("hr-2");
    }

    [Test]
    public async Task An_account_that_somebody_changes_while_a_batch_is_decided_loses_nothing()
    {
        InterruptedStore store = null!;
        using var directory = new TestDirectory(decorate: inner => store = new InterruptedStore(inner));
        await directory.UserAsync("p00002");
        store.BeforeNextCommit(() => directory.System.Users.UpdateAsync("p00002", new UserUpdate { GivenName = "Ann" }).AsTask());

        await directory.System.ImportAsync(ImportRuns.People(3));

        (await directory.System.Users.GetAsync("p00002")).Should().BeEquivalentTo(new { GivenName = "Ann", DisplayName = "Person 2" });
    }

    [Test]
    public async Task Memory_does_not_grow_with_the_rows()
    {
        using var directory = new TestDirectory();
        var rows = new List<WeakReference>();
        var stillAlive = new List<int>();
        IEnumerable<ImportRow> Watched()
        {
            foreach (var row in ImportRuns.People(20_000))
            {
                rows.Add(new WeakReference(row));
                if (rows.Count % 5_000 == 0)
                {
                    GC.Collect();
                    stillAlive.Add(rows.Count(reference => reference.IsAlive));
                }

                yield return row;
            }
        }

        var results = 0;
        await foreach (var result in directory.System.Import.ImportAsync(ImportRuns.Streamed(Watched())))
        {
            results++;
        }

        results.Should().Be(20_000);
        stillAlive.Should().OnlyContain(alive => alive <= 1_000, "only the rows of the batch at hand may be held");
    }

    private sealed class Progress(Action<ImportProgress>? then = null) : IProgress<ImportProgress>
    {
        public List<ImportProgress> Told { get; } = [];

        public void Report(ImportProgress value)
        {
            Told.Add(value);
            then?.Invoke(value);
        }
    }
}
