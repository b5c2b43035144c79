using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

/// <summary>The promises of an import on the sample's roster with all its dirt.</summary>
public sealed class ImportRosterTests
{
    private TestDirectory _directory = null!;

    [SetUp]
    public async Task SetUp()
    {
        _directory = new TestDirectory();
        await _directory.PrepareRosterAsync();
    }

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public async Task A_dry_run_reports_row_for_row_what_the_real_run_then_reports_and_writes_nothing()
    {
        var before = await DirectoryPicture.TakeAsync(_directory);

        var expected = await _directory.System.ImportAsync(ImportRuns.Roster(), new ImportOptions { IsDryRun = true });

        (await DirectoryPicture.TakeAsync(_directory)).Should().Equal(before);
        expected.Should().OnlyContain(result => result.UserId == null);
        var done = await _directory.System.ImportAsync(ImportRuns.Roster());
        expected.Select(result => result.Told()).Should().Equal(done.Select(result => result.Told()));
        done.Select(result => result.Row).Should().Equal(Enumerable.Range(1, 5000).Select(row => (long)row));
        done.GroupBy(result => result.Outcome).ToDictionary(group => group.Key, group => group.Count()).Keys
            .Should().BeEquivalentTo([ImportOutcome.Created, ImportOutcome.Refused]);
    }

    [Test]
    public async Task A_dry_run_of_a_second_run_reports_what_it_then_reports_too()
    {
        await _directory.System.ImportAsync(ImportRuns.Roster().Take(2500));
        var changed = ImportRuns.Roster().Select((row, i) =>
        {
            row.DisplayName = i % 3 == 0 ? $"Person {i}" : row.DisplayName;
            row.IsActive = i % 5 != 0;
            row.Roles = i % 7 == 0 ? ["approver"] : row.Roles;
            row.Organization = i % 11 == 0 ? "porto" : i % 13 == 0 ? "acme/spain/madrid" : row.Organization;
            return row;
        }).ToList();
        var options = new ImportOptions { CreateOrganizations = true };

        var expected = await _directory.System.ImportAsync(changed, new ImportOptions { CreateOrganizations = true, IsDryRun = true });
        var done = await _directory.System.ImportAsync(changed, options);

        expected.Select(result => result.Told()).Should().Equal(done.Select(result => result.Told()));
        expected.Where(result => result.Outcome is ImportOutcome.Updated or ImportOutcome.Unchanged)
            .Should().OnlyContain(result => result.UserId != null);
        done.Select(result => result.Outcome).Distinct().Should().HaveCount(4);
    }

    [Test]
    public async Task A_second_run_reports_only_unchanged_and_adds_nothing_to_the_feed()
    {
        var first = await _directory.System.ImportAsync(ImportRuns.Roster());
        var number = await _directory.System.Changes.GetLatestNumberAsync();

        var second = await _directory.System.ImportAsync(ImportRuns.Roster());

        second.Should().OnlyContain(result => result.Outcome == ImportOutcome.Unchanged || result.Outcome == ImportOutcome.Refused);
        second.Where(result => result.Outcome == ImportOutcome.Unchanged).Select(result => result.UserId)
            .Should().Equal(first.Where(result => result.Outcome == ImportOutcome.Created).Select(result => result.UserId));
        second.Where(result => result.Outcome == ImportOutcome.Refused).Select(result => result.Told())
            .Should().Equal(first.Where(result => result.Outcome == ImportOutcome.Refused).Select(result => result.Told()));
        (await _directory.System.Changes.GetLatestNumberAsync()).Should().Be(number);
    }

    [Test]
    public async Task Stopping_after_any_batch_and_running_again_ends_in_the_same_directory()
    {
        var rows = ImportRuns.Roster().Take(1200).ToList();
        var options = new ImportOptions { BatchSize = 100 };
        await _directory.System.ImportAsync(rows, options);
        var uninterrupted = await DirectoryPicture.TakeAsync(_directory);

        for (var batches = 1; batches < 12; batches++)
        {
            using var stopped = new TestDirectory();
            await stopped.PrepareRosterAsync();
            using var stop = new CancellationTokenSource();
            options.Progress = new Told(progress =>
            {
                if (progress.Rows == batches * 100)
                {
                    stop.Cancel();
                }
            });

            var run = () => stopped.System.ImportAsync(rows, options, stop.Token);

            await run.Should().ThrowAsync<OperationCanceledException>();
            options.Progress = null;
            await stopped.System.ImportAsync(rows, options);
            (await DirectoryPicture.TakeAsync(stopped)).Should().Equal(uninterrupted, "it was stopped after {0} batches", batches);
        }
    }

    private sealed class Told(Action<ImportProgress> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told(value);
    }
}
