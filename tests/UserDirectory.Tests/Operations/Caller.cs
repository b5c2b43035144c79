namespace UserDirectory.Tests.Operations;

/// <summary>What an operation is called on: the host, or a handle on the tenant.</summary>
public sealed record Caller(IUserDirectory Host, ITenantDirectory Handle);
