using UserDirectory.Storage;

namespace UserDirectory;

/// <content>Which write of a record is the one that counts, and what becomes of the earlier ones.</content>
internal sealed partial class PendingWrites
{
    private static bool IsWrittenAnew(PendingWrite.OfRecord latest, DirectoryRecord before, DirectoryRecord after, int call) =>
        latest.Call < call - 1 && AuthorityRule.IsRaisedByChanging(before, after);

    // Whoever makes a set may not know that it goes into a batch.
    private static DirectoryRecord WithVersion(DirectoryRecord record, long? version) =>
        version is null || version == record.Version ? record : record with { Version = version.Value };

    private long? VersionIn(int call, DirectoryRecord before, DirectoryRecord after)
    {
        if (!_latest.TryGetValue((after.Kind, after.Id), out var latest))
        {
            return Originals.TryFind(after.Kind, after.Id, out var original) ? original!.Version + 1 : null;
        }

        if (latest.After is { } now && IsWrittenAnew(latest, before, after, call))
        {
            return now.Version + 1;
        }

        // One that the batch adds stays at its first version, one that comes to be again what it was at the one that it had.
        return latest.Before is null ? latest.After!.Version : latest.Before.Version
            + (RecordChanges.Between(latest.Before, SignInEffect.Keep(latest.Before, after)).Count == 0 ? 0 : 1);
    }

    private bool IsNew(DirectoryRecord record)
    {
        for (var each = _latest[(record.Kind, record.Id)]; ; each = each.Earlier)
        {
            if (each.Earlier is null)
            {
                return each.Before is null;
            }
        }
    }

    // One that comes back is an update below, which keeps what sign-ins have counted there; one that is added anew has what it was given.
    private void CountAsGiven(DirectoryRecord record)
    {
        if (record is User user)
        {
            Keep(new Write.Touch(user.Id, new SignIn.LoggedIn(user.LastLoginAt)));
        }
        else if (record is Credential { FailedAttempts: 0, LockedUntil: null })
        {
            Keep(new Write.Touch(record.Id, new SignIn.Unlocked()));
        }
    }

    private DirectoryRecord? OriginalOf(RecordKind kind, Guid id) => Originals.TryFind(kind, id, out var original) ? original : null;

    private void Append(DirectoryRecord? before, DirectoryRecord? after, PendingWrite.OfRecord? earlier = null)
    {
        var pending = new PendingWrite.OfRecord(before, after, _call) { Earlier = earlier };
        _writes.Add(pending);
        _latest[((before ?? after)!.Kind, (before ?? after)!.Id)] = pending;
    }

    /// <summary>A later write of a record in a place of its own; one that takes a removal back makes one change of both.</summary>
    private void Follow(PendingWrite.OfRecord latest, DirectoryRecord after)
    {
        if (latest.After is null)
        {
            _writes.Remove(latest);
            Append(latest.Before, after);
        }
        else
        {
            Append(latest.After, after, latest);
        }
    }

    /// <summary>Takes back whatever the batch has written of a record that is to go.</summary>
    /// <returns>The record below, which is still to be removed; null when there is none.</returns>
    private DirectoryRecord? TakeBack(DirectoryRecord record)
    {
        var (kind, id) = (record.Kind, record.Id);
        if (!_latest.TryGetValue((kind, id), out var latest))
        {
            Originals.Put(record);
            Overlay.Remove(record);
            return record;
        }

        DirectoryRecord? original = null;
        for (var each = latest; each is not null; each = each.Earlier)
        {
            _writes.Remove(each);
            original = each.Before;
        }

        _latest.Remove((kind, id));
        if (original is not null)
        {
            Overlay.Remove(record);
            return original;
        }

        Overlay.Forget(record);
        if (kind == RecordKind.User)
        {
            // Nobody is left to be counted.
            _writes.RemoveAll(pending => pending is PendingWrite.AsGiven { Given: Write.Touch touch } && touch.UserId == id);
        }

        return null;
    }
}
