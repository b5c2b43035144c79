using MailKit.Security;

namespace WebHost;

/// <summary>The mail server, below <c>Directory:Smtp</c>.</summary>
internal sealed record SmtpSettings
{
    private const int SubmissionPort = 587;

    public required string Host { get; init; }

    public required int Port { get; init; }

    /// <summary>STARTTLS is demanded unless set otherwise: a server without it gets no mail.</summary>
    public required SecureSocketOptions Security { get; init; }

    public required string? User { get; init; }

    public required string? Password { get; init; }

    public required string From { get; init; }

    /// <summary>The SHA-256 fingerprint of a certificate that is accepted although nobody has signed it; null for none.</summary>
    public required string? TrustedCertificate { get; init; }

    /// <summary>Null when no server is named.</summary>
    public static SmtpSettings? Read(IConfigurationSection section) => DirectorySettings.Given(section["Host"]) is not { } host
        ? null
        : new()
        {
            Host = host,
            Port = DirectorySettings.Number(section, "Port", SubmissionPort),
            Security = SecurityOf(section),
            User = DirectorySettings.Given(section["User"]),
            Password = DirectorySettings.Given(section["Password"]),
            From = DirectorySettings.Given(section["From"]) ?? $"no-reply@{host}",
            TrustedCertificate = DirectorySettings.Given(section["TrustedCertificate"])?.Replace(":", string.Empty, StringComparison.Ordinal),
        };

    private static SecureSocketOptions SecurityOf(IConfigurationSection section) => (DirectorySettings.Given(section["Security"]) ?? "starttls").ToLowerInvariant() switch
    {
        "starttls" => SecureSocketOptions.StartTls,
        "tls" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        var other => throw new SettingException($"{section.Path}:Security", other, "'starttls', 'tls' or 'none'"),
    };
}
