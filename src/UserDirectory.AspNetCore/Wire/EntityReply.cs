using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>
/// One entity as JSON with its <c>ETag</c>; 304 when <c>If-None-Match</c> names what it is (RFC 9110, sections 8.8.3 and 13.1.2).
/// </summary>
internal sealed class EntityReply : Reply
{
    private readonly byte[] _body;

    private EntityReply(byte[] body, long version, EntityTag tag) => (_body, Version, Tag) = (body, version, tag);

    /// <summary>The version of the entity's record.</summary>
    public long Version { get; }

    public EntityTag Tag { get; }

    public static EntityReply Of<T>(T value, JsonTypeInfo<T> type, long version)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        return new(body, version, EntityTag.Of(version, body));
    }

    public override async ValueTask WriteAsync(HttpContext http)
    {
        var response = http.Response;
        response.Headers.ETag = Tag.Text;
        if (HttpMethods.IsGet(http.Request.Method) && Tag.IsIn(http.Request.Headers.IfNoneMatch))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = JsonWire.ContentType;
        response.ContentLength = _body.Length;
        await response.BodyWriter.WriteAsync(_body, http.RequestAborted).ConfigureAwait(false);
    }
}
