using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>A page of a list.</summary>
/// <remarks>Describes what <see cref="ListReply{T}"/> writes.</remarks>
/// <typeparam name="T">What is listed.</typeparam>
internal sealed record ListBody<T>
{
    /// <summary>The items, with the properties that were asked for.</summary>
    [JsonPropertyName("items")]
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>The address of the next page; null on the last one.</summary>
    [JsonPropertyName("nextPageLink")]
    public required string? NextPageLink { get; init; }

    /// <summary>How many there are on all pages; null unless it was asked for.</summary>
    [JsonPropertyName("count")]
    public required long? Count { get; init; }
}
