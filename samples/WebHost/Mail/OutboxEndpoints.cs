using System.Security.Claims;
using UserDirectory;

namespace WebHost;

/// <summary>Shows the outbox of a tenant to whoever administers it.</summary>
internal static class OutboxEndpoints
{
    public static void MapOutbox(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/outbox", ListAsync)
            .RequireAuthorization()
            .WithName("listOutbox")
            .WithTags("Outbox")
            .WithSummary("The newest mails that would have been sent.");

    private static async Task<IResult> ListAsync(HttpContext http, IUserDirectory directory, DirectorySettings settings, CancellationToken cancellationToken)
    {
        var tenant = Guid.Parse(SignInEndpoints.TenantOf(http));
        var self = Guid.Parse(http.User.FindFirstValue(ClaimTypes.NameIdentifier)!);
        return await directory.Tenant(tenant).As(self).Permissions.CheckAsync(self, "tenant.update", cancellationToken: cancellationToken)
            ? Results.Ok(await Outbox.ListAsync(settings.OutboxFolder, tenant, cancellationToken))
            : Results.Forbid();
    }
}
