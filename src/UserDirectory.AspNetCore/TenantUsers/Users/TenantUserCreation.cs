using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Makes a user at the organization of the route (P5).</summary>
internal static class TenantUserCreation
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("createTenantUser", ApiFamily.TenantUsers, HttpMethods.Post, TenantUserRoutes.All, CreateAsync)
        {
            Summary = "Creates a user.",
            Tag = TenantUserRoutes.Tag,
            Permissions = ["users.add"],
            AskedAt = AskedAt.Organization,
            Body = typeof(ApiUserResource),
            LargestBody = Operation.PictureBody,
            Answer = new(StatusCodes.Status201Created, typeof(string)),
            Members = new Dictionary<string, string> { ["Key"] = "userKey", ["DisplayName"] = "name", ["at"] = "lastLogin" },
        },
    ];

    private static async ValueTask<Reply> CreateAsync(Call call)
    {
        var body = await call.ReadObjectAsync(TenantUsersJson.Own.ApiUserResource).ConfigureAwait(false);
        var found = User(call, body);
        call.MustHold();
        var user = await Cultures.WithAsync(call, body.Culture, culture =>
        {
            found.Culture = culture;
            return MakeAsync(call, found, body.LastLogin);
        }).ConfigureAwait(false);
        return NewRecordReply.Of(call, user.Id);
    }

    // A last login has a permission of its own, so it is a call of its own.
    private static ValueTask<User> MakeAsync(Call call, NewUser user, DateTimeOffset? lastLogin) =>
        lastLogin is null
            ? call.Directory.Users.CreateAsync(user, call.Aborted)
            : call.Directory.InOneCommitAsync(
                async batch =>
                {
                    var made = await batch.Users.CreateAsync(user, call.Aborted).ConfigureAwait(false);
                    await batch.Users.RecordLoginAsync(made.Id, lastLogin, call.Aborted).ConfigureAwait(false);
                    return made;
                },
                call.Aborted);

    private static NewUser User(Call call, ApiUserResource body)
    {
        NeededMembers.MustBeThere(("userKey", body.UserKey), ("name", body.Name), ("isTechnician", body.IsTechnician));
        if (body.Status is UserStatus.InvitationSent or UserStatus.InvitationExpired)
        {
            throw TenantUserStatus.OfTheInvited("status");
        }

        return new(body.UserKey!)
        {
            Organization = call.Organization.Id,
            DisplayName = body.Name,
            IsTechnician = body.IsTechnician == true,
            Email = body.Email,
            Picture = body.Picture,
            IsActive = body.Status != UserStatus.Inactive,
            Roles = body.Roles is null or { IsNull: true } ? null : body.Roles.References("roles", TenantUserRoles.Key),
            Groups = body.Groups?.References("groups", TenantUserGroups.Key),
        };
    }
}
