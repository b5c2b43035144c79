using System.Security.Cryptography;

namespace WebHost;

/// <summary>Says at the start where to go and how to sign in. The only place that a made password is ever shown.</summary>
internal static class Greeting
{
    private const int PasswordBytes = 15;

    public static string NewPassword() =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(PasswordBytes)).Replace('+', '-').Replace('/', '_');

    /// <param name="root">Where it is served.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="isFirst">Whether the directory was empty, so that the administrators were made now.</param>
    /// <param name="password">Their password.</param>
    public static void Say(Uri root, DirectorySettings settings, bool isFirst, string password)
    {
        var shown = !isFirst ? "the password of the first start"
            : settings.AdminPassword is not null ? "the password of Directory__AdminPassword"
            : $"the password {password} (made now, shown once)";
        Console.WriteLine($"""
            The user directory is served at {root}
              Sign in: {Seed.Administrator} (tenant {Seed.Tenant}) or admin@fabrikam.example (tenant fabrikam), with {shown}
              Operations: {new Uri(root, "scalar")}
              Directory: {settings.Database ?? "in memory, gone when this ends"}
              Mails: {(settings.Smtp is { } smtp ? $"sent through {smtp.Host}" : settings.OutboxFolder)}
            """);
    }
}
