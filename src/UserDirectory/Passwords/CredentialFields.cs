using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of a <see cref="Credential"/> that may be named: not the hash.</summary>
public static class CredentialFields
{
    private static readonly FieldSet<Credential> s_set = new(RecordKind.Credential);

    /// <summary>The id, which is the account's.</summary>
    public static Field<Credential> Id { get; } = s_set.Id(nameof(Credential.Id), r => r.Id, RecordKind.User);

    /// <summary>Whether the password must be changed.</summary>
    public static Field<Credential> IsTemporary { get; } = s_set.Flag(nameof(Credential.IsTemporary), r => r.IsTemporary);

    /// <summary>When the password was set.</summary>
    public static Field<Credential> ChangedAt { get; } = s_set.Time(nameof(Credential.ChangedAt), r => r.ChangedAt);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<Credential>> All => s_set.All;
}
