using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Whether an invitation, or a token that proves an address, would reach anybody: over HTTP nobody gets a token, so without a notifier it
/// would be lost.
/// </summary>
internal static class Delivery
{
    /// <param name="host">The host.</param>
    /// <param name="what">What is to be delivered, as the code of the refusal begins.</param>
    /// <exception cref="HttpRefusal">The host has no notifier.</exception>
    public static void MustBePossible(HttpDirectory host, string what = "invitation")
    {
        if (!host.CanDeliver)
        {
            throw new HttpRefusal(
                StatusCodes.Status400BadRequest, $"{what}.no_delivery", $"The application has no way to deliver {what}s.");
        }
    }
}
