using System.Text;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>A unit of a tenant: a node of its tree of organizations. Immutable.</summary>
public sealed record Organization : DirectoryRecord
{
    /// <summary>How deep a tree may be: the top is 1.</summary>
    public const int MaxDepth = 32;

    /// <summary>The natural key, unique in the tenant wherever it stands in the tree.</summary>
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

    /// <summary>
    /// What it is (company, branch, project, …): a label of the host's; null for none. The HTTP APIs treat <c>project</c> as a project.
    /// </summary>
    public string? Label { get; init; }

    /// <summary>Whether it is real or a trial ground.</summary>
    public OrganizationType Type { get; init; } = OrganizationType.Production;

    /// <summary>Whether it is suspended: then nobody may do anything there or below; a system actor still may.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>The organization above; null at the top.</summary>
    public Guid? ParentId => AncestorIds.Count > 0 ? AncestorIds[AncestorIds.Count - 1] : null;

    /// <summary>The ids of all organizations above, from the top down; empty at the top.</summary>
    public IReadOnlyList<Guid> AncestorIds { get; init; } = [];

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Organization;

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        base.PrintMembers(builder);
        new Printed(builder, isFirst: false).With(Key).With(NormalizedKey).With(Name).With(NormalizedName).With(Label)
            .With(Type).With(IsSuspended).With(ParentId).With(AncestorIds);
        return true;
    }
}
