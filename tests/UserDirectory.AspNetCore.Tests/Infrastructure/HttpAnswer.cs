using System.Text.Json;

namespace UserDirectory.AspNetCore.Tests;

/// <summary>An answer, read to its end.</summary>
internal sealed record HttpAnswer(int Status, string Text, string? ETag, string? ContentType)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    /// <summary>The stable code of a refusal, of problem details or the envelope.</summary>
    public string? Code =>
        Json.TryGetProperty("code", out var code) ? code.GetString() : Json.GetProperty("errors")[0].GetString()!.Split(':')[0];

    /// <summary>The paths of the members that a refusal is about.</summary>
    public IEnumerable<string> Paths =>
        Json.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().Select(error => error.Name) : [];
}
