using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Whether an invitation would reach anybody: over HTTP nobody gets a token, so without a notifier it would be lost.</summary>
internal static class Delivery
{
    /// <exception cref="HttpRefusal">The host has no notifier.</exception>
    public static void MustBePossible(HttpDirectory host)
    {
        if (!host.CanDeliverInvitations)
        {
            throw new HttpRefusal(StatusCodes.Status400BadRequest, "invitation.no_delivery", "The application has no way to deliver invitations.");
        }
    }
}
