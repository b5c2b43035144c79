namespace WebHost;

/// <summary>Signs an account in.</summary>
/// <param name="UserName">Its key, or the address that it alone has verified.</param>
/// <param name="Password">Its password; a temporary one will do.</param>
/// <param name="Tenant">The tenant's key; <c>contoso</c> unless given.</param>
internal sealed record LoginRequest(string? UserName, string? Password, string? Tenant = null);
