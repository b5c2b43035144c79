using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of an <see cref="Organization"/>.</summary>
public static class OrganizationFields
{
    private static readonly FieldSet<Organization> s_set = new(RecordKind.Organization);

    /// <summary>The id.</summary>
    public static Field<Organization> Id { get; } = s_set.OwnId();

    /// <summary>The key.</summary>
    public static Field<Organization> Key { get; } =
        s_set.Text(nameof(Organization.Key), r => r.Key, r => r.NormalizedKey, worth: IndexWorth.Order, stored: Stored.Always);

    /// <summary>The name.</summary>
    public static Field<Organization> Name { get; } = s_set.Text(nameof(Organization.Name), r => r.Name, r => r.NormalizedName);

    /// <summary>The label (kind).</summary>
    public static Field<Organization> Label { get; } = s_set.Exact(nameof(Organization.Label), r => r.Label);

    /// <summary>The type.</summary>
    public static Field<Organization> Type { get; } = s_set.Choice<OrganizationType>(nameof(Organization.Type), r => (int)r.Type);

    /// <summary>Whether it is suspended.</summary>
    public static Field<Organization> IsSuspended { get; } = s_set.Flag(nameof(Organization.IsSuspended), r => r.IsSuspended);

    /// <summary>The organization above.</summary>
    public static Field<Organization> ParentId { get; } =
        s_set.Id(nameof(Organization.ParentId), r => r.ParentId, RecordKind.Organization, worth: IndexWorth.Lookup,
            stored: Stored.Computed | Stored.Optional);

    /// <summary>The organizations above, from the top down.</summary>
    public static Field<Organization> AncestorIds { get; } =
        s_set.Ids(nameof(Organization.AncestorIds), r => r.AncestorIds, worth: IndexWorth.Lookup);

    /// <summary>When it was made.</summary>
    public static Field<Organization> CreatedAt { get; } = s_set.Stamp(nameof(Organization.CreatedAt), r => r.CreatedAt);

    /// <summary>When it was last changed.</summary>
    public static Field<Organization> UpdatedAt { get; } = s_set.Stamp(nameof(Organization.UpdatedAt), r => r.UpdatedAt);

    /// <summary>
    /// What a search looks in (key and name), in search form: to be compared with words of <see cref="UserDirectory.Storage.SearchText"/>.
    /// Derived.
    /// </summary>
    public static Field<Organization> SearchText { get; } = s_set.SearchText(Key, Name);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<Organization>> All => s_set.All;

    /// <summary>All that is stored.</summary>
    internal static RecordShape<Organization> Shape { get; } = s_set.Shape(row => new()
    {
        Id = row.Id(Id),
        TenantId = row.TenantId,
        Key = row.TextOf(Key),
        Name = row.Text(Name),
        Label = row.Text(Label),
        Type = (OrganizationType)row.Number(Type),
        IsSuspended = row.Flag(IsSuspended),
        AncestorIds = row.Ids(AncestorIds),
    });
}
