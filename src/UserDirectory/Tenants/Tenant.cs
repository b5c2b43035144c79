using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The wall: nothing crosses from one tenant into another. Immutable.</summary>
public sealed record Tenant : DirectoryRecord
{
    /// <summary>The key of the tenant that a host with only one never sees.</summary>
    public const string DefaultKey = "default";

    /// <summary>The natural key, unique in the installation.</summary>
    public required string Key
    {
        get;
        init
        {
            field = value;
            NormalizedKey = DirectoryText.Normalize(value);
        }
    }

    /// <summary>The key in the form in which it is compared.</summary>
    public string NormalizedKey { get; private init; } = string.Empty;

    /// <summary>The name to show; null when it has none besides the key.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it is suspended: then nobody of it may do anything; a system actor still may.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>The culture of accounts that name none (BCP 47); null leaves it open.</summary>
    public string? DefaultCulture { get; init; }

    /// <summary>
    /// Which e-mail addresses are unique in the tenant now: <see cref="UserDirectoryOptions.UniqueEmails"/> of the host that entered it
    /// last with another. One that was made before there was a choice says <see cref="UniqueEmails.WhenVerified"/>.
    /// </summary>
    public UniqueEmails UniqueEmails { get; init; } = UniqueEmails.WhenVerified;

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Tenant;
}
