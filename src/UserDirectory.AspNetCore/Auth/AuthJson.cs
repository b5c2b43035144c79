using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>The contracts of <see cref="AuthApi"/>.</summary>
[JsonSerializable(typeof(UserCreateRequest))]
[JsonSerializable(typeof(UserUpdateRequest))]
[JsonSerializable(typeof(UserRolesUpdateRequest))]
[JsonSerializable(typeof(UserTenantsAssignmentsUpdateRequest))]
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(IReadOnlyList<UserResponse>))]
[JsonSerializable(typeof(UserListResponse))]
[JsonSerializable(typeof(IReadOnlyList<BasicUserResponse>))]
[JsonSerializable(typeof(BasicUserListResponse))]
[JsonSerializable(typeof(RoleCreateRequest))]
[JsonSerializable(typeof(RoleUpdateRequest))]
[JsonSerializable(typeof(RoleResponse))]
[JsonSerializable(typeof(IReadOnlyList<RoleResponse>))]
[JsonSerializable(typeof(RoleListResponse))]
internal sealed partial class AuthJson : JsonSerializerContext
{
    /// <summary>The context with the package's own options.</summary>
    public static AuthJson Own { get; } = new(JsonWire.Options());
}
