namespace UserDirectory;

/// <summary>Changes of a role; what is not given stays. Its switch and whether it is a default role have verbs of their own.</summary>
public sealed class RoleUpdate
{
    /// <summary>Another key.</summary>
    public Optional<string> Key { get; set; }

    /// <summary>What the role is for; null removes it.</summary>
    public Optional<string?> Description { get; set; }

    /// <summary>The description's key in the host's translations; null removes it.</summary>
    public Optional<string?> LocalizedDescription { get; set; }

    /// <summary>A label of the HTTP families.</summary>
    public Optional<bool> IsInternal { get; set; }

    /// <summary>A label of the HTTP families.</summary>
    public Optional<bool> IsAdministration { get; set; }

    /// <summary>Patterns to add; those that it holds are passed over. Null for none. One that is also removed is refused.</summary>
    public IReadOnlyList<string>? AddPatterns { get; set; }

    /// <summary>Patterns to remove, by their text; those that it does not hold are passed over. Null for none.</summary>
    public IReadOnlyList<string>? RemovePatterns { get; set; }

    /// <summary>A copy, so that a call goes by what it was given, whatever the caller does with the input meanwhile.</summary>
    internal RoleUpdate Copy()
    {
        var copy = (RoleUpdate)MemberwiseClone();
        copy.AddPatterns = AddPatterns is null ? null : [.. AddPatterns];
        copy.RemovePatterns = RemovePatterns is null ? null : [.. RemovePatterns];
        return copy;
    }
}
