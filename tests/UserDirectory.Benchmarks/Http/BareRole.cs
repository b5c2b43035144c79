namespace UserDirectory.Benchmarks.Http;

/// <summary>A role or group of <see cref="BareUser"/>.</summary>
internal sealed record BareRole(Guid Id, string RoleKey, string? Description);
