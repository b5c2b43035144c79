using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace UserDirectory.AspNetCore.Tests.Contract;

/// <summary>
/// The schemas of a document. Answers may have no members besides those that are described; requests may, and their members are written in
/// any casing, of which the document knows one.
/// </summary>
internal sealed class ApiSchemas
{
    private const string Root = "https://contract.test/";
    private const string Components = "#/components/schemas/";

    private readonly ConcurrentDictionary<(Side, string), JsonSchema> _schemas = new();
    private readonly Dictionary<string, string> _members;
    private readonly BuildOptions _options = new() { SchemaRegistry = new() };
    private readonly JsonObject _components;

    public ApiSchemas(JsonObject document)
    {
        _components = document["components"]!["schemas"]!.AsObject();
        _members = _components.SelectMany(each => each.Value!["properties"]?.AsObject() ?? []).Select(member => member.Key)
            .Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, schema) in _components)
        {
            foreach (var side in Enum.GetValues<Side>())
            {
                Build(side, name, schema!.AsObject());
            }
        }
    }

    /// <summary>Who wrote the JSON.</summary>
    public enum Side
    {
        /// <summary>A client.</summary>
        Request,

        /// <summary>The application.</summary>
        Answer,
    }

    /// <summary>The schema itself, where it is a reference: what it refers to.</summary>
    public JsonObject Resolve(JsonObject schema) =>
        (string?)schema["$ref"] is { } reference ? _components[reference[Components.Length..]]!.AsObject() : schema;

    /// <summary>What is wrong with a value; empty when it is as the schema says.</summary>
    public IEnumerable<string> Faults(JsonObject schema, JsonElement value, Side side)
    {
        var text = schema.ToJsonString();
        var built = _schemas.GetOrAdd((side, text), key => Build(key.Item1, $"inline/{Guid.NewGuid():N}", schema));
        var checkedValue = side == Side.Request ? JsonSerializer.SerializeToElement(Recased(value)) : value;
        var found = built.Evaluate(checkedValue, new EvaluationOptions { RequireFormatValidation = true });
        return found.IsValid ? [] : Explain(built, checkedValue);
    }

    private static IEnumerable<string> Explain(JsonSchema schema, JsonElement value)
    {
        var found = schema.Evaluate(value, new EvaluationOptions { RequireFormatValidation = true, OutputFormat = OutputFormat.List });
        return (found.Details ?? []).Where(detail => detail.Errors is not null)
            .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation} {error.Key}: {error.Value}"));
    }

    // What has an id is found by it from then on. It must be the first member.
    private JsonSchema Build(Side side, string name, JsonObject schema)
    {
        var own = new JsonObject { ["$id"] = $"{Root}{side}/{name}" };
        foreach (var (keyword, value) in AdaptObject(schema, side))
        {
            own[keyword] = value?.DeepClone();
        }

        return JsonSchema.FromText(own.ToJsonString(), _options);
    }

    private JsonNode? Adapt(JsonNode? node, Side side) => node switch
    {
        JsonArray list => new JsonArray([.. list.Select(item => Adapt(item, side))]),
        JsonObject schema => AdaptObject(schema, side),
        _ => node?.DeepClone(),
    };

    private JsonObject AdaptObject(JsonObject schema, Side side)
    {
        var own = new JsonObject();
        foreach (var (name, value) in schema)
        {
            // What an example or a default holds is no schema.
            own[name] = name is "example" or "examples" or "default" or "enum" ? value?.DeepClone()
                : name == "$ref" && (string?)value is { } reference ? $"{Root}{side}/{reference[Components.Length..]}"
                : Adapt(value, side);
        }

        if (side == Side.Answer && schema["properties"] is JsonObject && (string?)schema["type"] == "object"
            && !schema.ContainsKey("additionalProperties"))
        {
            own["additionalProperties"] = false;
        }

        return own;
    }

    private JsonNode? Recased(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Recased)]),
        JsonValueKind.Object => new JsonObject(value.EnumerateObject()
            .Select(member => KeyValuePair.Create(_members.GetValueOrDefault(member.Name, member.Name), Recased(member.Value)))),
        _ => JsonValue.Create(value),
    };
}
