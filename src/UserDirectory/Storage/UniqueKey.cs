namespace UserDirectory.Storage;

/// <summary>
/// One value of a <see cref="KeyDefinition"/>: text below an owner, or up to three ids. Its text is either compared form
/// (<see cref="IsCompared"/>) or as somebody typed it; nothing else need be asked.
/// </summary>
/// <param name="Definition">Which key.</param>
/// <param name="TenantId">The tenant; <see cref="Guid.Empty"/> for the key of a tenant.</param>
/// <param name="Text">The text; null for a key of ids only.</param>
/// <param name="First">The owner of a text key (empty for the tenant), or the first id.</param>
/// <param name="Second">The second id, or empty.</param>
/// <param name="Third">The third id, or empty.</param>
public readonly record struct UniqueKey(
    KeyDefinition Definition, Guid TenantId, string? Text, Guid First = default, Guid Second = default, Guid Third = default)
{
    /// <summary>
    /// Whether the text is in the form in which it is compared: what <see cref="KeyDefinition.Read"/> gives is, and so is every value of an
    /// exact key or of ids. Where it is false the text is as typed, and a provider normalises it, by <see cref="Compared"/> or into its own
    /// buffer by <see cref="DirectoryText.TryNormalize"/>.
    /// </summary>
    public bool IsCompared { get; init; }

    /// <summary>The same value with its text in compared form; null when the text has no normalised form: then no record has it.</summary>
    public UniqueKey? Compared()
    {
        if (IsCompared || Text is null || Definition.IsExact)
        {
            return this with { IsCompared = true };
        }

        return DirectoryText.NormalizeOrNull(Text) is { } text ? this with { Text = text, IsCompared = true } : null;
    }
}
