namespace UserDirectory.Tests.Operations;

/// <summary>What an operation is told to work on. Tests swap one name for that of another tenant, or for one that nobody has.</summary>
public sealed record Names
{
    public required EntityRef Tenant { get; init; }

    public required EntityRef User { get; init; }

    public required EntityRef OtherUser { get; init; }

    public required EntityRef Organization { get; init; }

    public required EntityRef OtherOrganization { get; init; }

    public required EntityRef Group { get; init; }

    public required EntityRef OtherGroup { get; init; }

    public required EntityRef Role { get; init; }

    public required EntityRef OtherRole { get; init; }

    public required Guid DeletedUser { get; init; }

    public required Guid Invitation { get; init; }

    public required string Token { get; init; }

    /// <summary>A token of account recovery, where there is one.</summary>
    public string AccountToken { get; init; } = "no-token";

    public required string Email { get; init; }

    public required string ExternalId { get; init; }
}
