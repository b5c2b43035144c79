namespace UserDirectory.AspNetCore.Tests;

/// <summary>Where the directory of a <see cref="TestApp"/> is kept.</summary>
public enum HostStore
{
    Memory,

    /// <summary>In a SQLite file.</summary>
    Sqlite,
}
