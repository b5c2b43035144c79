using FluentAssertions;
using UserDirectory.Sqlite.Worker;

namespace UserDirectory.Sqlite.Tests.Kills;

/// <summary>What must be true of a file, whatever happened to those who wrote it.</summary>
internal static class KilledFile
{
    /// <summary>People who lack a part of what they are made with.</summary>
    private const string Halves = """
        SELECT count(*) FROM ud_user AS u WHERE u."key" LIKE '%-%' AND (1, 1, 1) <> (
          (SELECT count(*) FROM ud_membership AS m WHERE m.tenant = u.tenant AND m.user_no = u."no"),
          (SELECT count(*) FROM ud_role_assignment AS r WHERE r.tenant = u.tenant AND r.user_no = u."no"),
          (SELECT count(*) FROM ud_group_member AS g WHERE g.tenant = u.tenant AND g.user_no = u."no"))
        """;

    /// <summary>The file is sound, nobody in it is half there, and the feed has no gap.</summary>
    /// <returns>The number of the last change.</returns>
    public static async Task<long> MustBeWholeAsync(string path)
    {
        DirectoryFile.Run(path, "PRAGMA integrity_check").Should().Be("ok");
        DirectoryFile.Run(path, "PRAGMA foreign_key_check").Should().BeNull();
        DirectoryFile.Run(path, Halves).Should().Be(0L);
        using var file = new WorkFile(path);
        return await FeedOfAsync(file.Acme).CountAsync();
    }

    /// <summary>All changes, which are numbered from 1 on.</summary>
    public static async IAsyncEnumerable<Change> FeedOfAsync(ITenantDirectory tenant)
    {
        var last = 0L;
        for (var page = await tenant.Changes.ReadAsync(0, 1_000); page.Count > 0; page = await tenant.Changes.ReadAsync(last, 1_000))
        {
            foreach (var change in page)
            {
                change.Number.Should().Be(++last);
                yield return change;
            }
        }

        (await tenant.Changes.GetLatestNumberAsync()).Should().Be(last);
    }
}
