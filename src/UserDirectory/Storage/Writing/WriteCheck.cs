namespace UserDirectory.Storage;

/// <summary>
/// What a provider checks of a change set before it takes a lock, so that every provider refuses the same with the same words: what no
/// state could accept, faults of the caller and no refusals. Stateless and thread-safe.
/// </summary>
public static class WriteCheck
{
    /// <summary>Refuses a change set that no state could accept.</summary>
    /// <exception cref="ArgumentException">A record is of another tenant or has a version below 1, a change is written by hand, or a filter
    /// does not fit its record type.</exception>
    /// <exception cref="NotSupportedException">A write, sign-in or filter node is not of the closed list.</exception>
    public static void Check(ChangeSet changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        for (var i = 0; i < changes.Writes.Count; i++)
        {
            Check(changes.Writes[i], changes.TenantId);
        }
    }

    /// <summary>
    /// Whether the set makes its tenant: else a set for a tenant that is not there is refused as a whole, with <see
    /// cref="RefusalReason.NotFound"/>.
    /// </summary>
    public static bool AddsTenant(ChangeSet changes) => changes.Writes.Any(write => write is Write.Add { Record: Tenant });

    /// <summary>Whether the set writes the tenant's own record, whose key is unique beyond the tenant.</summary>
    public static bool ConcernsInstallation(ChangeSet changes)
    {
        for (var i = 0; i < changes.Writes.Count; i++)
        {
            if (changes.Writes[i] is Write.Add { Record: Tenant } or Write.Update { Record: Tenant }
                or Write.Remove { Kind: RecordKind.Tenant }
                or Write.RemoveWhere { Kind: RecordKind.Tenant })
            {
                return true;
            }
        }

        return false;
    }

    private static void Check(Write write, Guid tenantId)
    {
        switch (write)
        {
            case Write.Add add:
                CheckRecord(add.Record, tenantId);
                return;
            case Write.Update update:
                CheckRecord(update.Record, tenantId);
                return;
            case Write.Remove remove:
                CheckWritable(remove.Kind);
                return;
            case Write.RemoveWhere remove:
                CheckWritable(remove.Kind);
                ArgumentNullException.ThrowIfNull(remove.Filter);
                QueryCheck.Check(remove.Filter, remove.Kind);
                return;
            case Write.RequireNone require:
                ArgumentNullException.ThrowIfNull(require.Filter);
                QueryCheck.Check(require.Filter, require.Kind);
                return;
            case Write.Touch { SignIn: SignIn.Attempt or SignIn.Succeeded or SignIn.Unlocked or SignIn.LoggedIn }:
            case Write.Require:
            case Write.Redact:
                return;
            default:
                throw new NotSupportedException($"There is no write {write}.");
        }
    }

    private static void CheckRecord(DirectoryRecord record, Guid tenantId)
    {
        CheckWritable(record.Kind);
        if (record.TenantId != tenantId || (record is Tenant && record.Id != tenantId))
        {
            throw new ArgumentException($"The {record.Kind} {record.Id} is of another tenant than the change set.", nameof(record));
        }

        CheckVersion(record);
    }

    /// <exception cref="ArgumentException">The version is below 1.</exception>
    internal static void CheckVersion(DirectoryRecord record)
    {
        if (record.Version < 1)
        {
            throw new ArgumentException(
                $"The {record.Kind} {record.Id} has the version {record.Version}, but they count from 1.", nameof(record));
        }
    }

    private static void CheckWritable(RecordKind kind)
    {
        if (kind == RecordKind.Change)
        {
            throw new ArgumentException("The feed is written by the store itself.", nameof(kind));
        }
    }
}
