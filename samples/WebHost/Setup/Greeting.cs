using System.Security.Cryptography;

namespace WebHost;

/// <summary>Says at the start where to go and how to sign in. The only place that a made password is ever shown.</summary>
internal static class Greeting
{
    private const int PasswordBytes = 15;

    public static string NewPassword() =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(PasswordBytes)).Replace('+', '-').Replace('/', '_');

    public static void Say(Uri root, DirectorySettings settings, string? madePassword)
    {
        var password = madePassword is null
            ? "the password of Directory__AdminPassword"
            : $"the password {madePassword} (made now, shown once)";
        Console.WriteLine($"""
            The user directory is served at {root}
              Sign in: {Seed.Administrator} (tenant {Seed.Tenant}) or admin@fabrikam.example (tenant fabrikam), with {password}
              Operations: {new Uri(root, "scalar")}
              Mails: {(settings.Smtp is { } smtp ? $"sent through {smtp.Host}" : settings.OutboxFolder)}
            """);
    }
}
