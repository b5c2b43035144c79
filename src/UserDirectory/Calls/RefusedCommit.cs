using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Which refusals of a store end a call, and with what. All others mean that the ground moved, and the call decides again.</summary>
internal static class RefusedCommit
{
    public static void ThrowIfFinal(ChangeSet changes, CommitResult outcome)
    {
        foreach (var refusal in outcome.Refusals)
        {
            if (refusal.Reason == RefusalReason.KeyTaken && NaturalKeyCode(refusal.Key) is { } code)
            {
                throw KeyTaken(code, refusal.Key!, changes.Writes[refusal.Index]);
            }
        }
    }

    private static string? NaturalKeyCode(KeyDefinition? key) => key switch
    {
        { Name: "Key" } => $"{RecordNotFoundException.Name(key.Record)}.key.taken",
        { Name: "ExternalId" } => $"{RecordNotFoundException.Name(key.Record)}.external_id.taken",
        _ => null,
    };

    private static ConflictException KeyTaken(string code, KeyDefinition key, Write write)
    {
        var record = write switch
        {
            Write.Add add => add.Record,
            Write.Update update => update.Record,
            _ => null,
        };
        var value = record is null ? null : RecordType.Of(key.Record).FindField(key.Name)?.ReadOriginal(record).ToString();
        return new(code, $"{key.Name}: '{value}' is taken; it must be unique.", new Dictionary<string, object?> { ["field"] = key.Name, ["value"] = value });
    }
}
