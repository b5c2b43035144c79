namespace UserDirectory.Benchmarks.Http;

/// <summary>What the host by hand answers of an account: as many members as ours, ready made.</summary>
internal sealed record BareUser(
    Guid Id,
    string UserKey,
    string Name,
    string? Culture,
    bool IsTechnician,
    DateTimeOffset? LastLogin,
    string? Email,
    string? Picture,
    BareRole[] Roles,
    BareRole[] Groups,
    int Status,
    string StatusDescription,
    bool IsActive,
    DateTimeOffset CreatedOn,
    DateTimeOffset ModifiedOn,
    bool IsSystem,
    bool IsDeleted);
