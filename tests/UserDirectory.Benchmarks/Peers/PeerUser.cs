using Microsoft.AspNetCore.Identity;

namespace UserDirectory.Benchmarks.Peers;

/// <summary>An account of ASP.NET Core Identity's, with the names that ours have.</summary>
internal sealed class PeerUser : IdentityUser
{
    public string? DisplayName { get; init; }

    public string? GivenName { get; init; }

    public string? FamilyName { get; init; }
}
