using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace WebHost;

/// <summary>What the schemas are called: what they are for, without how the code calls that.</summary>
internal static class SchemaNames
{
    private const string Body = "Body";
    private const string List = "List";

    /// <summary>The name of a type's schema; null for one that has none, and stands where it is used.</summary>
    public static string? Of(JsonTypeInfo type) =>
        (Nullable.GetUnderlyingType(type.Type) ?? type.Type).IsEnum || OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null
            ? null
            : Of(type.Type);

    public static string Of(Type type)
    {
        if (!type.IsGenericType)
        {
            return Without(type.Name);
        }

        // A list of users is a UserList, and an envelope of one a UserListEnvelope; that of nothing in particular is the envelope of
        // refusals.
        var inner = type.GetGenericArguments()[0];
        var of = inner == typeof(object) ? "Refusal" : Of(inner);
        var outer = Without(type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]);
        return of + (outer.EndsWith(List, StringComparison.Ordinal) ? List : outer);
    }

    private static string Without(string name) => name.EndsWith(Body, StringComparison.Ordinal) ? name[..^Body.Length] : name;
}
