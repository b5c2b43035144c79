namespace UserDirectory.Benchmarks;

/// <summary>What is measured. The bounds are those that the project promises; the rest is printed.</summary>
internal static class Measures
{
    public static IEnumerable<Measure> All(Shop shop, ByHand byHand)
    {
        var system = shop.System;
        var order = Shuffled(shop.Users);
        var ids = order.Select(user => user.Id).ToArray();
        var keys = order.Select((user, i) => i % 2 == 0 ? user.Key : user.Key.ToUpperInvariant()).ToArray();
        var places = order.Select(user => user.DefaultOrganizationId!.Value).ToArray();

        yield return new Measure(
            "find.id", 20_000,
            i => Done(system.Users.FindAsync(ids[i % ids.Length])) is null ? 0 : 1,
            i => byHand.FindById(ids[i % ids.Length]) is null ? 0 : 1)
        {
            MostRatio = 4,
            MostBytes = 0,
        };

        yield return new Measure(
            "find.key", 20_000,
            i => Done(system.Users.FindAsync(keys[i % keys.Length])) is null ? 0 : 1,
            i => byHand.FindByKey(keys[i % keys.Length]) is null ? 0 : 1)
        {
            MostRatio = 4,
            MostBytes = 0,
        };

        Warm(system, ids, places);
        yield return new Measure(
            "check.permission", 20_000,
            i => Done(system.Permissions.CheckAsync(ids[i % ids.Length], "invoices.approve", places[i % ids.Length])) ? 1 : 0,
            i => byHand.Check(ids[i % ids.Length], "invoices.approve") ? 1 : 0)
        {
            MostRatio = 10,
            MostBytes = 0,
        };

        var handle = Done(system.Permissions.ResolveAsync(ids[0], places[0]));
        var index = handle.IndexOf("invoices.approve");
        yield return new Measure(
            "check.handle", 100_000,
            i => Done(handle.CheckAsync(index)) ? 1 : 0,
            i => ((0xFFUL << (i & 7)) & (1UL << index)) != 0 ? 1 : 0)
        {
            MostBytes = 0,
        };

        var cursors = Cursors(system, order);
        yield return new Measure(
            "page", 400,
            i => Done(system.Users.ListAsync(new UserQuery { OrderBy = [UserFields.DisplayName], Cursor = cursors[i % cursors.Length].Cursor, Take = 25 })).Items.Count,
            i => byHand.Page(cursors[i % cursors.Length].After));

        yield return new Measure(
            "search", Math.Max(2, 20_000 / shop.Users.Count),
            i => Done(system.Users.ListAsync(new UserQuery { Search = $"r{i % 10}{i % 7}9", OrderBy = [UserFields.DisplayName], Take = 25 })).Items.Count,
            i => byHand.Search($"R{i % 10}{i % 7}9"));

        // Last, because it grows the directory.
        var made = 1_000_000;
        var inputs = Enumerable.Range(0, 25 * 400).Select(i => shop.NewUser(made + i)).ToArray();
        yield return new Measure(
            "create", 400,
            i => Done(system.Users.CreateAsync(inputs[i])).Key.Length,
            i => byHand.Create(inputs[i], places[0]))
        {
            Repeats = false,
        };
    }

    // Every call completes at once in memory; taking the result so adds nothing to what is measured.
    private static T Done<T>(ValueTask<T> call) => call.IsCompleted ? call.Result : throw new InvalidOperationException("The call did not complete at once.");

    private static User[] Shuffled(IReadOnlyList<User> users)
    {
        var copy = users.ToArray();
        new Random(5).Shuffle(copy);
        return copy;
    }

    private static void Warm(ITenantDirectory system, Guid[] ids, Guid[] places)
    {
        for (var i = 0; i < ids.Length; i++)
        {
            Done(system.Permissions.CheckAsync(ids[i], "invoices.approve", places[i]));
        }
    }

    private static (string Cursor, User After)[] Cursors(ITenantDirectory system, User[] order)
    {
        var all = new List<(string, User)>();
        string? cursor = null;
        var step = Math.Max(25, order.Length / 40);
        do
        {
            var page = Done(system.Users.ListAsync(new UserQuery { OrderBy = [UserFields.DisplayName], Cursor = cursor, Take = Math.Min(step, 1_000) }));
            cursor = page.NextCursor;
            var last = page.Items[^1];
            if (cursor is not null)
            {
                all.Add((cursor, last));
            }
        }
        while (cursor is not null);
        return [.. all];
    }
}
