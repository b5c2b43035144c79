using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace WebHost;

/// <summary>Examples of bodies and answers, out of a file in the assembly, by the operation's id or else the name of the schema.</summary>
internal static class Examples
{
    private static readonly JsonObject s_all = Read();

    public static void Add(OpenApiOperation operation)
    {
        Add(operation.RequestBody?.Content, "bodies", operation.OperationId!);
        foreach (var (_, response) in operation.Responses!.Where(response => response.Key.StartsWith('2')))
        {
            Add(response.Content, "answers", operation.OperationId!);
        }
    }

    private static void Add(IDictionary<string, OpenApiMediaType>? content, string kind, string operation)
    {
        foreach (var (type, described) in content ?? new Dictionary<string, OpenApiMediaType>())
        {
            if (type.EndsWith("json", StringComparison.Ordinal)
                && Find((JsonObject)s_all[kind]!, operation, described.Schema) is { } example)
            {
                described.Example = example.DeepClone();
            }
        }
    }

    private static JsonNode? Find(JsonObject examples, string operation, IOpenApiSchema? schema) =>
        examples[operation] ?? (Name(schema) is { } name ? examples[name] : null);

    private static string? Name(IOpenApiSchema? schema) =>
        schema is OpenApiSchemaReference reference ? reference.Reference.Id : schema?.AnyOf?.OfType<OpenApiSchemaReference>()
            .FirstOrDefault()?.Reference.Id;

    private static JsonObject Read()
    {
        using var stream = Assembly.GetExecutingAssembly()
            .GetManifestResourceStream("examples.json") ?? throw new FileNotFoundException("The examples are not in the assembly.");
        return JsonSerializer.Deserialize<JsonObject>(stream)!;
    }
}
