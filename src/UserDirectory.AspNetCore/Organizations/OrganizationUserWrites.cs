using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Adds users to an organization or invites them, gives them another role there, and removes them (O2, O4, O5).</summary>
internal static class OrganizationUserWrites
{
    private const string UpdateRoles = "users.update-roles";

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("addOrganizationUser", ApiFamily.Organizations, HttpMethods.Post, OrganizationRoutes.Users, AddAsync)
        {
            Summary = "Adds a user to an organization, or invites it.",
            Tag = OrganizationRoutes.Tag,
            Permissions = ["invitations.send"],
            AskedAt = AskedAt.Organization,
            Body = typeof(OrganizationInvitationBody),
            Answer = new(StatusCodes.Status200OK, typeof(EnvelopeBody<OrganizationUserBody>)),
            HasEnvelope = true,
            Members = new Dictionary<string, string> { ["Key"] = "email" },
        },
        new("updateOrganizationUser", ApiFamily.Organizations, HttpMethods.Put, OrganizationRoutes.User, ChangeRoleAsync)
        {
            Summary = "Gives a user of an organization one role there in place of all that it has.",
            Tag = OrganizationRoutes.Tag,
            Permissions = [UpdateRoles],
            AskedAt = AskedAt.Organization,
            Body = typeof(OrganizationRoleChoiceBody),
            Answer = new(StatusCodes.Status200OK, typeof(EnvelopeBody<OrganizationUserBody>)),
            HasEnvelope = true,
            TakesIfMatch = true,
            HasETag = true,
        },
        new("removeOrganizationUser", ApiFamily.Organizations, HttpMethods.Delete, OrganizationRoutes.User, RemoveAsync)
        {
            Summary = "Removes a user from an organization. The account stays.",
            Tag = OrganizationRoutes.Tag,
            Permissions = ["members.remove"],
            AskedAt = AskedAt.Organization,
            Answer = new(StatusCodes.Status200OK, typeof(EnvelopeBody<OrganizationUserBody>)),
            HasEnvelope = true,
            TakesIfMatch = true,
        },
    ];

    private static async ValueTask<Reply> AddAsync(Call call)
    {
        OrganizationRoutes.MustHaveVersion(call);
        var body = await call.ReadObjectAsync(OrganizationsJson.Own.OrganizationInvitationBody).ConfigureAwait(false);
        NeededMembers.MustBeThere(("email", body.Email), ("roleId", body.RoleId));
        call.MustHold();

        // Both permissions are needed: the second before the role is looked up.
        if (!await call.Directory.Permissions.CheckAsync(call.Caller.User.Id, UpdateRoles, call.Organization.Id, call.Aborted)
            .ConfigureAwait(false))
        {
            throw HttpRefusal.Denied();
        }

        var role = await OrganizationUser.RoleAsync(call, body.RoleId).ConfigureAwait(false);
        if (!await IsAddedAtOnceAsync(call, body.Email!).ConfigureAwait(false))
        {
            Delivery.MustBePossible(call.Host);
        }

        var invitation = new NewInvitation(body.Email!, call.Organization.Id) { Roles = [role.Id], RefuseMembers = true };
        var sent = await call.Directory.Invitations.SendAsync(invitation, call.Aborted).ConfigureAwait(false);

        // As the core shows it to whoever invites: who may not read the account sees no more of it than the address.
        var defaults = await DefaultPlace.ReadAsync(call, [sent.User]).ConfigureAwait(false);
        var shown = new OrganizationUser(
            sent.User, role, sent.User.DefaultOrganizationId is { } id ? defaults.GetValueOrDefault(id) : default);
        return Reply.Json(OrganizationUser.Envelope(call, shown), OrganizationsJson.Own.User);
    }

    // An address that an active account has proved needs no token, so nothing has to be delivered.
    private static async ValueTask<bool> IsAddedAtOnceAsync(Call call, string email)
    {
        try
        {
            return await call.System.Users.FindByEmailAsync(email, call.Aborted)
                .ConfigureAwait(false) is { EmailVerifiedAt: not null, IsActive: true };
        }
        catch (ConflictException)
        {
            // Several have it: the core says which of them is meant, or that none is.
            return false;
        }
    }

    private static async ValueTask<Reply> ChangeRoleAsync(Call call)
    {
        OrganizationRoutes.MustHaveVersion(call);
        var body = await call.ReadObjectAsync(OrganizationsJson.Own.OrganizationRoleChoiceBody).ConfigureAwait(false);
        NeededMembers.MustBeThere(("roleId", body.RoleId));
        var user = await FindAsync(call).ConfigureAwait(false);
        var expected = await call.ExpectedVersionAsync(() => OrganizationUser.ReplyAsync(call, user)).ConfigureAwait(false);
        var role = await OrganizationUser.RoleAsync(call, body.RoleId).ConfigureAwait(false);
        var assigned = await call.ChangeAsync(
            expected,
            async () => await OrganizationUser.ReplyAsync(call, await FindAsync(call).ConfigureAwait(false)).ConfigureAwait(false),
            directory => directory.Roles.ReplaceAsync(user.Id, [role.Id], call.Organization.Id, expected, call.Aborted))
            .ConfigureAwait(false);
        return await OrganizationUser.ReplyAsync(call, assigned.User!).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> RemoveAsync(Call call)
    {
        OrganizationRoutes.MustHaveVersion(call);
        var user = await FindAsync(call).ConfigureAwait(false);
        var shown = await OrganizationUser.ReplyAsync(call, user).ConfigureAwait(false);
        var expected = await call.ExpectedVersionAsync(() => new(shown)).ConfigureAwait(false);

        // What ends is the membership, so it is its version that must still be there.
        var membership = expected is null ? null : user.Details!.Memberships![0];
        return await call.Directory.Members.RemoveAsync(user.Id, call.Organization.Id, membership?.Version, call.Aborted)
            .ConfigureAwait(false) is null
            ? throw HttpRefusal.NotFound("user")
            : shown;
    }

    private static async ValueTask<User> FindAsync(Call call)
    {
        call.MustHold();
        return await OrganizationUser.FindAsync(call).ConfigureAwait(false) ?? throw HttpRefusal.NotFound("user");
    }
}

/// <summary>The role that a user of an organization is to have there, and no other.</summary>
internal sealed record OrganizationRoleChoiceBody
{
    /// <summary>The role's id.</summary>
    [JsonPropertyName("roleId")]
    [Required]
    public string? RoleId { get; init; }
}
