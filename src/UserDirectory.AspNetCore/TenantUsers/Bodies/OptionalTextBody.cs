namespace UserDirectory.AspNetCore;

/// <summary>A text; null for none.</summary>
/// <remarks>Describes a body that is the value itself.</remarks>
[JsonForm(JsonForms.OptionalText)]
internal sealed class OptionalTextBody;
