using System.Text.Json.Nodes;
using UserDirectory.AspNetCore.Tests.Contract;

namespace UserDirectory.AspNetCore.Tests.Fuzz;

/// <summary>
/// Values that an operation can take: by the schema of the document, and by name where the schema does not know what there is.
/// </summary>
internal sealed class ValidValues(FuzzWorld world, ApiSchemas schemas, Random random)
{
    private static readonly Dictionary<string, string[]> s_query = new()
    {
        ["$filter"] = ["IsActive eq true", "CreatedOn gt 2020-01-01T00:00:00Z", "not (IsActive eq false)"],
        ["$orderby"] = ["CreatedOn desc", "ModifiedOn"],
        ["$select"] = ["Id", "Id,CreatedOn"],
        ["$expand"] = ["Roles", "Groups", "Users"],
        ["$top"] = ["1", "100", "1000"],
        ["$skip"] = ["0", "3"],
        ["$count"] = ["true", "false"],
        ["$inlinecount"] = ["allpages", "none"],
        ["offset"] = ["0", "2"],
        ["count"] = ["1", "5000"],
        ["extended"] = ["true", "false"],
        ["enableUser"] = ["true", "false"],
        ["PageIndex"] = ["0", "1"],
        ["PageSize"] = ["1", "1000"],
        ["Search"] = ["ana", "person contoso"],
    };

    private Role? _named;
    private string? _recovery;

    public async Task<string> RouteAsync(string name, ApiOperation operation) => name switch
    {
        "tenantKey" => Any("contoso", world.Tenant.ToString()),
        "orgKey" => Any("lisbon", world.Lisbon.Id.ToString()),
        "userKey" => await UserAsync(),
        "groupKey" => await GroupAsync(),
        "roleKey" => await RoleAsync(),
        "locator" when operation.Template.StartsWith("/auth/roles", StringComparison.Ordinal) =>
            RoleLocator.Of((_named = await world.RoleAsync()).Id),
        "locator" or "userId" or "globalId" => (await world.UserAsync()).Id.ToString(),
        "username" => (await world.UserAsync()).Key,
        "version" => Any("1", "1.0"),
        "organizationId" => world.Lisbon.Id.ToString(),
        "projectId" => world.Atlas.Id.ToString(),
        _ => "invoices.read",
    };

    public string? Query(string name) => s_query.GetValueOrDefault(name) is { } values ? Any(values) : null;

    public async Task<JsonNode?> BodyAsync(ApiOperation operation)
    {
        if (operation.Id == "changeOwnPassword")
        {
            var (key, password) = await world.SignInAsync();
            return new JsonObject
            {
                ["userName"] = key,
                ["currentPassword"] = password,
                ["newPassword"] = world.NewText(
                "staple correct horse "),
                ["tenant"] = "contoso"
            };
        }

        _recovery = operation.Id;
        var schema = operation.Body!.First().Value!["schema"]!.AsObject();
        return await NamedAsync(BareName(operation.Id)) ?? await OfAsync(schema);
    }

    // What a body that is a value itself is about stands in the operation's id.
    private static string BareName(string id) =>
        id.Contains("TenantUserGroups", StringComparison.Ordinal) ? "groups"
        : id.Contains("TenantUserRoles", StringComparison.Ordinal) ? id.EndsWith("ById", StringComparison.Ordinal) ? "rolesById" : "roles"
        : id.EndsWith("Users", StringComparison.Ordinal) || id.EndsWith("UsersById", StringComparison.Ordinal)
            ? id.StartsWith("add", StringComparison.Ordinal) || id.StartsWith("remove", StringComparison.Ordinal) ? "users" : id
        : id switch
        {
            "resetUserPassword" => "password",
            "setTenantUserEmail" or "setTenantGroupEmail" => "email",
            "setTenantUserKey" => "userKey",
            "setTenantGroupKey" => "groupKey",
            "setTenantRoleKey" => "roleKey",
            "setTenantUserPicture" => "picture",
            "setTenantUserStatus" => "status",
            "setTenantUserName" or "setTenantGroupName" => "name",
            _ => id,
        };

