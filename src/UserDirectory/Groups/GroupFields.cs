using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of a <see cref="Group"/>.</summary>
public static class GroupFields
{
    private static readonly FieldSet<Group> s_set = new(RecordKind.Group);

    /// <summary>The id.</summary>
    public static Field<Group> Id { get; } = s_set.OwnId();

    /// <summary>The key.</summary>
    public static Field<Group> Key { get; } =
        s_set.Text(nameof(Group.Key), r => r.Key, r => r.NormalizedKey, worth: IndexWorth.Order, stored: Stored.Always);

    /// <summary>The name.</summary>
    public static Field<Group> Name { get; } = s_set.Text(nameof(Group.Name), r => r.Name, r => r.NormalizedName);

    /// <summary>The e-mail address.</summary>
    public static Field<Group> Email { get; } = s_set.Exact(nameof(Group.Email), r => r.Email);

    /// <summary>The notes.</summary>
    public static Field<Group> Notes { get; } = s_set.Exact(nameof(Group.Notes), r => r.Notes);

    /// <summary>The organization that owns it.</summary>
    public static Field<Group> OrganizationId { get; } =
        s_set.Id(nameof(Group.OrganizationId), r => r.OrganizationId, RecordKind.Organization, worth: IndexWorth.Lookup);

    /// <summary>Whether it is switched on.</summary>
    public static Field<Group> IsActive { get; } = s_set.Flag(nameof(Group.IsActive), r => r.IsActive);

    /// <summary>The group above.</summary>
    public static Field<Group> ParentId { get; } =
        s_set.Id(
            nameof(Group.ParentId), r => r.ParentId, RecordKind.Group, worth: IndexWorth.Lookup, stored: Stored.Computed | Stored.Optional);

    /// <summary>The groups above, from the top down.</summary>
    public static Field<Group> AncestorIds { get; } = s_set.Ids(nameof(Group.AncestorIds), r => r.AncestorIds, worth: IndexWorth.Lookup);

    /// <summary>When it was made.</summary>
    public static Field<Group> CreatedAt { get; } = s_set.Stamp(nameof(Group.CreatedAt), r => r.CreatedAt);

    /// <summary>When it was last changed.</summary>
    public static Field<Group> UpdatedAt { get; } = s_set.Stamp(nameof(Group.UpdatedAt), r => r.UpdatedAt);

    /// <summary>
    /// What a search looks in (key and name), in search form: to be compared with words of <see cref="UserDirectory.Storage.SearchText"/>.
    /// Derived.
    /// </summary>
    public static Field<Group> SearchText { get; } = s_set.SearchText(Key, Name);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<Group>> All => s_set.All;

    /// <summary>All that is stored.</summary>
    internal static RecordShape<Group> Shape { get; } = s_set.Shape(row => new()
    {
        Id = row.Id(Id),
        TenantId = row.TenantId,
        Key = row.TextOf(Key),
        Name = row.Text(Name),
        Email = row.Text(Email),
        Notes = row.Text(Notes),
        OrganizationId = row.OptionalId(OrganizationId),
        IsActive = row.Flag(IsActive),
        AncestorIds = row.Ids(AncestorIds),
    });
}
