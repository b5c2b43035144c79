using System.Text;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// A group of accounts, owned by the tenant or one organization; a node of the tree of groups of its owner. Its role assignments reach its
/// members and those of the groups below. Immutable.
/// </summary>
public sealed record Group : DirectoryRecord
{
    /// <summary>How deep a tree may be: the top is 1.</summary>
    public const int MaxDepth = 32;

    /// <summary>The natural key, unique in its owner.</summary>
    public required string Key
    {
        get;
        init
        {
            field = value;
            NormalizedKey = DirectoryText.Normalize(value);
        }
    }

    /// <summary>The key in the form in which it is compared.</summary>
    public string NormalizedKey { get; private init; } = string.Empty;

    /// <summary>The name to show; null when it has none besides the key.</summary>
    public string? Name
    {
        get;
        init
        {
            field = value;
            NormalizedName = value is null ? null : DirectoryText.Normalize(value);
        }
    }

    /// <summary>The name in the form in which it is compared.</summary>
    public string? NormalizedName { get; private init; }

    /// <summary>The group's e-mail address; null when it has none. Proves nothing.</summary>
    public string? Email { get; init; }

    /// <summary>Notes on the group; null when there are none.</summary>
    public string? Notes { get; init; }

    /// <summary>The organization that owns the group; null for the tenant.</summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>Whether it counts: a group that is switched off gives nothing, and nothing passes through it.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>The group above; null at the top.</summary>
    public Guid? ParentId => AncestorIds.Count > 0 ? AncestorIds[AncestorIds.Count - 1] : null;

    /// <summary>The ids of all groups above, from the top down; empty at the top.</summary>
    public IReadOnlyList<Guid> AncestorIds { get; init; } = [];

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Group;

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        base.PrintMembers(builder);
        new Printed(builder, isFirst: false).With(Key).With(NormalizedKey).With(Name).With(NormalizedName).With(Email)
            .With(Notes).With(OrganizationId).With(IsActive).With(ParentId).With(AncestorIds);
        return true;
    }
}
