namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Judges the state after a whole change set: so a set may swap keys, and remove a record together with what links to it.
/// </summary>
internal sealed class StateCheck(Staging staging, TenantKeys tenantKeys, List<Refusal> refusals)
{
    public void Run()
    {
        foreach (var staged in staging.Records)
        {
            if (staged.Index == StagedRecord.OnlyTouched)
            {
                // It has the keys and links that it had: whoever wants them, or removes their ends, is to blame.
                continue;
            }

            if (staged.After is { } after)
            {
                CheckKeys(after, staged);
                CheckEnds(after, staged.Index);
            }
            else
            {
                CheckUnlinked(staged);
            }
        }
    }

    private void CheckKeys(DirectoryRecord record, StagedRecord staged)
    {
        var definitions = RecordType.Of(record.Kind).Keys;
        for (var i = 0; i < definitions.Count; i++)
        {
            if (definitions[i].Read(record) is { } key && IsTaken(key, staged))
            {
                refusals.Add(new(staged.Index, RefusalReason.KeyTaken) { Key = definitions[i] });
            }
        }
    }

    private bool IsTaken(UniqueKey key, StagedRecord staged)
    {
        if (staged.Kind == RecordKind.Tenant)
        {
            return tenantKeys.IsTaken(key.Text!, staged.Id);
        }

        return staging.HasOther(key, staged.Id) && staging.Others(key, staged.Id).Any(other => Precedes(other, staged));
    }

    /// <summary>Of two writes of a set that take the same key, the first may have it.</summary>
    private bool Precedes(DirectoryRecord other, StagedRecord staged) =>
        staging.Find(other.Kind, other.Id) is not { } also || also.Index < staged.Index;

    private void CheckEnds(DirectoryRecord record, int index)
    {
        var links = RecordType.Of(record.Kind).References;
        for (var i = 0; i < links.Count; i++)
        {
            var end = links[i].Read(record);
            if (!end.IsMissing && staging.View.Find(links[i].Refers!.Value, end.Id) is null)
            {
                refusals.Add(new(index, RefusalReason.LinkMissing) { Link = links[i] });
            }
        }
    }

    private void CheckUnlinked(StagedRecord removed)
    {
        foreach (var link in RecordType.Of(removed.Kind).ReferencedBy)
        {
            if (staging.View.Having(link, removed.Id).Any())
            {
                refusals.Add(new(removed.Index, RefusalReason.StillLinked) { Link = link });
            }
        }
    }
}
