namespace UserDirectory.Benchmarks;

/// <summary>A user as somebody would write it by hand.</summary>
internal sealed record PlainUser(
    Guid Id, string Key, string Email, string DisplayName, string GivenName, string FamilyName, DateTimeOffset CreatedAt);
