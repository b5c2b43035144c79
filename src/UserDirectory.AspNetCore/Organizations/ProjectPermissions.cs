using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Tells whether a user has a permission in a project (O6).</summary>
internal static class ProjectPermissions
{
    private const string ReadPermissions = "permissions.read";

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("getProjectUserPermission", ApiFamily.Organizations, HttpMethods.Get, OrganizationRoutes.Permission, ReadAsync)
        {
            Summary = "Whether a user has a permission in a project, and at which organizations it was given.",
            Tag = "Projects",
            Permissions = [ReadPermissions],
            IsForSelf = true,
            Answer = new(StatusCodes.Status200OK, typeof(ProjectPermissionBody)),
        },
    ];

    private static async ValueTask<Reply> ReadAsync(Call call)
    {
        OrganizationRoutes.MustHaveVersion(call);
        var project = await ProjectAsync(call).ConfigureAwait(false);
        var userId = OrganizationRoutes.Id(call, "globalId");
        var self = call.Caller.User.Id;
        if (userId != self && !await call.Directory.Permissions.CheckAsync(self, ReadPermissions, project.Id, call.Aborted)
            .ConfigureAwait(false))
        {
            throw HttpRefusal.Denied();
        }

        if (userId is not { } id || await call.System.Users.FindAsync(id, cancellationToken: call.Aborted).ConfigureAwait(false) is null)
        {
            throw HttpRefusal.NotFound("user");
        }

        var from = await FromAsync(call, id, call.Route("permission"), project).ConfigureAwait(false);
        return Reply.Json(new ProjectPermissionBody { UserId = id, Permission = from.Count > 0, OrganizationIds = from },
            OrganizationsJson.Own.ProjectPermissionBody);
    }

    private static async ValueTask<Organization> ProjectAsync(Call call) =>
        OrganizationRoutes.Id(call, "projectId") is { } id
        && await call.System.Organizations.FindAsync(id, call.Aborted).ConfigureAwait(false) is { } project
        && DefaultPlace.IsProject(project)
            ? project
            : throw HttpRefusal.NotFound("project");

    // G8: what is tenant-wide stands above the topmost organization, and is told as if it stood there.
    private static async ValueTask<IReadOnlyList<Guid>> FromAsync(Call call, Guid userId, string permission, Organization project)
    {
        if (!call.Directory.Permissions.Catalogue.Contains(permission, StringComparer.Ordinal))
        {
            return [];
        }

        var explanation = await call.Directory.Permissions.ExplainAsync(userId, permission, project.Id, call.Aborted).ConfigureAwait(false);
        List<Guid> line = [.. project.AncestorIds, project.Id];
        return explanation.IsAllowed
            ? [.. explanation.Steps.SelectMany(step => step.Steps).Where(from => from.IsMet)
                .Select(from => from.OrganizationId ?? line[0]).Distinct().OrderBy(line.IndexOf)]
            : [];
    }
}
