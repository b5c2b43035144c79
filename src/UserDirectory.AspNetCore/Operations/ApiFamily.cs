namespace UserDirectory.AspNetCore;

/// <summary>Which clients know an operation: they differ in how a refusal is written.</summary>
internal enum ApiFamily
{
    /// <summary><c>/api/{tenantKey}/{orgKey}/identity</c>.</summary>
    TenantUsers,

    /// <summary><c>/auth</c>.</summary>
    Auth,

    /// <summary><c>/api/v{version}</c>: refusals come in its envelope, except for operations without one.</summary>
    Organizations,

    /// <summary>Our own: invitations and the own password.</summary>
    Own,
}
