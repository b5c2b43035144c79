namespace UserDirectory.AspNetCore;

/// <summary>A time; null for none.</summary>
/// <remarks>Describes a body that is the value itself.</remarks>
[JsonForm(JsonForms.OptionalTime)]
internal sealed class TimeBody;
