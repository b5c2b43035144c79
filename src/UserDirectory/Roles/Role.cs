using System.Text;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>A named set of permission patterns, owned by the tenant or one organization. Immutable.</summary>
public sealed record Role : DirectoryRecord
{
    /// <summary>The key of the built-in role that holds everything.</summary>
    public const string AdminKey = "admin";

    /// <summary>The key of the built-in role that may read and list everything.</summary>
    public const string ReadOnlyKey = "read-only";

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

    /// <summary>What the role is for; null when nothing was said.</summary>
    public string? Description { get; init; }

    /// <summary>The description's key in the host's translations; null when there is none.</summary>
    public string? LocalizedDescription { get; init; }

    /// <summary>The organization that owns the role; null for the tenant.</summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>Whether it counts: a role that is switched off gives nothing.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Whether new accounts get the role unless they name others.</summary>
    public bool IsDefault { get; init; }

    /// <summary>A label of the HTTP families; gives nothing.</summary>
    public bool IsInternal { get; init; }

    /// <summary>A label of the HTTP families; gives nothing.</summary>
    public bool IsAdministration { get; init; }

    /// <summary>
    /// Whether this is <see cref="AdminKey"/> or <see cref="ReadOnlyKey"/>, which exist in every tenant and cannot be changed.
    /// </summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>
    /// The patterns it holds (<c>resource.action</c>, <c>resource.*</c>, <c>*.*</c>), sorted. Empty for the built-in
    /// <see cref="ReadOnlyKey"/>, which matches every declared permission whose action is <c>read</c> or <c>list</c>.
    /// </summary>
    public IReadOnlyList<string> Patterns { get; init; } = [];

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Role;

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        base.PrintMembers(builder);
        new Printed(builder, isFirst: false).With(Key).With(NormalizedKey).With(Description)
            .With(LocalizedDescription).With(OrganizationId).With(IsActive)
            .With(IsDefault).With(IsInternal).With(IsAdministration).With(IsBuiltIn).With(Patterns);
        return true;
    }
}
