using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of a <see cref="Role"/>.</summary>
public static class RoleFields
{
    private static readonly FieldSet<Role> s_set = new(RecordKind.Role);

    /// <summary>The id.</summary>
    public static Field<Role> Id { get; } = s_set.OwnId();

    /// <summary>The key.</summary>
    public static Field<Role> Key { get; } =
        s_set.Text(nameof(Role.Key), r => r.Key, r => r.NormalizedKey, worth: IndexWorth.Order, stored: Stored.Always);

    /// <summary>The description.</summary>
    public static Field<Role> Description { get; } = s_set.Exact(nameof(Role.Description), r => r.Description);

    /// <summary>The description's key in the host's translations.</summary>
    public static Field<Role> LocalizedDescription { get; } = s_set.Exact(nameof(Role.LocalizedDescription), r => r.LocalizedDescription);

    /// <summary>The organization that owns it.</summary>
    public static Field<Role> OrganizationId { get; } =
        s_set.Id(nameof(Role.OrganizationId), r => r.OrganizationId, RecordKind.Organization, worth: IndexWorth.Lookup);

    /// <summary>Whether it is switched on.</summary>
    public static Field<Role> IsActive { get; } = s_set.Flag(nameof(Role.IsActive), r => r.IsActive);

    /// <summary>Whether new accounts get it.</summary>
    public static Field<Role> IsDefault { get; } = s_set.Flag(nameof(Role.IsDefault), r => r.IsDefault);

    /// <summary>The label internal.</summary>
    public static Field<Role> IsInternal { get; } = s_set.Flag(nameof(Role.IsInternal), r => r.IsInternal);

    /// <summary>The label administration.</summary>
    public static Field<Role> IsAdministration { get; } = s_set.Flag(nameof(Role.IsAdministration), r => r.IsAdministration);

    /// <summary>Whether it is built in.</summary>
    public static Field<Role> IsBuiltIn { get; } = s_set.Flag(nameof(Role.IsBuiltIn), r => r.IsBuiltIn);

    /// <summary>The patterns it holds.</summary>
    public static Field<Role> Patterns { get; } = s_set.Texts(nameof(Role.Patterns), r => r.Patterns, worth: IndexWorth.Few);

    /// <summary>When it was made.</summary>
    public static Field<Role> CreatedAt { get; } = s_set.Stamp(nameof(Role.CreatedAt), r => r.CreatedAt);

    /// <summary>When it was last changed.</summary>
    public static Field<Role> UpdatedAt { get; } = s_set.Stamp(nameof(Role.UpdatedAt), r => r.UpdatedAt);

    /// <summary>
    /// What a search looks in (key and description), in search form: to be compared with words of
    /// <see cref="UserDirectory.Storage.SearchText"/>. Derived.
    /// </summary>
    public static Field<Role> SearchText { get; } = s_set.SearchText(Key, Description);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<Role>> All => s_set.All;

    /// <summary>All that is stored.</summary>
    internal static RecordShape<Role> Shape { get; } = s_set.Shape(row => new()
    {
        Id = row.Id(Id),
        TenantId = row.TenantId,
        Key = row.TextOf(Key),
        Description = row.Text(Description),
        LocalizedDescription = row.Text(LocalizedDescription),
        OrganizationId = row.OptionalId(OrganizationId),
        IsActive = row.Flag(IsActive),
        IsDefault = row.Flag(IsDefault),
        IsInternal = row.Flag(IsInternal),
        IsAdministration = row.Flag(IsAdministration),
        IsBuiltIn = row.Flag(IsBuiltIn),
        Patterns = row.Texts(Patterns),
    });
}