    private async Task<JsonNode?> OfAsync(JsonObject given)
    {
        var schema = schemas.Resolve(given);
        if (schema["anyOf"] is JsonArray forms)
        {
            return await OfAsync(forms[random.Next(forms.Count)]!.AsObject());
        }

        if (schema["enum"] is JsonArray values)
        {
            return values[random.Next(values.Count)]!.DeepClone();
        }

        var type = schema["type"] is JsonArray types ? (string)types.First(each => (string?)each != "null")! : (string?)schema["type"];
        return type switch
        {
            "object" => await ObjectAsync(schema),
            "array" => new JsonArray(),
            "boolean" => random.Next(2) == 0,
            "integer" => 1,
            "string" when (string?)schema["format"] == "date-time" => "2026-03-01T08:00:00Z",
            "string" when schema["pattern"] is not null => "2026-03-01T08:00:00",
            "string" => world.NewText("text "),
            _ => null,
        };
    }

    private async Task<JsonObject> ObjectAsync(JsonObject schema)
    {
        var made = new JsonObject();
        var needed = schema["required"]?.AsArray().Select(name => (string)name!).ToList() ?? [];
        foreach (var (name, member) in schema["properties"]!.AsObject().Where(member => needed.Contains(member.Key) || random.Next(3) == 0))
        {
            made[name] = await NamedAsync(name) ?? await OfAsync(member!.AsObject());
        }

        return made;
    }

    private async Task<JsonNode?> NamedAsync(string name) => name switch
    {
        "token" when _recovery == "confirmPasswordReset" =>
            await world.RecoveryTokenAsync((handle, user) => handle.Passwords.RequestResetAsync(user.Id)),
        "token" when _recovery == "confirmEmail" =>
            await world.RecoveryTokenAsync((handle, user) => handle.Users.RequestEmailProofAsync(user.Id, world.NewEmail())),
        "token" => await world.TokenAsync(),
        "userKey" or "userName" or "email" => world.NewEmail(),
        "groupKey" or "roleKey" or "name" => world.NewText("name"),
        "password" => "correct horse battery staple",
        "culture" => Any("en", "pt-PT"),
        "picture" => Any("data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=", "https://contoso.example/me.png", "me.png"),
        "status" => JsonNode.Parse(Any("1", "2", "\"Active\"")),
        "roles" or "addRoles" or "removeRoles" => new JsonArray(Any("read-only", (await world.RoleAsync(isTenants: true)).Key)),
        "rolesById" => new JsonArray((await world.RoleAsync()).Id.ToString()),
        "groups" => new JsonArray((await world.GroupAsync()).Id.ToString()),
        "users" => new JsonArray((await world.UserAsync()).Id.ToString()),
        "roleId" => (await world.RoleAsync()).Id.ToString(),
        "tenants" or "addTenants" => new JsonArray(Any("any", "type:test", world.Atlas.Id.ToString())),
        "removeTenants" => new JsonArray("type:production"),
        "permissions" or "addPermissions" => new JsonArray(Any("invoices.read", "invoices.*")),
        "removePermissions" => new JsonArray("invoices.write"),
        "version" => (await world.App.System.Roles.FindAsync(_named!.Id))?.Version ?? 1,
        _ => null,
    };

    private async Task<string> UserAsync() => await world.UserAsync() is var user && random.Next(2) == 0 ? user.Id.ToString() : user.Key;

    private async Task<string> GroupAsync() =>
        await world.GroupAsync() is var group && random.Next(2) == 0 ? group.Id.ToString() : group.Key;

    private async Task<string> RoleAsync() => await world.RoleAsync() is var role && random.Next(2) == 0 ? role.Id.ToString() : role.Key;

    private string Any(params string[] values) => values[random.Next(values.Length)];
}
