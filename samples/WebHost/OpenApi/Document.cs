using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using UserDirectory.AspNetCore;

namespace WebHost;

/// <summary>The application's OpenAPI document: what the endpoints say of themselves, and what only the application knows, such as how callers sign in.</summary>
internal static class Document
{
    private const string Scheme = "bearer";

    public static void Add(IServiceCollection services)
    {
        // The document describes numbers as they are read here: as numbers.
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi(options =>
        {
            options.AddDocumentTransformer(DescribeAsync);
            options.AddOperationTransformer(SecureAsync);
        });
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "User directory",
            Version = "1.0",
            Description = "Tenants, organizations, users, groups, roles, permissions and invitations.",
            Contact = new() { Name = "The UserDirectory contributors", Url = new("https://example.com/userdirectory") },
            License = new() { Name = "MIT", Identifier = "MIT" },
        };
        document.Servers = [new() { Url = "/", Description = "This server" }];
        document.Tags = document.Paths.Values.SelectMany(path => path.Operations ?? []).SelectMany(operation => operation.Value.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(tag => tag.Reference.Id).OfType<string>().Distinct().Order(StringComparer.Ordinal)
            .Select(name => new OpenApiTag { Name = name, Description = $"{name}." }).ToHashSet();
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The token that POST /login gives." },
        };
        return Task.CompletedTask;
    }

    private static Task SecureAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var own = metadata.OfType<DirectoryOperationMetadata>().FirstOrDefault();
        var isOpen = own?.IsAnonymous ?? metadata.OfType<Microsoft.AspNetCore.Authorization.IAllowAnonymous>().Any();
        operation.Security = isOpen ? [] : [new() { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        operation.Description = own is { Permissions.Count: > 0 } ? $"Asks for {string.Join(" or ", own.Permissions)}." : operation.Summary;
        return Task.CompletedTask;
    }
}
