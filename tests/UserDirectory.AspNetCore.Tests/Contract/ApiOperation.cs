using System.Text.Json;
using System.Text.Json.Nodes;

namespace UserDirectory.AspNetCore.Tests.Contract;

/// <summary>An operation of the document.</summary>
internal sealed class ApiOperation(string template, string method, JsonObject description, ApiSchemas schemas)
{
    public string Id { get; } = (string)description["operationId"]!;

    public string Template => template;

    public string Method => method;

    public JsonObject Description => description;

    /// <summary>Its parameters; empty when it has none.</summary>
    public IReadOnlyList<JsonObject> Parameters { get; } =
        [.. (description["parameters"]?.AsArray() ?? []).Select(parameter => parameter!.AsObject())];

    /// <summary>Its answers, by status.</summary>
    public IReadOnlyDictionary<int, JsonObject> Answers { get; } =
        description["responses"]!.AsObject().ToDictionary(
            answer => int.Parse(answer.Key, System.Globalization.CultureInfo.InvariantCulture), answer => answer.Value!.AsObject());

    /// <summary>The content types of its body; null when it takes none.</summary>
    public JsonObject? Body => description["requestBody"]?["content"]?.AsObject();

    /// <summary>What an answer has that the document does not say of it; empty for one that agrees.</summary>
    public IEnumerable<string> Faults(HttpResponseMessage answer, byte[] body)
    {
        if (!Answers.TryGetValue((int)answer.StatusCode, out var described))
        {
            return [$"{(int)answer.StatusCode} is not among its answers"];
        }

        var headers = described["headers"]?.AsObject().Select(header => header.Key).Where(name => !answer.Headers.Contains(name))
            .Select(name => $"the answer has no {name}") ?? [];
        return [.. headers, .. FaultsOf(
            described["content"]?.AsObject(), answer.Content.Headers.ContentType?.MediaType, body, ApiSchemas.Side.Answer)];
    }

    /// <summary>The same of a request that was accepted.</summary>
    public IEnumerable<string> Faults(HttpRequestMessage request, byte[] body) =>
        body.Length == 0 && description["requestBody"]?["required"]?.GetValue<bool>() != true
            ? []
            : FaultsOf(Body, request.Content?.Headers.ContentType?.MediaType, body, ApiSchemas.Side.Request);

    private IEnumerable<string> FaultsOf(JsonObject? content, string? type, byte[] body, ApiSchemas.Side side)
    {
        if (content is null || body.Length == 0)
        {
            // A body that an operation does not ask for is not read.
            return content is null && body.Length > 0 && side == ApiSchemas.Side.Answer
                ? ["there is a body"] : content is null ? [] : ["there is no body"];
        }

        var named = side == ApiSchemas.Side.Request && type?.EndsWith("+json", StringComparison.Ordinal) == true
            ? "application/json"
            : type ?? string.Empty;
        if (content[named] is not { } described)
        {
            return [$"{type} is not among the content types"];
        }

        return named.EndsWith("json", StringComparison.Ordinal)
            ? schemas.Faults(described["schema"]!.AsObject(), JsonSerializer.Deserialize<JsonElement>(body), side)
            : [];
    }
}
