using Microsoft.Extensions.Logging;

namespace UserDirectory.AspNetCore;

/// <summary>
/// What the package logs: ids, permissions and operations, never a path, a name or an address. All in one class, because the generator
/// writes several in an order that differs from build to build, and then the same commit would not give the same file.
/// </summary>
internal static partial class HttpLog
{
    [LoggerMessage(
        Level = LogLevel.Debug, Message =
            "Swept: {Invitations} invitations have expired, {Users} deleted accounts are gone for good, {Tokens} tokens have expired.")]
    public static partial void Swept(ILogger log, long invitations, long users, long tokens);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sweeping failed; it is tried again.")]
    public static partial void SweepFailed(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store failed in {Operation}.")]
    public static partial void StoreFailed(ILogger log, string operation, Exception fault);

    [LoggerMessage(Level = LogLevel.Debug,
        Message = "{Permission} is refused: the principal is no active account of the tenant, or its sign-in has ended.")]
    public static partial void RefusedToNobody(ILogger log, string permission);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Permission} is refused to {User}: the request names no organization ({Source}).")]
    public static partial void RefusedWithoutPlace(ILogger log, string permission, Guid user, string? source);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Permission} is refused to {User}: {Code}.")]
    public static partial void RefusedAsMissing(ILogger log, string permission, Guid user, string code);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Permission} is refused to {User} at {Organization}: {Steps}")]
    public static partial void Refused(ILogger log, string permission, Guid user, string organization, string steps);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store failed while the caller was looked up.")]
    public static partial void CallerNotLookedUp(ILogger log, Exception fault);
}
