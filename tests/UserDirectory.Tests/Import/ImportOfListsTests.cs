using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

public sealed class ImportOfListsTests
{
    [Test]
    public async Task Rows_that_are_at_hand_are_imported_as_they_are()
    {
        using var test = new TestDirectory();
        var outcomes = new List<ImportOutcome>();

        await foreach (var result in test.System.Import.ImportAsync([new ImportRow { Key = "ann" }, new ImportRow { Key = "ann" }]))
        {
            outcomes.Add(result.Outcome);
        }

        outcomes.Should().Equal(ImportOutcome.Created, ImportOutcome.Unchanged);
    }

    [Test]
    public async Task They_are_read_as_they_are_needed()
    {
        using var test = new TestDirectory();
        var read = 0;
        var results = test.System.Import.ImportAsync(Endless(), new ImportOptions { BatchSize = 2 });

        await using var each = results.GetAsyncEnumerator();
        await each.MoveNextAsync();

        read.Should().Be(2);

        IEnumerable<ImportRow> Endless()
        {
            while (true)
            {
                yield return new ImportRow { Key = $"p{++read}" };
            }
        }
    }

    [Test]
    public async Task Cancelling_stops_it()
    {
        using var test = new TestDirectory();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        Func<Task> import = async () => await test.System.Import.ImportAsync(
            [new ImportRow { Key = "ann" }], cancellationToken: source.Token).GetAsyncEnumerator().MoveNextAsync();

        await import.Should().ThrowAsync<OperationCanceledException>();
    }

    [Test]
    public void No_rows_at_all_is_a_mistake_of_the_caller()
    {
        using var test = new TestDirectory();

        FluentActions.Invoking(() => test.System.Import.ImportAsync((IEnumerable<ImportRow>)null!)).Should().Throw<ArgumentNullException>();
    }
}
