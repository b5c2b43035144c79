using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Which refusals of a store end a call, and with what. All others mean that the ground moved, and the call decides again.</summary>
internal static class RefusedCommit
{
    public static void ThrowIfFinal(ChangeSet changes, CommitResult outcome)
    {
        if (Final(changes, outcome).FirstOrDefault() is { } final)
        {
            throw final;
        }
    }

    /// <summary>The refusals that would end a call, for a row of an import.</summary>
    public static IEnumerable<InputError> Errors(ChangeSet changes, CommitResult outcome) =>
        Final(changes, outcome).Select(final => new InputError((string)final.Details["field"]!, final.Code, final.Message));

    private static IEnumerable<ConflictException> Final(ChangeSet changes, CommitResult outcome) =>
        from refusal in outcome.Refusals
        where refusal.Reason == RefusalReason.KeyTaken
        let code = NaturalKeyCode(refusal.Key)
        where code is not null
        select KeyTaken(code, refusal.Key!, changes.Writes[refusal.Index]);

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
