using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of a <see cref="Tenant"/>.</summary>
public static class TenantFields
{
    private static readonly FieldSet<Tenant> s_set = new(RecordKind.Tenant);

    /// <summary>The id.</summary>
    public static Field<Tenant> Id { get; } = s_set.OwnId();

    /// <summary>The key.</summary>
    public static Field<Tenant> Key { get; } =
        s_set.Text(nameof(Tenant.Key), r => r.Key, r => r.NormalizedKey, worth: IndexWorth.Order, stored: Stored.Always);

    /// <summary>The name.</summary>
    public static Field<Tenant> Name { get; } = s_set.Exact(nameof(Tenant.Name), r => r.Name);

    /// <summary>Whether it is suspended.</summary>
    public static Field<Tenant> IsSuspended { get; } = s_set.Flag(nameof(Tenant.IsSuspended), r => r.IsSuspended);

    /// <summary>The default culture.</summary>
    public static Field<Tenant> DefaultCulture { get; } = s_set.Exact(nameof(Tenant.DefaultCulture), r => r.DefaultCulture);

    /// <summary>Which e-mail addresses are unique, a <see cref="UserDirectory.UniqueEmails"/>.</summary>
    public static Field<Tenant> UniqueEmails { get; } = s_set.Choice<UniqueEmails>(nameof(Tenant.UniqueEmails), r => (int)r.UniqueEmails);

    /// <summary>When it was made.</summary>
    public static Field<Tenant> CreatedAt { get; } = s_set.Stamp(nameof(Tenant.CreatedAt), r => r.CreatedAt);

    /// <summary>When it was last changed.</summary>
    public static Field<Tenant> UpdatedAt { get; } = s_set.Stamp(nameof(Tenant.UpdatedAt), r => r.UpdatedAt);

    /// <summary>
    /// What a search looks in (key and name), in search form: to be compared with words of <see cref="UserDirectory.Storage.SearchText"/>.
    /// Derived.
    /// </summary>
    public static Field<Tenant> SearchText { get; } = s_set.SearchText(Key, Name);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<Tenant>> All => s_set.All;

    /// <summary>All that is stored.</summary>
    internal static RecordShape<Tenant> Shape { get; } = s_set.Shape(row => new()
    {
        Id = row.Id(Id),
        TenantId = row.TenantId,
        Key = row.TextOf(Key),
        Name = row.Text(Name),
        IsSuspended = row.Flag(IsSuspended),
        DefaultCulture = row.Text(DefaultCulture),
        UniqueEmails = (UniqueEmails)row.Number(UniqueEmails),
    });
}
