namespace UserDirectory.AspNetCore;

/// <summary>The state of a user: its number, the number as a text, or its name.</summary>
/// <remarks>Describes a body that is the value itself.</remarks>
[JsonForm(JsonForms.Status)]
internal sealed class StatusBody;
