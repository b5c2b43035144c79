using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Which refusals of a store end a call, and with what. All others mean that the ground moved, and the call decides again.
/// </summary>
internal static class RefusedCommit
{
    /// <summary>The code of the refusal of a call that others overtook again and again.</summary>
    public const string BusyCode = "tenant.busy";

    /// <summary>The refusal of a call that others overtook again and again.</summary>
    public static ConflictException Busy(string reason) => new(BusyCode, $"{reason} Nothing was written; try again.");

    /// <summary>The refusal of a call in a transaction of the host's, which is not tried again.</summary>
    public static ConflictException Overtaken() => Busy(
        "What the call rests on was changed by others since it was read. In a transaction of the host's nothing is tried again: begin that "
            + "anew.");

    public static void ThrowIfFinal(ChangeSet changes, CommitResult outcome)
    {
        // When what the call required to be absent is there, it decides again: without a key that is now another's, perhaps.
        if (!outcome.Refusals.Any(refusal => refusal.Reason == RefusalReason.Found)
            && Final(changes, outcome).FirstOrDefault() is { } final)
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
        return new(code, $"{field}: '{value}' is taken; it must be unique.",
            new Dictionary<string, object?> { ["field"] = field, ["value"] = value });
    }
}
