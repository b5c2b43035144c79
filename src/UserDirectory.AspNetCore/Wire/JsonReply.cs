using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>A value as JSON.</summary>
internal sealed class JsonReply<T>(T value, JsonTypeInfo<T> type, int status) : Reply
{
    /// <summary>Where the new entity is, for a creation.</summary>
    public string? Location { get; init; }

    public override async ValueTask WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = JsonWire.ContentType;
        if (Location is not null)
        {
            http.Response.Headers.Location = Location;
        }

        await JsonWire.WriteAsync(http, value, type).ConfigureAwait(false);
    }
}
