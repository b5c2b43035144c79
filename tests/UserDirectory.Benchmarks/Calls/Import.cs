namespace UserDirectory.Benchmarks;

/// <summary>A batch of new people, imported.</summary>
internal readonly struct Import(ITenantDirectory system, ImportRow[][] batches) : ICall
{
    public long At(int index)
    {
        var made = 0L;
        var rows = system.Import.ImportAsync(batches[index]).GetAsyncEnumerator();
        while (rows.MoveNextAsync().Done())
        {
            made += rows.Current.Outcome == ImportOutcome.Created ? 1 : throw new InvalidOperationException("A row was not created.");
        }

        rows.DisposeAsync().AsTask().Wait();
        return made;
    }
}
