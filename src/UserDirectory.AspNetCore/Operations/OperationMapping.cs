using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace UserDirectory.AspNetCore;

/// <summary>Maps operations into an application, each route with an answer to other verbs, which a fallback route of the host would else take.</summary>
internal static class OperationMapping
{
    public static RouteGroupBuilder Map(IEndpointRouteBuilder builder, string prefix, IReadOnlyList<Operation> operations)
    {
        var host = HttpDirectory.Of(builder.ServiceProvider);
        var group = builder.MapGroup(prefix);
        foreach (var route in operations.GroupBy(operation => operation.Pattern, StringComparer.Ordinal))
        {
            var endpoints = route.ToDictionary(operation => operation.Method, operation => new OperationEndpoint(operation, host), StringComparer.OrdinalIgnoreCase);
            foreach (var operation in route)
            {
                group.MapMethods(operation.Pattern, [operation.Method], endpoints[operation.Method].InvokeAsync).WithMetadata(OperationMetadata.Of(operation));
            }

            MapOthers(group, host, route.First(), endpoints);
        }

        return group;
    }

    // A body of another content type is routed here too: the operation itself answers it, in the order of its refusals.
    private static void MapOthers(RouteGroupBuilder group, HttpDirectory host, Operation operation, Dictionary<string, OperationEndpoint> endpoints)
    {
        var allowed = string.Join(", ", endpoints.Keys.Order(StringComparer.Ordinal));
        var refusal = new HttpRefusal(StatusCodes.Status405MethodNotAllowed, "method.not_allowed", $"Allowed here: {allowed}.");
        var reply = new RefusalReply(refusal, operation.HasEnvelope, host.Options.Challenge);
        group.Map(operation.Pattern, http =>
        {
            if (endpoints.TryGetValue(http.Request.Method, out var endpoint))
            {
                return endpoint.InvokeAsync(http);
            }

            http.Response.Headers.Allow = allowed;
            return reply.WriteAsync(http).AsTask();
        }).WithMetadata(new AllowAnonymousAttribute());
    }
}
