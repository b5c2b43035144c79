using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>
/// From a refusal of the core to the answer that says so. What a family answers in another way, and what its request calls the fields, it
/// says itself.
/// </summary>
internal static class RefusalStatus
{
    private const int SecondsUntilFree = 1;
    private const int SecondsUntilRepaired = 5;

    /// <param name="refusal">What the core refused with.</param>
    /// <param name="operation">The operation that was called.</param>
    /// <param name="isFromHeader">Whether the version that was expected came in <c>If-Match</c> rather than in the body.</param>
    public static HttpRefusal Of(UserDirectoryException refusal, Operation operation, bool isFromHeader) => refusal switch
    {
        InvalidInputException invalid => Invalid(invalid, operation),
        RecordNotFoundException missing => Missing(missing, operation),
        AccessDeniedException { Code: "access.unknown_actor" } => HttpRefusal.NoTenant(),
        AccessDeniedException denied => new(StatusCodes.Status403Forbidden, denied.Code, denied.Message),
        StaleVersionException stale => new(
            isFromHeader ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status409Conflict, stale.Code, stale.Message),
        TokenNotValidException lost => new(StatusCodes.Status404NotFound, lost.Code, lost.Message),
        InvitationNotValidException lost => new(StatusCodes.Status404NotFound, lost.Code, lost.Message),
        ConflictException { Code: "tenant.busy" or "clock.out_of_range" } busy =>
            new(StatusCodes.Status503ServiceUnavailable, busy.Code, busy.Message) { RetryAfter = SecondsUntilFree },
        ConflictException conflict => Conflict(conflict, operation),
        StoreException fault => OfStore(fault.Code),
        _ => new(StatusCodes.Status400BadRequest, refusal.Code, refusal.Message),
    };

    /// <summary>What the store cannot do now: the client can only try again, and learns nothing of where the store is.</summary>
    public static HttpRefusal OfStore(string code) =>
        code == "store.busy"
            ? new(StatusCodes.Status503ServiceUnavailable, code, "The directory is busy. Try again.") { RetryAfter = SecondsUntilFree }
            : new(StatusCodes.Status503ServiceUnavailable, code, "The directory's store does not answer. Try again later.")
            {
                RetryAfter = SecondsUntilRepaired,
            };

    private static int Status(ConflictException conflict, ApiFamily family) =>
        family == ApiFamily.Auth
            && (conflict.Code.EndsWith(".taken", StringComparison.Ordinal) || conflict.Code == "tenant.last_administrator")
            ? StatusCodes.Status409Conflict
            : StatusCodes.Status400BadRequest;

    private static HttpRefusal Invalid(InvalidInputException invalid, Operation operation)
    {
        var named = invalid.Errors.Select(error => (Path: operation.Path(error.Field), error.Code, error.Message)).ToList();
        var errors = named.GroupBy(error => error.Path, StringComparer.Ordinal)
            .ToDictionary(member => member.Key, member => member.Select(error => error.Message).ToArray(), StringComparer.Ordinal);
        var code = named.Select(error => error.Code).Distinct().Count() == 1 ? named[0].Code : invalid.Code;
        return new(StatusCodes.Status400BadRequest, code, string.Join(
            " ", named.Take(20).Select(error => $"{error.Path}: {error.Message}")))
        { Errors = errors };
    }

    // What the route names has been looked up before the core is called: what it misses by a field stood in the body.
    private static HttpRefusal Missing(RecordNotFoundException missing, Operation operation)
    {
        if (missing.Field is null)
        {
            return new(StatusCodes.Status404NotFound, missing.Code, missing.Message);
        }

        var path = operation.Path(missing.Field);
        var kind = missing.Code[..missing.Code.IndexOf('.', StringComparison.Ordinal)].Replace('_', ' ');
        var message = $"There is no such {kind}.";
        var status = operation.Family == ApiFamily.Organizations && missing.Kind == Storage.RecordKind.Role
            ? StatusCodes.Status404NotFound
            : StatusCodes.Status400BadRequest;
        return new(status, missing.Code, $"{path}: {message}") { Errors = new Dictionary<string, string[]> { [path] = [message] } };
    }

    // The core begins the sentence with its own name of the field, where it knows which one is meant.
    private static HttpRefusal Conflict(ConflictException conflict, Operation operation)
    {
        var status = Status(conflict, operation.Family);
        var field = conflict.Details.TryGetValue("field", out var named) ? named as string : null;
        if ((field is null ? operation.MemberOf(conflict.Code) : operation.Path(field)) is not { } path)
        {
            return new(status, conflict.Code, conflict.Message);
        }

        var message = field is not null && conflict.Message.StartsWith($"{field}: ", StringComparison.Ordinal)
            ? conflict.Message[(field.Length + 2)..]
            : conflict.Message;
        return new(status, conflict.Code, $"{path}: {message}") { Errors = new Dictionary<string, string[]> { [path] = [message] } };
    }
}
