using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Deletes a user (P25, P26): under its home, or where it has none, the account; under another organization its membership there (J16). The
/// route decides, not who calls.
/// </summary>
internal static class TenantUserDeletion
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("deleteTenantUser", ApiFamily.TenantUsers, HttpMethods.Delete, TenantUserRoutes.One, DeleteAsync)
        {
            Summary = "Deletes a user by its identifier or key.",
            Tag = TenantUserRoutes.Tag,
            Permissions = ["users.delete", "members.remove"],
            Answer = new(StatusCodes.Status204NoContent),
            TakesIfMatch = true,
        },
    ];

    private static async ValueTask<Reply> DeleteAsync(Call call)
    {
        var user = await TenantUserRoutes.GetAsync(call).ConfigureAwait(false);
        if (user.HomeOrganizationId is { } home && home != call.Organization.Id)
        {
            await RemoveAsync(call, user).ConfigureAwait(false);
        }
        else
        {
            var version = await TenantUserRoutes.ExpectedVersionAsync(call, user).ConfigureAwait(false);
            await call.Directory.Users.DeleteAsync(user.Id, version, call.Aborted).ConfigureAwait(false);
        }

        return Reply.NoContent;
    }

    // A membership has a version of its own: read before the tag is compared, so that what ends is what the tag was compared with.
    private static async ValueTask RemoveAsync(Call call, User user)
    {
        var membership = await call.System.Members.FindAsync(user.Id, call.Organization.Id, call.Aborted)
            .ConfigureAwait(false) ?? throw HttpRefusal.NotFound("user");
        var matched = await TenantUserRoutes.ExpectedVersionAsync(call, user).ConfigureAwait(false);
        await call.Directory.Members.RemoveAsync(user.Id, call.Organization.Id, matched is null ? null : membership.Version, call.Aborted)
            .ConfigureAwait(false);
    }
}
