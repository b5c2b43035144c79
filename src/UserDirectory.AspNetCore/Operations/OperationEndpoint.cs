using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>
/// The life of a request: who calls, in which tenant, at which organization, then the operation, then its answer. Whatever refuses on the
/// way is answered here, so that a host's own error handling sees faults only.
/// </summary>
internal sealed class OperationEndpoint(Operation operation, HttpDirectory host)
{
    // What is answered depends on who asks, and is different the moment that a right changes: a cache may keep it for the caller and must
    // ask each time (RFC 9111, section 5.2.2).
    private const string Caching = "private, no-cache";
    private static readonly string[] s_places = [RouteNames.OrganizationKey, RouteNames.OrganizationId];

    private readonly string? _place = Array.Find(s_places, name => operation.Pattern.Contains($"{{{name}}}", StringComparison.Ordinal));
    private readonly bool _isTenantNamed = operation.Pattern.Contains($"{{{RouteNames.TenantKey}}}", StringComparison.Ordinal);

    public async Task InvokeAsync(HttpContext http)
    {
        var call = new Call(http, operation, host);
        Reply reply;
        try
        {
            await EnterAsync(call).ConfigureAwait(false);
            reply = await operation.Handler(call).ConfigureAwait(false);
        }
        catch (HttpRefusal refusal)
        {
            reply = Refuse(refusal);
        }
        catch (StoreException fault)
        {
            HttpLog.StoreFailed(host.Log, operation.Id, fault);
            reply = Refuse(RefusalStatus.OfStore(fault.Code));
        }
        catch (UserDirectoryException refusal)
        {
            reply = Refuse(RefusalStatus.Of(refusal, operation, call.IsMatched));
        }
        catch (BadHttpRequestException malformed)
        {
            reply = Refuse(new(malformed.StatusCode, malformed.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? "body.too_large"
                : "request.malformed", "The request cannot be read."));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception fault) when (StoreFault.Is(fault))
        {
            // A mistake of ours is the host's to see; what a store cannot do is the client's to try again.
            HttpLog.StoreFailed(host.Log, operation.Id, fault);
            reply = Refuse(RefusalStatus.OfStore("store.unavailable"));
        }

        http.Response.Headers.CacheControl = Caching;
        await reply.WriteAsync(http).ConfigureAwait(false);
    }

    private RefusalReply Refuse(HttpRefusal refusal) => new(refusal, operation.HasEnvelope, host.Options.Challenge);

    private async ValueTask EnterAsync(Call call)
    {
        if (operation.IsAnonymous)
        {
            return;
        }

        call.Caller = await CallerAsync(call).ConfigureAwait(false);
        if (!call.Caller.User.IsActive)
        {
            throw HttpRefusal.Inactive();
        }

        if (operation.HandsPlaceOn && await RightsAt.HoldsAsync(call, call.Route(_place!), operation.Permissions).ConfigureAwait(false))
        {
            call.Holds = true;
            return;
        }

        if (_place is not null)
        {
            call.Organization = await PlaceAsync(call, call.Route(_place)).ConfigureAwait(false);
        }

        call.Holds = operation.AskedAt switch
        {
            AskedAt.Organization => await RightsAt.HoldsAsync(call, call.Organization.Id, operation.Permissions).ConfigureAwait(false),
            AskedAt.Tenant => await RightsAt.HoldsAsync(call, default, operation.Permissions).ConfigureAwait(false),
            _ => true,
        };
        if (_place is not null && !(call.Holds && operation.AskedAt == AskedAt.Organization))
        {
            await MustBeSomebodyAsync(call).ConfigureAwait(false);
        }
    }

    private async ValueTask<Caller> CallerAsync(Call call)
    {
        var principal = call.Http.User;
        if (!CallerResolver.IsAuthenticated(principal))
        {
            principal = await SchemesAsync(call.Http).ConfigureAwait(false);
        }

        var tenant = _isTenantNamed ? call.Route(RouteNames.TenantKey) : host.TenantOf(call.Http);
        return await host.Callers.FindAsync(principal, tenant, call.Aborted).ConfigureAwait(false) ?? throw HttpRefusal.NoTenant();
    }

    private async ValueTask<System.Security.Claims.ClaimsPrincipal> SchemesAsync(HttpContext http)
    {
        foreach (var scheme in host.Options.AuthenticationSchemes)
        {
            if (await http.AuthenticateAsync(scheme).ConfigureAwait(false) is { Succeeded: true, Principal: { } principal })
            {
                http.User = principal;
                return principal;
            }
        }

        throw HttpRefusal.NotSignedIn();
    }

    private async ValueTask<Organization> PlaceAsync(Call call, string name)
    {
        // The organizations family names organizations by id only.
        EntityRef reference = name;
        if (_place == RouteNames.OrganizationId && reference.Id is null)
        {
            throw HttpRefusal.NotFound("organization");
        }

        return await RouteNames.FindAsync(() => call.System.Organizations.FindAsync(reference, call.Aborted)).ConfigureAwait(false)
            ?? throw HttpRefusal.NotFound("organization");
    }

    // J18: who neither is a member at the organization nor holds anything there has no business in it, whatever else the request names.
    private static async ValueTask MustBeSomebodyAsync(Call call)
    {
        var self = call.Caller.User.Id;
        if (await call.System.Members.FindAsync(self, call.Organization.Id, call.Aborted).ConfigureAwait(false) is null
            && (await call.Directory.Permissions.ListEffectiveAsync(self, call.Organization.Id, call.Aborted)
                .ConfigureAwait(false)).Count == 0)
        {
            throw HttpRefusal.Denied();
        }
    }
}
