namespace UserDirectory.Storage.InMemory;

/// <summary>The order of a query: its sort steps, then the id ascending whatever their direction.</summary>
internal sealed class RecordOrder(IReadOnlyList<Sort> steps) : IComparer<DirectoryRecord>
{
    public int Compare(DirectoryRecord? x, DirectoryRecord? y)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var order = steps[i].Field.Read(x!).CompareTo(steps[i].Field.Read(y!));
            if (order != 0)
            {
                return steps[i].IsDescending ? -order : order;
            }
        }

        return x!.Id.CompareTo(y!.Id);
    }

    /// <summary>Whether a record comes after a position.</summary>
    public bool IsAfter(DirectoryRecord record, SeekPosition position)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var order = steps[i].Field.Read(record).CompareTo(position.Values[i]);
            if (order != 0)
            {
                return steps[i].IsDescending ? order < 0 : order > 0;
            }
        }

        return record.Id.CompareTo(position.Id) > 0;
    }
}
