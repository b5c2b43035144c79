using UserDirectory;
using UserDirectory.Storage;

namespace QuickStart;

/// <summary>Counts what the feed of changes recorded.</summary>
public sealed class Feed(ITenantDirectory acme, TextWriter output)
{
    public async Task PrintAsync(CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<(RecordKind Record, ChangeVerb Verb), long>();
        var read = 0L;
        IReadOnlyList<Change> changes;
        while ((changes = await acme.Changes.ReadAsync(read, take: 1000, cancellationToken)).Count > 0)
        {
            foreach (var entry in changes.SelectMany(change => change.Entries))
            {
                counts[(entry.Record, entry.Verb)] = counts.GetValueOrDefault((entry.Record, entry.Verb)) + entry.Count;
            }

            read = changes[^1].Number;
        }

        output.WriteLine();
        output.WriteLine($"The feed has {read} changes:");
        foreach (var ((record, verb), count) in counts)
        {
            output.WriteLine($"      {record} {verb}: {count}");
        }
    }
}
