using System.Text.Json.Nodes;

namespace UserDirectory.AspNetCore.Tests.Contract;

/// <summary>What an OpenAPI document says: its operations, found by method and path, and its schemas.</summary>
internal sealed class ApiDocument
{
    private readonly IReadOnlyList<ApiPath> _paths;

    private ApiDocument(JsonObject document)
    {
        Schemas = new ApiSchemas(document);

        // Literal segments go before names, from the left, as in routing.
        _paths = [.. document["paths"]!.AsObject().Select(path => new ApiPath(path.Key, path.Value!.AsObject(), Schemas))
            .OrderBy(path => path.Order, StringComparer.Ordinal)];
        Operations = [.. _paths.SelectMany(path => path.Operations.Values)];
    }

    public ApiSchemas Schemas { get; }

    public IReadOnlyList<ApiOperation> Operations { get; }

    public static ApiDocument Read(JsonNode document) => new(document.AsObject());

    /// <summary>The path that a request goes to; null when it is none of the document's.</summary>
    public ApiPath? Find(Uri address) => _paths.FirstOrDefault(path => path.Matches(address.AbsolutePath));
}
