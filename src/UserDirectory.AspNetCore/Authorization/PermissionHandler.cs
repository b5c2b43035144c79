using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Asks the directory, as the caller, whether it holds what an endpoint requires. An organization that there is not is refused like one
/// where the right is missing. Thread-safe.
/// </summary>
internal sealed class PermissionHandler(HttpDirectory directory, CallerDirectory callers, IHttpContextAccessor requests)
    : IAuthorizationHandler
{
    private const string WholeTenant = "the tenant";

    public async Task HandleAsync(AuthorizationHandlerContext context)
    {
        foreach (var requirement in context.PendingRequirements.OfType<PermissionRequirement>().ToList())
        {
            if (await IsMetAsync(context, requirement).ConfigureAwait(false))
            {
                context.Succeed(requirement);
            }
        }
    }

    private async ValueTask<bool> IsMetAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        var http = context.Resource as HttpContext ?? Current();
        if (await callers.FindAsync(context.User, http).ConfigureAwait(false) is not { } caller)
        {
            HttpLog.RefusedToNobody(directory.Log, requirement.Permission);
            return false;
        }

        if (await PlaceAsync(context.Resource, requirement.Place, http).ConfigureAwait(false) is not { IsMissing: false } place)
        {
            HttpLog.RefusedWithoutPlace(directory.Log, requirement.Permission, caller.User.Id, requirement.Place?.ToString());
            return false;
        }

        return await HoldsAsync(caller, requirement.Permission, place, http?.RequestAborted ?? default).ConfigureAwait(false);
    }

    // A request that has become a connection is over as far as rights go: a circuit lives on it for hours.
    private HttpContext? Current() => requests.HttpContext is { WebSockets.IsWebSocketRequest: false } http ? http : null;

    // What is handed to IAuthorizationService names the place, before what the requirement says of requests.
    private static async ValueTask<EntityRef?> PlaceAsync(object? resource, PlaceSource? source, HttpContext? http) => resource switch
    {
        EntityRef reference => reference,
        Organization organization => organization.Id,
        Guid id => id,
        string text => text,
        _ when source is null => default(EntityRef),
        RouteData page => source.Find(page.RouteValues),
        _ when http is null => null,
        _ => await source.FindAsync(http).ConfigureAwait(false),
    };

    private async ValueTask<bool> HoldsAsync(Caller caller, string permission, EntityRef place, CancellationToken aborted)
    {
        var (self, permissions) = (caller.User.Id, caller.Directory.Permissions);
        try
        {
            if (await permissions.CheckAsync(self, permission, place, aborted).ConfigureAwait(false))
            {
                return true;
            }

            if (directory.Log.IsEnabled(LogLevel.Debug))
            {
                Explain(await permissions.ExplainAsync(self, permission, place, aborted).ConfigureAwait(false));
            }
        }
        catch (RecordNotFoundException missing)
        {
            HttpLog.RefusedAsMissing(directory.Log, permission, self, missing.Code);
        }
        catch (AccessDeniedException gone)
        {
            // The account went while the request was on its way.
            HttpLog.RefusedAsMissing(directory.Log, permission, self, gone.Code);
        }

        return false;
    }

    private void Explain(PermissionExplanation why) =>
        HttpLog.Refused(
            directory.Log, why.Permission, why.UserId, why.OrganizationId?.ToString("D") ?? WholeTenant, ExplainedSteps.Text(why));
}
