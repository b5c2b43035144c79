using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>An account's place in a group. Immutable.</summary>
public sealed record GroupMember : DirectoryRecord
{
    /// <summary>The group.</summary>
    public required Guid GroupId { get; init; }

    /// <summary>The account.</summary>
    public required Guid UserId { get; init; }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.GroupMember;
}
