namespace UserDirectory;

/// <summary>Who did something: a user of the tenant, or a named system actor. Immutable; compares by value.</summary>
public sealed record ActorRef
{
    private const string UserPrefix = "user:";
    private const string SystemPrefix = "system:";
    private const string UnknownText = "unknown";

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
    /// <exception cref="ArgumentException">The name is null, empty, blank or longer than 100 characters, or has a character that could not
    /// be told in a list of changes.</exception>
    public static ActorRef System(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Length > 100)
        {
            throw new ArgumentException(
                $"A system actor's name has at most 100 characters, not {name.Length}: {Quoted.Text(name)}.", nameof(name));
        }

        return Quoted.IsPlain(name) ? new(null, name) : throw new ArgumentException(
            $"A system actor's name has no control or format characters: {Quoted.Text(name)}.", nameof(name));
    }

    /// <summary>
    /// The actor whose <see cref="ToString"/> this is, for stores: it reads whatever was once stored, also a system's name that
    /// <see cref="System"/> would refuse today. Of a caller's input make none by it.
    /// </summary>
    /// <exception cref="FormatException">It is the text of no actor.</exception>
    public static ActorRef Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith(SystemPrefix, StringComparison.Ordinal))
        {
            return new(null, text.Substring(SystemPrefix.Length));
        }

        if (text.StartsWith(UserPrefix, StringComparison.Ordinal) && Guid.TryParseExact(text.Substring(UserPrefix.Length), "D", out var id))
        {
            return new(id, null);
        }

        return text == UnknownText
            ? Unknown
            : throw new FormatException(
                $"{Quoted.Text(text)} is no actor: there are {UserPrefix}<id>, {SystemPrefix}<name> and {UnknownText}.");
    }

    /// <summary><c>user:…</c>, <c>system:…</c> or <c>unknown</c>.</summary>
    public override string ToString() =>
        UserId is { } id ? $"{UserPrefix}{id}" : SystemName is { } name ? SystemPrefix + name : UnknownText;
}
