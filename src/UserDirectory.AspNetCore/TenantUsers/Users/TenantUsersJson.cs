using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>The contracts of the first family's users, with the ways in which its clients write flags, times and states.</summary>
[JsonSerializable(typeof(UserResource))]
[JsonSerializable(typeof(ApiUserResource))]
[JsonSerializable(typeof(InvitedUser))]
[JsonSerializable(typeof(NamesBody))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool?))]
[JsonSerializable(typeof(DateTimeOffset?))]
[JsonSerializable(typeof(UserStatus?))]
internal sealed partial class TenantUsersJson : JsonSerializerContext
{
    /// <summary>The context with the package's own options.</summary>
    public static TenantUsersJson Own { get; } = new(WithConverters());

    /// <summary>
    /// For what is written, and needs no converters: only without any are the generated writers used, which are twice as fast.
    /// </summary>
    public static TenantUsersJson Answers { get; } = new(JsonWire.Options());

    private static JsonSerializerOptions WithConverters()
    {
        var options = JsonWire.Options();
        options.Converters.Add(new FlagConverter());
        options.Converters.Add(new TimeConverter());
        options.Converters.Add(new StatusConverter());
        return options;
    }
}
