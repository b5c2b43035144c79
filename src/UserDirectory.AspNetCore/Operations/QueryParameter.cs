namespace UserDirectory.AspNetCore;

/// <summary>A parameter in the query of an operation.</summary>
/// <param name="Name">Its name, as documented; read in any casing.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Description">What it does, in a sentence.</param>
internal sealed record QueryParameter(string Name, Type Type, string Description);
