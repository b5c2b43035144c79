namespace UserDirectory.Benchmarks;

/// <summary>What the reader of a list does with it: looks at every account.</summary>
internal static class Looking
{
    public static long SumOfVersions(this IReadOnlyList<User> users)
    {
        var sum = 0L;
        for (var i = 0; i < users.Count; i++)
        {
            sum += users[i].Version;
        }

        return sum;
    }
}
