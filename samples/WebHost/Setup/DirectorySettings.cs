using System.Globalization;

namespace WebHost;

/// <summary>The settings below <c>Directory</c>, as environment variables <c>Directory__Provider</c> and so on.</summary>
internal sealed record DirectorySettings
{
    private const string Section = "Directory";

    /// <summary>The SQLite file that the directory is kept in; null for memory.</summary>
    public required string? Database { get; init; }

    /// <summary>The password of the administrators; made at the start unless given.</summary>
    public required string? AdminPassword { get; init; }

    /// <summary>Where mails are written; null where a server is asked to send them.</summary>
    public required string? OutboxFolder { get; init; }

    /// <summary>How long an invitation can be accepted.</summary>
    public required TimeSpan InvitationLifetime { get; init; }

    /// <summary>Where people reach the application, for links in mails; the first address it listens at unless given.</summary>
    public required Uri? PublicUrl { get; init; }

    /// <summary>Attempts a minute from one address.</summary>
    public required int AttemptsPerAddress { get; init; }

    /// <summary>Attempts a minute from one address at one account.</summary>
    public required int AttemptsPerAddressAndUser { get; init; }

    /// <summary>The mail server; null for the outbox.</summary>
    public required SmtpSettings? Smtp { get; init; }

    /// <exception cref="SettingException">A setting is not what it may be.</exception>
    public static DirectorySettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var smtp = SmtpSettings.Read(section.GetSection("Smtp"));
        return new()
        {
            Database = IsOnFile(section["Provider"]) ? DatabaseFile(section) : null,
            AdminPassword = Given(section["AdminPassword"]),
            OutboxFolder = smtp is null ? Folder(section, Path.Combine(AppContext.BaseDirectory, "outbox")) : null,
            InvitationLifetime = Time(
                section, "InvitationLifetime", TimeSpan.FromDays(7), least: TimeSpan.FromMinutes(1), most: TimeSpan.FromDays(90)),
            PublicUrl = Url(section["PublicUrl"]),
            AttemptsPerAddress = Number(section, "RateLimits:PerAddress", 1_000),
            AttemptsPerAddressAndUser = Number(section, "RateLimits:PerAddressAndUser", 30),
            Smtp = smtp,
        };
    }

    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    public static int Number(IConfigurationSection section, string name, int standard) => Given(section[name]) is not { } text
        ? standard
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new SettingException($"{section.Path}:{name}", text, "a number of at least 1");

    public static TimeSpan Time(IConfigurationSection section, string name, TimeSpan standard, TimeSpan least, TimeSpan most) =>
        Given(section[name]) is not { } text
        ? standard
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= least && time <= most
            ? time
            : throw new SettingException($"{section.Path}:{name}", text, $"a time as hh:mm:ss or d.hh:mm:ss, from {least:c} to {most:c}");

    private static bool IsOnFile(string? text) => (Given(text) ?? "sqlite").ToLowerInvariant() switch
    {
        "sqlite" => true,
        "memory" => false,
        _ => throw new SettingException($"{Section}:Provider", text!, "'sqlite' or 'memory'"),
    };

    private static string DatabaseFile(IConfigurationSection section)
    {
        const string name = "Database";
        var file = Given(section[name]) ?? Path.Combine(AppContext.BaseDirectory, "directory.db");
        return Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))) && !Directory.Exists(file)
            ? Path.GetFullPath(file)
            : throw new SettingException($"{section.Path}:{name}", file, "a file in a folder that is there");
    }

    private static string Folder(IConfigurationSection section, string standard)
    {
        const string name = "OutboxFolder";
        var folder = Given(section[name]) ?? standard;
        try
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingException($"{section.Path}:{name}", folder, "a folder that can be made and written");
        }
    }

    // Pages are below it, also where it has a path.
    private static Uri WithSlash(Uri url) =>
        url.AbsolutePath.EndsWith('/') ? url : new UriBuilder(url) { Path = $"{url.AbsolutePath}/" }.Uri;

    private static Uri? Url(string? text) => Given(text) is null
        ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? WithSlash(url)
            : throw new SettingException($"{Section}:PublicUrl", text!, "an address that begins with http:// or https://");
}
