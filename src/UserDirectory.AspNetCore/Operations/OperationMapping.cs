using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Maps operations into an application, each route with an answer to other verbs, which a fallback route of the host would else take.
/// </summary>
internal static class OperationMapping
{
    // An application's endpoint names are unique, or no request is routed at all: where operations are mapped again, the first keep theirs.
    private static readonly ConditionalWeakTable<IServiceProvider, HashSet<string>> s_named = [];

    public static RouteGroupBuilder Map(IEndpointRouteBuilder builder, string prefix, IReadOnlyList<Operation> operations)
    {
        var host = HttpDirectory.Of(builder.ServiceProvider);
        var named = s_named.GetOrCreateValue(builder.ServiceProvider);
        var group = builder.MapGroup(prefix);
        ((IEndpointConventionBuilder)group).Finally(LetIn);
        foreach (var route in operations.GroupBy(operation => operation.Pattern, StringComparer.Ordinal))
        {
            var endpoints = route.ToDictionary(
                operation => operation.Method, operation => new OperationEndpoint(operation, host), StringComparer.OrdinalIgnoreCase);
            foreach (var operation in route)
            {
                var endpoint = group.MapMethods(operation.Pattern, [operation.Method], endpoints[operation.Method].InvokeAsync)
                    .WithMetadata(OperationMetadata.Of(operation));
                if (named.Add(operation.Id))
                {
                    endpoint.WithName(operation.Id);
                }
            }

            MapOthers(group, host, route.First(), endpoints);
        }

        return group;
    }

    // A body of another content type is routed here too: the operation itself answers it, in the order of its refusals.
    private static void MapOthers(
        RouteGroupBuilder group, HttpDirectory host, Operation operation, Dictionary<string, OperationEndpoint> endpoints)
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
        });
    }

    // Who calls is found by the endpoint itself, which answers 401 rather than send a client to a page of the host. What a host requires of
    // the group besides is required: to let everybody in would overrule it without a word.
    private static void LetIn(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.Any(each => each is IAuthorizeData or AuthorizationPolicy or IAuthorizationRequirementData))
        {
            endpoint.Metadata.Add(new AllowAnonymousAttribute());
        }
    }
}
