using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Sets one attribute of a user (P15, P18 to P21, P24): the body is the new value itself.</summary>
internal static class TenantUserValues
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Setting("setTenantUserEmail", "email", SetEmailAsync, "Sets the e-mail address.",
            typeof(OptionalTextBody), "email") with { IsForSelf = true },
        Setting("setTenantUserIsTechnician", "isTechnician", SetIsTechnicianAsync, "Sets if the user is technician.",
            typeof(FlagBody), nameof(UserUpdate.IsTechnician)),
        Setting(
            "setTenantUserLastLogin", "lastLogin", SetLastLoginAsync, "Sets the date and time of the last login.", typeof(TimeBody), "at"),
        Setting("setTenantUserName", "name", SetNameAsync, "Sets the name.", typeof(string),
            nameof(UserUpdate.DisplayName)) with { IsForSelf = true },
        Setting("setTenantUserPicture", "picture", SetPictureAsync, "Sets the picture.", typeof(OptionalTextBody), "picture") with
        {
            IsForSelf = true,
            LargestBody = Operation.PictureBody,
        },
        Setting("setTenantUserKey", "userKey", SetKeyAsync, "Sets the key.", typeof(string), "key"),
    ];

    private static Operation Setting(string id, string attribute, OperationHandler handler, string summary, Type body, string field) =>
        new(id, ApiFamily.TenantUsers, HttpMethods.Put, $"{TenantUserRoutes.One}/{attribute}", handler)
        {
            Summary = summary,
            Tag = TenantUserRoutes.Tag,
            Permissions = ["users.update"],
            Body = body,
            Answer = new(StatusCodes.Status200OK),
            TakesIfMatch = true,
            Members = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [field] = string.Empty },
        };

    private static async ValueTask<Reply> SetEmailAsync(Call call)
    {
        var email = await call.ReadAsync(TenantUsersJson.Own.String).ConfigureAwait(false);
        var (user, version) = await FindAsync(call).ConfigureAwait(false);
        await call.Directory.Users.ChangeEmailAsync(user.Id, email, isVerified: false, version, call.Aborted).ConfigureAwait(false);
        return Reply.Done;
    }

    private static async ValueTask<Reply> SetIsTechnicianAsync(Call call)
    {
        var isTechnician = NeededMembers.Value(await call.ReadAsync(TenantUsersJson.Own.NullableBoolean).ConfigureAwait(false));
        var (user, version) = await FindAsync(call).ConfigureAwait(false);

        // The core lets somebody say of himself what is so already.
        await HomeRights.MustHoldAsync(call, user, "users.update").ConfigureAwait(false);
        await call.Directory.Users.UpdateAsync(user.Id, new UserUpdate { IsTechnician = isTechnician }, version, call.Aborted)
            .ConfigureAwait(false);
        return Reply.Done;
    }

    private static async ValueTask<Reply> SetLastLoginAsync(Call call)
    {
        var at = await call.ReadAsync(TenantUsersJson.Own.NullableDateTimeOffset).ConfigureAwait(false);
        var (user, version) = await FindAsync(call).ConfigureAwait(false);
        await call.Directory.Users.RecordLoginAsync(user.Id, at, version, call.Aborted).ConfigureAwait(false);
        return Reply.Done;
    }

    private static async ValueTask<Reply> SetNameAsync(Call call)
    {
        var name = NeededMembers.Value(await call.ReadAsync(TenantUsersJson.Own.String).ConfigureAwait(false));
        var (user, version) = await FindAsync(call).ConfigureAwait(false);
        await call.Directory.Users.UpdateAsync(user.Id, new UserUpdate { DisplayName = name }, version, call.Aborted).ConfigureAwait(false);
        return Reply.Done;
    }

    private static async ValueTask<Reply> SetPictureAsync(Call call)
    {
        var picture = await call.ReadAsync(TenantUsersJson.Own.String).ConfigureAwait(false);
        var (user, version) = await FindAsync(call).ConfigureAwait(false);
        await call.Directory.Users.ChangePictureAsync(user.Id, picture, version, call.Aborted).ConfigureAwait(false);
        return Reply.Done;
    }

    private static async ValueTask<Reply> SetKeyAsync(Call call)
    {
        var key = NeededMembers.Value(await call.ReadAsync(TenantUsersJson.Own.String).ConfigureAwait(false));
        var (user, version) = await FindAsync(call).ConfigureAwait(false);
        await call.Directory.Users.ChangeKeyAsync(user.Id, key, version, call.Aborted).ConfigureAwait(false);
        return Reply.Done;
    }

    private static async ValueTask<(User User, long? Version)> FindAsync(Call call)
    {
        var user = await TenantUserRoutes.GetAsync(call).ConfigureAwait(false);
        return (user, await TenantUserRoutes.ExpectedVersionAsync(call, user).ConfigureAwait(false));
    }
}

/// <summary>A time; null for none.</summary>
/// <remarks>Describes a body that is the value itself.</remarks>
[JsonForm(JsonForms.OptionalTime)]
internal sealed class TimeBody;
