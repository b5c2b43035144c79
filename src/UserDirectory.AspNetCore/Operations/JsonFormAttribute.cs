namespace UserDirectory.AspNetCore;

/// <summary>
/// The form of what is read as JSON, where that is more than the type says, as a JSON schema (2020-12): for a host that describes its
/// application. The types and members of the directory's bodies carry it.
/// </summary>
/// <param name="schema">The schema.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class JsonFormAttribute(string schema) : Attribute
{
    /// <summary>The schema.</summary>
    public string Schema { get; } = schema;
}
