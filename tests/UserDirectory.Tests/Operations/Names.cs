using System.Runtime.CompilerServices;

namespace UserDirectory.Tests.Operations;

/// <summary>What an operation is told to work on. Tests swap one name for that of another tenant, or for one that nobody has.</summary>
public sealed record Names
{
    public required EntityRef Tenant { get => Told(field); init; }

    public required EntityRef User { get => Told(field); init; }

    public required EntityRef OtherUser { get => Told(field); init; }

    public required EntityRef Organization { get => Told(field); init; }

    public required EntityRef OtherOrganization { get => Told(field); init; }

    public required EntityRef Group { get => Told(field); init; }

    public required EntityRef OtherGroup { get => Told(field); init; }

    public required EntityRef Role { get => Told(field); init; }

    public required EntityRef OtherRole { get => Told(field); init; }

    public required Guid DeletedUser { get => Told(field); init; }

    public required Guid Invitation { get => Told(field); init; }

    public required string Token { get => Told(field); init; }

    /// <summary>A token of account recovery, where there is one.</summary>
    public string AccountToken { get => Told(field); init; } = "no-token";

    public required string Email { get => Told(field); init; }

    public required string ExternalId { get => Told(field); init; }

    /// <summary>Those of them that somebody has asked for since this was set.</summary>
    internal HashSet<string> Asked { get; init; } = [];

    private T Told<T>(T value, [CallerMemberName] string name = "")
    {
        Asked.Add(name);
        return value;
    }
}
