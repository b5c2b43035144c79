namespace IdentityMigration;

/// <summary>A user as he was put into Identity's database: what must be found again afterwards.</summary>
/// <param name="Id">His id.</param>
/// <param name="Name">His user name.</param>
/// <param name="Password">His password; null when he has none, and signs in elsewhere.</param>
/// <param name="IsConfirmed">Whether his address is confirmed.</param>
/// <param name="IsOld">Whether his hash is of Identity's version 2.</param>
/// <param name="Lock">Whether he is locked out.</param>
/// <param name="Roles">His roles.</param>
/// <param name="Claims">His claims.</param>
public sealed record SeededUser(
    string Id, string Name, string? Password, bool IsConfirmed, bool IsOld, SeededLock Lock, IReadOnlyList<string> Roles,
    IReadOnlyList<(string Type, string Value)> Claims);
