namespace UserDirectory;

/// <summary>Who has or gets roles: a user or a group. An <see cref="EntityRef"/> (an id or a key) alone means a user. Immutable.</summary>
public readonly record struct Subject
{
    private Subject(EntityRef reference, bool isGroup) => (Reference, IsGroup) = (reference, isGroup);

    /// <summary>The user or group.</summary>
    public EntityRef Reference { get; }

    /// <summary>Whether it is a group.</summary>
    public bool IsGroup { get; }

    /// <summary>A user.</summary>
    public static Subject User(EntityRef user) => new(user, false);

    /// <summary>A group.</summary>
    public static Subject Group(EntityRef group) => new(group, true);

    /// <summary>A user, by id.</summary>
    public static implicit operator Subject(Guid userId) => User(userId);

    /// <summary>A user, by key or id. Null is refused by whatever call gets it.</summary>
    public static implicit operator Subject(string user) => User(user);

    /// <summary>A user.</summary>
    public static implicit operator Subject(EntityRef user) => User(user);
}
