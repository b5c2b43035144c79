namespace WebPackageConsumer;

/// <summary>Who signs in.</summary>
internal sealed record Credentials(string User, string Password);
