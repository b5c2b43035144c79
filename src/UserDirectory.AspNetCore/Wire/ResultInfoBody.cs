using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>Which part of all results an answer of the organizations family holds.</summary>
internal sealed record ResultInfoBody
{
    /// <summary>Of a single result.</summary>
    public static ResultInfoBody Single { get; } = Of(total: 1, index: 0, size: 1);

    /// <summary>Of a refusal.</summary>
    public static ResultInfoBody None { get; } = Of(total: 0, index: 0, size: 0);

    /// <summary>How many results there are in all.</summary>
    [JsonPropertyName("totalCount")]
    public required int TotalCount { get; init; }

    /// <summary>The number of the page, from 0.</summary>
    [JsonPropertyName("pageIndex")]
    public required int PageIndex { get; init; }

    /// <summary>How many results a page holds.</summary>
    [JsonPropertyName("pageSize")]
    public required int PageSize { get; init; }

    /// <summary>How many pages there are.</summary>
    [JsonPropertyName("totalPages")]
    public required int TotalPages { get; init; }

    /// <summary>Whether a page follows.</summary>
    [JsonPropertyName("hasNextPage")]
    public required bool HasNextPage { get; init; }

    /// <summary>Whether a page stands before.</summary>
    [JsonPropertyName("hasPreviousPage")]
    public required bool HasPreviousPage { get; init; }

    internal static ResultInfoBody Of(long total, int index, int size)
    {
        var pages = size == 0 ? 0 : (total + size - 1) / size;
        return new()
        {
            TotalCount = (int)Math.Min(total, int.MaxValue),
            PageIndex = index,
            PageSize = size,
            TotalPages = (int)Math.Min(pages, int.MaxValue),
            HasNextPage = index + 1 < pages,
            HasPreviousPage = index > 0,
        };
    }
}
