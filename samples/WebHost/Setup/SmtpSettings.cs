using MailKit.Security;
using MimeKit;

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

    /// <summary>
    /// How long a mail may take, with all that it is tried again: 15 seconds unless set. Whoever invites waits for it; a mail that is not
    /// sent by then counts as not sent.
    /// </summary>
    public required TimeSpan Timeout { get; init; }

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
            From = Sender(section, $"no-reply@{host}"),
            Timeout = DirectorySettings.Time(
                section, "Timeout", TimeSpan.FromSeconds(15), least: TimeSpan.FromSeconds(1), most: TimeSpan.FromMinutes(10)),
            TrustedCertificate = DirectorySettings.Given(section["TrustedCertificate"])
                ?.Replace(":", string.Empty, StringComparison.Ordinal),
        };

    private static string Sender(IConfigurationSection section, string standard)
    {
        var from = DirectorySettings.Given(section["From"]) ?? standard;
        return MailboxAddress.TryParse(from, out var mailbox) && mailbox.Address.Contains('@', StringComparison.Ordinal)
            ? mailbox.Address
            : throw new SettingException($"{section.Path}:From", from, "an e-mail address");
    }

    private static SecureSocketOptions SecurityOf(IConfigurationSection section) =>
        (DirectorySettings.Given(section["Security"]) ?? "starttls").ToLowerInvariant() switch
        {
            "starttls" => SecureSocketOptions.StartTls,
            "tls" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            var other => throw new SettingException($"{section.Path}:Security", other, "'starttls', 'tls' or 'none'"),
        };
}
