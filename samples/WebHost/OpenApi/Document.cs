using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace WebHost;

/// <summary>
/// The application's OpenAPI document: what the endpoints say of themselves, and what only the application knows, such as how callers sign
/// in.
/// </summary>
internal static class Document
{
    private const string HealthTag = "Health";

    private static readonly Dictionary<string, string> s_tags = new()
    {
        ["Account"] = "One's own password.",
        ["Groups"] = "The groups that an organization can use.",
        [HealthTag] = "Whether the application can work.",
        ["Invitations"] = "What the bearer of an invitation does with it.",
        ["Organizations"] = "The users of an organization and their roles there.",
        ["Outbox"] = "Mails that were not sent but written down.",
        ["Projects"] = "What users may do in projects.",
        ["Roles"] = "Roles of an organization, and of the tenant.",
        ["Sign-in"] = "A password for a bearer token.",
        ["Users"] = "Users of an organization, and accounts of the tenant.",
    };

    public static void Add(IServiceCollection services)
    {
        // The document describes numbers as they are read here: as numbers.
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.CreateSchemaReferenceId = SchemaNames.Of;
            options.AddSchemaTransformer(Schemas.DescribeAsync);
            options.AddOperationTransformer(Operations.DescribeAsync);
            options.AddDocumentTransformer(DescribeAsync);
        });
    }

    private static Task DescribeAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "User directory",
            Version = "1.0",
            Description = "Tenants, organizations, users, groups, roles, permissions and invitations.",
            Contact = new() { Name = "The UserDirectory contributors", Url = new("https://userdirectory.dev/") },
            License = new() { Name = "MIT", Identifier = "MIT" },
        };
        document.Servers = [new() { Url = "/", Description = "This server" }];
        document.Paths["/health"] = Health();
        document.Tags = document.Paths.Values.SelectMany(path => path.Operations!.Values)
            .SelectMany(operation => operation.Tags!).Select(tag => tag.Reference.Id!)
            .Distinct().Order(StringComparer.Ordinal).Select(name => new OpenApiTag { Name = name, Description = s_tags[name] })
                .ToHashSet();
        document.Components!.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Operations.Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The token that POST /login gives."
            },
        };
        Schemas.Complete(document);
        return Task.CompletedTask;
    }

    // What checks health is no endpoint that says anything of itself.
    private static OpenApiPathItem Health() => new()
    {
        Operations = new()
        {
            [HttpMethod.Get] = new()
            {
                OperationId = "health",
                Tags = new HashSet<OpenApiTagReference> { new(HealthTag) },
                Summary = "Whether the store answers.",
                Description = "Whether the store answers.",
                Security = [],
                Responses = new()
                {
                    ["200"] = Health("Healthy"),
                    ["400"] = new OpenApiResponse { Description = "The request cannot be read" },
                    ["503"] = Health("Unhealthy")
                },
            },
        },
    };

    private static OpenApiResponse Health(string text) => new()
    {
        Description = text,
        Content =
            new Dictionary<string, OpenApiMediaType>
            {
                ["text/plain"] = new()
                {
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                    Example = text
                }
            },
    };
}
