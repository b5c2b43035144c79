using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of a <see cref="Credential"/> that may be named: not the hash.</summary>
public static class CredentialFields
{
    private static readonly FieldSet<Credential> s_set = new(RecordKind.Credential);

    /// <summary>The id, which is the account's.</summary>
    public static Field<Credential> Id { get; } = s_set.OwnId(RecordKind.User);

    /// <summary>Whether the password must be changed.</summary>
    public static Field<Credential> IsTemporary { get; } = s_set.Flag(nameof(Credential.IsTemporary), r => r.IsTemporary);

    /// <summary>When the password was set.</summary>
    public static Field<Credential> ChangedAt { get; } = s_set.Time(nameof(Credential.ChangedAt), r => r.ChangedAt, stored: Stored.Always);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<Credential>> All => s_set.All;

    internal static Column PasswordHash { get; } = s_set.Secret(nameof(Credential.PasswordHash), r => r.PasswordHash);

    internal static Column SetBy { get; } = s_set.Actor(nameof(Credential.SetBy), r => r.SetBy);

    internal static Column FailedAttempts { get; } =
        s_set.HiddenNumber(nameof(Credential.FailedAttempts), r => r.FailedAttempts, Stored.Counted);

    internal static Column LockedUntil { get; } =
        s_set.HiddenTime(nameof(Credential.LockedUntil), r => r.LockedUntil, Stored.Optional | Stored.Counted);

    /// <summary>All that is stored.</summary>
    internal static RecordShape<Credential> Shape { get; } = s_set.Shape(row => new()
    {
        Id = row.Id(Id),
        TenantId = row.TenantId,
        PasswordHash = row.Secret(PasswordHash),
        IsTemporary = row.Flag(IsTemporary),
        ChangedAt = row.Time(ChangedAt),
        SetBy = row.Actor(SetBy),
        FailedAttempts = (int)row[FailedAttempts].Number,
        LockedUntil = row.OptionalTime(LockedUntil),
    });
}
