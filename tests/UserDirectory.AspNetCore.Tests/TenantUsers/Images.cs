namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <summary>Small pictures.</summary>
internal static class Images
{
    /// <summary>The bytes of a PNG, as far as its type is told by them.</summary>
    public static byte[] PngBytes { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>The same as a data URI.</summary>
    public static string Png { get; } = $"data:image/png;base64,{Convert.ToBase64String(PngBytes)}";
}
