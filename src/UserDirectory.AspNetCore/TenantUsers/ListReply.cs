using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>
/// A page of a list in the first family: its items, each with the members that are to be shown, where it goes on, and how many there are.
/// </summary>
/// <param name="items">The items.</param>
/// <param name="type">How an item is written.</param>
internal sealed class ListReply<T>(IEnumerable<T> items, JsonTypeInfo<T> type) : Reply
{
    private const int MostPending = 64 * 1024;

    /// <summary>Whether a member of an item, by its name in the JSON, is to be shown; null shows all.</summary>
    public Func<string, bool>? Shows { get; init; }

    /// <summary>The address of the next page; null on the last one.</summary>
    public string? NextPageLink { get; init; }

    /// <summary>How many there are on all pages; null when nobody asked.</summary>
    public long? Count { get; init; }

    public override async ValueTask WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = JsonWire.ContentType;
        var shown = Shows is null ? null : type.Properties.Where(member => Shows(member.Name)).ToList();
        using var json = JsonBuffer.Rent();
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteStartArray("items");
        foreach (var item in items)
        {
            Write(writer, item, shown);
            if (json.Pending > MostPending)
            {
                await json.SendAsync(http).ConfigureAwait(false);
            }
        }

        writer.WriteEndArray();
        writer.WriteString("nextPageLink", NextPageLink);
        writer.WritePropertyName("count");
        if (Count is { } count)
        {
            writer.WriteNumberValue(count);
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteEndObject();
        await json.EndAsync(http).ConfigureAwait(false);
    }

    private void Write(Utf8JsonWriter writer, T item, List<JsonPropertyInfo>? shown)
    {
        if (shown is null)
        {
            JsonSerializer.Serialize(writer, item, type);
            return;
        }

        writer.WriteStartObject();
        foreach (var member in shown)
        {
            writer.WritePropertyName(member.Name);
            JsonSerializer.Serialize(writer, member.Get!(item!), type.Options.GetTypeInfo(member.PropertyType));
        }

        writer.WriteEndObject();
    }
}
