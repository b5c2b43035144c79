namespace UserDirectory;

/// <summary>Who did something: a user of the tenant, or a named system actor. Immutable; compares by value.</summary>
public sealed record ActorRef
{
    private ActorRef(Guid? userId, string? systemName) => (UserId, SystemName) = (userId, systemName);

    /// <summary>The actor of a record that was made outside of any call. Never the actor of a commit.</summary>
    public static ActorRef Unknown { get; } = new(null, null);

    /// <summary>The acting user's id; null for a system actor.</summary>
    public Guid? UserId { get; }

    /// <summary>The system actor's name; null for a user.</summary>
    public string? SystemName { get; }

    /// <summary>Whether this is a named system actor, which rules 2 and 3 of the model exempt.</summary>
    public bool IsSystem => SystemName is not null;

    /// <summary>The actor for a user of the tenant.</summary>
    public static ActorRef User(Guid userId) => new(userId, null);

    /// <summary>The actor for a system, by its name (1 to 100 characters, none of control or format).</summary>
    /// <exception cref="ArgumentException">The name is null, empty, blank or longer than 100 characters, or has a character that could not be told in a list of changes.</exception>
    public static ActorRef System(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Length > 100)
        {
            throw new ArgumentException($"A system actor's name has at most 100 characters, not {name.Length}: {Quoted.Text(name)}.", nameof(name));
        }

        return Quoted.IsPlain(name) ? new(null, name) : throw new ArgumentException($"A system actor's name has no control or format characters: {Quoted.Text(name)}.", nameof(name));
    }

    /// <summary><c>user:…</c>, <c>system:…</c> or <c>unknown</c>.</summary>
    public override string ToString() => UserId is { } id ? $"user:{id}" : SystemName is { } name ? $"system:{name}" : "unknown";
}
