namespace UserDirectory.Storage;

/// <summary>
/// One value of a <see cref="KeyDefinition"/>: text below an owner, or up to three ids. In a look-up the text is as the caller typed it; a provider normalises it
/// (<see cref="DirectoryText.TryNormalize"/> into its own buffer) unless the key is exact.
/// </summary>
/// <param name="Definition">Which key.</param>
/// <param name="TenantId">The tenant; <see cref="Guid.Empty"/> for the key of a tenant.</param>
/// <param name="Text">The text; null for a key of ids only.</param>
/// <param name="First">The owner of a text key (empty for the tenant), or the first id.</param>
/// <param name="Second">The second id, or empty.</param>
/// <param name="Third">The third id, or empty.</param>
public readonly record struct UniqueKey(KeyDefinition Definition, Guid TenantId, string? Text, Guid First = default, Guid Second = default, Guid Third = default);
