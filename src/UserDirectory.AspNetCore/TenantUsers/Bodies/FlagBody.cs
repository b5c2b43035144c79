namespace UserDirectory.AspNetCore;

/// <summary>True or false, as such or as a text.</summary>
/// <remarks>Describes a body that is the value itself.</remarks>
[JsonForm(JsonForms.Flag)]
internal sealed class FlagBody;
