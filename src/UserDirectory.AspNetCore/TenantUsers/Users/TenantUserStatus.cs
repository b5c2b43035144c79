using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Switches users on and off (P17, P23).</summary>
internal static class TenantUserStatus
{
    private const string Permission = "users.update-status";

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Setting("setTenantUserIsActive", "isActive", SetIsActiveAsync, "Sets if the user is active.", typeof(FlagBody)),
        Setting("setTenantUserStatus", "status", SetStatusAsync, "Sets the user state.", typeof(StatusBody)),
    ];

    /// <summary>The refusal to set what only an invitation leads to (J10).</summary>
    public static HttpRefusal OfTheInvited(string path) => HttpRefusal.Invalid(
        path,
        "user.status.invited",
        "An invitation is never faked: POST …/users/sendInvitation leads to 3, the invitation's end to 4. Write 1 (active) or 2 "
            + "(inactive).");

    private static Operation Setting(string id, string attribute, OperationHandler handler, string summary, Type body) =>
        new(id, ApiFamily.TenantUsers, HttpMethods.Put, $"{TenantUserRoutes.One}/{attribute}", handler)
        {
            Summary = summary,
            Tag = TenantUserRoutes.Tag,
            Permissions = [Permission],
            Body = body,
            Answer = new(StatusCodes.Status200OK),
            TakesIfMatch = true,
        };

    private static async ValueTask<Reply> SetIsActiveAsync(Call call)
    {
        var isActive = NeededMembers.Value(await call.ReadAsync(TenantUsersJson.Own.NullableBoolean).ConfigureAwait(false));
        return await SwitchAsync(call, isActive ? UserStatus.Active : UserStatus.Inactive).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> SetStatusAsync(Call call)
    {
        var status = NeededMembers.Value(await call.ReadAsync(TenantUsersJson.Own.NullableUserStatus).ConfigureAwait(false));
        return await SwitchAsync(call, status).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> SwitchAsync(Call call, UserStatus status)
    {
        var user = await TenantUserRoutes.GetAsync(call).ConfigureAwait(false);
        var version = await TenantUserRoutes.ExpectedVersionAsync(call, user).ConfigureAwait(false);
        switch (status)
        {
            case UserStatus.Active:
                await call.Directory.Users.ActivateAsync(user.Id, version, call.Aborted).ConfigureAwait(false);
                break;
            case UserStatus.Inactive:
                await call.Directory.Users.DeactivateAsync(user.Id, version, call.Aborted).ConfigureAwait(false);
                break;
            default:
                await HomeRights.MustHoldAsync(call, user, Permission).ConfigureAwait(false);
                return user.Status == status ? Reply.Done : throw OfTheInvited(MemberNames.Body);
        }

        return Reply.Done;
    }
}

/// <summary>The state of a user: its number, the number as a text, or its name.</summary>
/// <remarks>Describes a body that is the value itself.</remarks>
[JsonForm(JsonForms.Status)]
internal sealed class StatusBody;
