using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>What an operation answers when it has done what it is for.</summary>
internal abstract class Reply
{
    /// <summary>200 with nothing in it.</summary>
    public static Reply Done { get; } = new EmptyReply(StatusCodes.Status200OK);

    /// <summary>202 with nothing in it.</summary>
    public static Reply Accepted { get; } = new EmptyReply(StatusCodes.Status202Accepted);

    /// <summary>204.</summary>
    public static Reply NoContent { get; } = new EmptyReply(StatusCodes.Status204NoContent);

    /// <summary>A value as JSON.</summary>
    public static Reply Json<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        new JsonReply<T>(value, type, status);

    /// <summary>One entity as JSON, with its version in an <c>ETag</c>.</summary>
    public static EntityReply Entity<T>(T value, JsonTypeInfo<T> type, long version) => EntityReply.Of(value, type, version);

    public abstract ValueTask WriteAsync(HttpContext http);
}
