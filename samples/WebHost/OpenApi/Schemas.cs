using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using UserDirectory.AspNetCore;

namespace WebHost;

/// <summary>
/// Completes the schemas: which members are always there, which may be null, what several forms a value may have, and what the code says of
/// them.
/// </summary>
internal static class Schemas
{
    private const string Items = "items";
    private const string PageOf = "List";

    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo;
        if (context.JsonPropertyInfo is { } member)
        {
            DescribeMember(schema, type, member);
        }
        else
        {
            schema.Description ??= Comments.Of(type.Type);
        }

        if (FormOf(context) is { } form)
        {
            (schema.Type, schema.Pattern, schema.Format, schema.AnyOf, schema.OneOf) =
                (form.Type, form.Pattern, form.Format, form.AnyOf, null);
        }
        else if (type.Kind == JsonTypeInfoKind.Object && schema.Properties is not null)
        {
            DescribeMembers(schema, type);
        }

        return Task.CompletedTask;
    }

    /// <summary>What is said of schemas together, once they are all there.</summary>
    public static void Complete(OpenApiDocument document)
    {
        var schemas = document.Components!.Schemas!;
        foreach (var (name, page) in schemas.Where(each => each.Value.Properties?.ContainsKey("nextPageLink") == true).ToList())
        {
            // A list shows of its items what the query selects.
            var item = $"{name[..^PageOf.Length]}Item";
            var whole = (OpenApiSchema)schemas[name[..^PageOf.Length]].CreateShallowCopy();
            whole.Required = null;
            schemas[item] = whole;
            ((OpenApiSchema)page.Properties![Items]).Items = new OpenApiSchemaReference(item, document);
        }

        foreach (var member in schemas.Values.Where(schema => schema.Properties is not null)
            .SelectMany(schema => schema.Properties!.Values).OfType<OpenApiSchema>())
        {
            // Either fits, and null may fit both.
            if (member.OneOf is { Count: > 0 } forms)
            {
                (member.AnyOf, member.OneOf) = (forms, null);
            }
        }

        document.Components.Schemas = schemas.OrderBy(schema => schema.Key, StringComparer.Ordinal).ToDictionary();
    }

    private static void DescribeMember(OpenApiSchema schema, JsonTypeInfo type, JsonPropertyInfo member)
    {
        if (SchemaNames.Of(type) is null)
        {
            schema.Description = Comments.Of(member);
        }

        if (IsNeeded(member) || IsLeftOut(member))
        {
            schema.Type &= ~JsonSchemaType.Null;
        }
    }

    // What has members that must be set is an answer of ours: it has all of its members, but for those that are left out for having no
    // value.
    private static void DescribeMembers(OpenApiSchema schema, JsonTypeInfo type)
    {
        var isAnswer = type.Properties.Any(
            member => member.AttributeProvider?.IsDefined(typeof(RequiredMemberAttribute), inherit: true) == true);
        foreach (var member in type.Properties.Where(
            member => schema.Properties!.ContainsKey(member.Name) && (isAnswer ? !IsLeftOut(member) : IsNeeded(member))))
        {
            (schema.Required ??= new HashSet<string>()).Add(member.Name);
        }
    }

    private static bool IsNeeded(JsonPropertyInfo member) =>
        member.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: true) == true;

    private static bool IsLeftOut(JsonPropertyInfo member) =>
        member.AttributeProvider is MemberInfo described
            && described.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.WhenWritingNull;

    private static OpenApiSchema? FormOf(OpenApiSchemaTransformerContext context)
    {
        var attribute = (context.JsonPropertyInfo?.AttributeProvider as MemberInfo)
            ?.GetCustomAttribute<JsonFormAttribute>() ?? context.JsonTypeInfo.Type.GetCustomAttribute<JsonFormAttribute>();
        return attribute is null ? null : OpenApiModelFactory.Parse<OpenApiSchema>(
            attribute.Schema, OpenApiSpecVersion.OpenApi3_1, context.Document ?? new(), out _, OpenApiConstants.Json);
    }
}
