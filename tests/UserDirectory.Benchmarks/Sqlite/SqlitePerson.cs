namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>Somebody in the file, as calls name people.</summary>
internal sealed class SqlitePerson(User user)
{
    public Guid Id { get; } = user.Id;

    public string Key { get; } = user.Key;

    public Guid Place { get; } = user.DefaultOrganizationId!.Value;

    public string Name { get; } = user.DisplayName!;

    /// <summary>The version of the record, which a change raises.</summary>
    public long Version { get; set; } = user.Version;
}
