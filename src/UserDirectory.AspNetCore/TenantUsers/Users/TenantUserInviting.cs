using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Invites somebody into the organization of the route (P14). The answer holds the invitation's id and never a token: that goes to the
/// invited address.
/// </summary>
internal static class TenantUserInviting
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("sendTenantUserInvitation", ApiFamily.TenantUsers, HttpMethods.Post, $"{TenantUserRoutes.All}/sendInvitation", SendAsync)
        {
            Summary = "Invites a user by e-mail.",
            Tag = TenantUserRoutes.Tag,
            Permissions = ["invitations.send"],
            AskedAt = AskedAt.Organization,
            Body = typeof(InvitedUser),
            Answer = new(StatusCodes.Status200OK, typeof(string)),
            Members = new Dictionary<string, string> { ["Key"] = "userKey", ["DisplayName"] = "name" },
        },
    ];

    private static async ValueTask<Reply> SendAsync(Call call)
    {
        var body = await call.ReadObjectAsync(TenantUsersJson.Own.InvitedUser).ConfigureAwait(false);
        var invitation = Invitation(call, body);
        call.MustHold();
        Delivery.MustBePossible(call.Host);
        if (invitation.IsTechnician && !call.Host.Options.AllowInvitingTechnicians)
        {
            throw HttpRefusal.Invalid("isTechnician", "invitation.technician", "Technicians are not invited here.");
        }

        var sent = await Cultures.WithAsync(call, body.Culture, culture =>
        {
            invitation.Culture = culture;
            return call.Directory.Invitations.SendAsync(invitation, call.Aborted);
        }).ConfigureAwait(false);
        return Reply.Json(sent.Invitation.Id.ToString("D"), TenantUsersJson.Own.String);
    }

    private static NewInvitation Invitation(Call call, InvitedUser body)
    {
        NeededMembers.MustBeThere(("email", body.Email), ("name", body.Name));
        return new(body.Email!, call.Organization.Id)
        {
            DisplayName = body.Name,
            Key = body.UserKey,
            IsTechnician = body.IsTechnician == true,
            Roles = body.Roles is null or { IsNull: true } ? null : body.Roles.References("roles", TenantUserRoles.Key),
            Groups = body.Groups?.References("groups", TenantUserGroups.Key),
            RedirectUri = body.RedirectUri is null ? null : Redirect(body.RedirectUri),
        };
    }

    private static Uri Redirect(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
            ? uri
            : throw HttpRefusal.Invalid("redirectUri", "invitation.redirect_uri", "This is no absolute web address.");
}
