using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Which refusals of a store end a call, and with what. All others mean that the ground moved, and the call decides again.</summary>
internal static class RefusedCommit
{
    public static void ThrowIfFinal(ChangeSet changes, CommitResult outcome)
    {
        // When what the call required to be absent is there, it decides again: without a key that is now another's, perhaps.
        if (outcome.Refusals.Any(refusal => refusal.Reason == RefusalReason.Found))
        {
            return;
        }

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
        { Name: "UniqueEmail" } => EmailUniqueness.Taken,
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
        var field = key.Name == nameof(User.UniqueEmail) ? nameof(User.Email) : key.Name;
        var value = record is null ? null : RecordType.Of(key.Record).FindField(field)?.ReadOriginal(record).ToString();
        return new(code, $"{field}: '{value}' is taken; it must be unique.", new Dictionary<string, object?> { ["field"] = field, ["value"] = value });
    }
}
