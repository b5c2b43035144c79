using Microsoft.AspNetCore.Http.HttpResults;
using UserDirectory;

namespace WebHost;

/// <summary>Shows the outbox of a tenant to whoever administers it.</summary>
internal static class OutboxEndpoints
{
    public static void MapOutbox(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/outbox", ListAsync)
            .RequirePermission("tenant.update")
            .WithName("listOutbox")
            .WithTags("Outbox")
            .WithSummary("The newest mails that would have been sent.")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Ok<IReadOnlyList<OutboxMail>>> ListAsync(
        ITenantDirectory directory, DirectorySettings settings, CancellationToken cancellationToken)
    {
        var tenant = await directory.Settings.GetAsync(cancellationToken);
        return TypedResults.Ok(await Outbox.ListAsync(settings.OutboxFolder, tenant.Id, cancellationToken));
    }
}
