namespace UserDirectory.AspNetCore;

/// <summary>
/// What lists of one kind show and can be asked by: the documented names (in any casing) and what each is in the core. Making one costs
/// next to nothing: the library and its model are only loaded by the first text that needs them. Immutable and thread-safe.
/// </summary>
internal sealed class ListModel
{
    private readonly Dictionary<string, ListProperty> _properties;

    private ListModel(string kind, IReadOnlyList<ListProperty> properties, IReadOnlyList<string> expandable)
    {
        Kind = kind;
        Properties = properties;
        Expandable = expandable;
        _properties = properties.ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        Texts = new ListTexts(this);
    }

    /// <summary>Lists of users.</summary>
    public static ListModel Users { get; } = new(
        "User",
        [
            ListProperty.Of("Id", UserFields.Id),
            ListProperty.Of("UserKey", UserFields.Key),
            ListProperty.Of("Name", UserFields.DisplayName),
            ListProperty.Of("Culture", UserFields.Culture),
            ListProperty.Of("IsTechnician", UserFields.IsTechnician),
            ListProperty.Of("LastLogin", UserFields.LastLoginAt),
            ListProperty.Of("Email", UserFields.Email),
            ListProperty.Of("Picture", UserFields.Picture, isLong: true),
            ListProperty.Of("Status", UserFields.Status) with { Names = typeof(UserStatus) },
            ListProperty.Flag("IsActive", UserFields.Status.EqualTo(UserStatus.Active)),
            ListProperty.Of("CreatedOn", UserFields.CreatedAt),
            ListProperty.Of("ModifiedOn", UserFields.UpdatedAt),
            ListProperty.Never("IsSystem"),
            ListProperty.Never("IsDeleted"),
        ],
        ["Roles", "Groups"]);

    /// <summary>Lists of groups.</summary>
    public static ListModel Groups { get; } = new(
        "Group",
        [
            ListProperty.Of("Id", GroupFields.Id),
            ListProperty.Of("GroupKey", GroupFields.Key),
            ListProperty.Of("Name", GroupFields.Name),
            ListProperty.Of("Email", GroupFields.Email),
            ListProperty.Of("Notes", GroupFields.Notes, isLong: true),
            ListProperty.Of("IsActive", GroupFields.IsActive),
            ListProperty.Of("CreatedOn", GroupFields.CreatedAt),
            ListProperty.Of("ModifiedOn", GroupFields.UpdatedAt),
            ListProperty.Never("IsSystem"),
            ListProperty.Never("IsDeleted"),
        ],
        []);

    /// <summary>Lists of roles.</summary>
    public static ListModel Roles { get; } = new(
        "Role",
        [
            ListProperty.Of("Id", RoleFields.Id),
            ListProperty.Of("RoleKey", RoleFields.Key),
            ListProperty.Of("Description", RoleFields.Description),
            ListProperty.Of("LocalizedDescription", RoleFields.LocalizedDescription),
            // The first family calls it so on the wire.
            ListProperty.Of("LocalizableDescription", RoleFields.LocalizedDescription),
            ListProperty.Of("IsActive", RoleFields.IsActive),
            ListProperty.Of("IsAdministration", RoleFields.IsAdministration),
            ListProperty.Of("IsDefault", RoleFields.IsDefault),
            ListProperty.Of("IsInternal", RoleFields.IsInternal),
            ListProperty.Of("CreatedOn", RoleFields.CreatedAt),
            ListProperty.Of("ModifiedOn", RoleFields.UpdatedAt),
            ListProperty.Of("IsSystem", RoleFields.IsBuiltIn),
            ListProperty.Never("IsDeleted"),
        ],
        []);

    /// <summary>What is listed, as one word.</summary>
    public string Kind { get; }

    /// <summary>The properties that conditions and orders may name.</summary>
    public IReadOnlyList<ListProperty> Properties { get; }

    /// <summary>What can be brought along.</summary>
    public IReadOnlyList<string> Expandable { get; }

    /// <summary>The conditions and orders that callers have written.</summary>
    public ListTexts Texts { get; }

    /// <summary>The property of this name, in any casing; null when there is none.</summary>
    public ListProperty? Find(string name) => _properties.GetValueOrDefault(name);

    /// <summary>What can be brought along under this name, in any casing; null when there is nothing.</summary>
    public string? FindExpandable(string name) => Expandable.FirstOrDefault(each => each.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Why a name that is no property is refused.</summary>
    public string Unknown(string name) => FindExpandable(name) is { } expandable
        ? $"'{expandable}' can only be brought along, by {ListOption.Expand}."
        : $"There is no property {Shown.Text(name)}. There are: {string.Join(", ", Properties.Select(property => property.Name))}.";
}
