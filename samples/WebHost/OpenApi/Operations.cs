using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using UserDirectory.AspNetCore;

namespace WebHost;

/// <summary>
/// Completes the operations: who may call them, the headers of their answers, and an example of what they take and answer.
/// </summary>
internal static class Operations
{
    public const string Scheme = "bearer";

    public static Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var own = metadata.OfType<DirectoryOperationMetadata>().FirstOrDefault();
        var isOpen = own?.IsAnonymous ?? metadata.OfType<IAllowAnonymous>().Any();
        operation.Security = isOpen ? [] : [new() { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        operation.Description = own is { Permissions.Count: > 0 } ? $"Asks for {string.Join(" or ", own.Permissions)}." : operation.Summary;
        if (own is not null)
        {
            AddHeaders(operation, own);
            AddOtherAnswer(operation, own, context.Document!);
        }

        Examples.Add(operation);
        return Task.CompletedTask;
    }

    private static void AddHeaders(OpenApiOperation operation, DirectoryOperationMetadata own)
    {
        foreach (var (status, response) in operation.Responses!)
        {
            foreach (var (name, says) in own.HeadersOf(int.Parse(status, CultureInfo.InvariantCulture)))
            {
                ((OpenApiResponse)response).Headers ??= new Dictionary<string, IOpenApiHeader>();
                response.Headers![name] =
                    new OpenApiHeader { Description = says, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            }
        }
    }

    // A list that may come bare: its items have a schema already.
    private static void AddOtherAnswer(OpenApiOperation operation, DirectoryOperationMetadata own, OpenApiDocument document)
    {
        if (own.OtherAnswer is { IsGenericType: true } list)
        {
            var content = operation.Responses!["200"].Content!["application/json"];
            var items = new OpenApiSchemaReference(SchemaNames.Of(list.GetGenericArguments()[0]), document);
            content.Schema =
                new OpenApiSchema { AnyOf = [content.Schema!, new OpenApiSchema { Type = JsonSchemaType.Array, Items = items }] };
        }
    }
}
