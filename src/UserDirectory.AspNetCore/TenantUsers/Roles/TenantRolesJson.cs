using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>The contracts of the first family's roles, with the ways in which its clients write flags.</summary>
[JsonSerializable(typeof(RoleResource))]
[JsonSerializable(typeof(ApiRoleResource))]
internal sealed partial class TenantRolesJson : JsonSerializerContext
{
    /// <summary>The context with the package's own options.</summary>
    public static TenantRolesJson Own { get; } = new(WithConverters());

    /// <summary>For what is written. See <see cref="TenantUsersJson.Answers"/>.</summary>
    public static TenantRolesJson Answers { get; } = new(JsonWire.Options());

    private static JsonSerializerOptions WithConverters()
    {
        var options = JsonWire.Options();
        options.Converters.Add(new FlagConverter());
        return options;
    }
}
