namespace UserDirectory.Benchmarks;

/// <summary>What is measured. The bounds are those that the project promises; the rest is printed.</summary>
internal static class Measures
{
    private const int Hot = 1_000;

    public static IEnumerable<Measure> All(Shop shop, ByHand byHand)
    {
        var system = shop.System;
        var order = Shuffled(shop.Users);
        foreach (var (suffix, users) in Sets(order))
        {
            var ids = users.Select(user => user.Id).ToArray();
            var keys = users.Select((user, i) => i % 2 == 0 ? user.Key : user.Key.ToUpperInvariant()).ToArray();
            var places = users.Select(user => user.DefaultOrganizationId!.Value).ToArray();

            yield return Measure.Of($"find.id{suffix}", 20_000, new FindById(system, ids),
                new FindByIdByHand(byHand, ids)) with
            { MostRatio = 4, MostBytes = 0 };
            yield return Measure.Of($"find.key{suffix}", 20_000, new FindByKey(system, keys),
                new FindByKeyByHand(byHand, keys)) with
            { MostRatio = 4, MostBytes = 0 };

            Warm(system, ids, places);
            yield return Measure.Of($"check.permission{suffix}", 20_000, new Check(system, ids, places),
                new CheckByHand(byHand, ids)) with
            { MostRatio = 10, MostBytes = 0 };
        }

        var first = order[0];
        var handle = system.Permissions.ResolveAsync(first.Id, first.DefaultOrganizationId!.Value).Done();
        var permission = handle.IndexOf("invoices.approve");
        yield return Measure.Of(
            "check.handle", 100_000, new CheckHandle(handle, permission), new CheckBit(permission)) with
        { MostBytes = 0 };

        var cursors = Cursors(system, order);
        yield return Measure.Of("page", 400, new ReadPage(system, cursors), new ReadPageByHand(byHand, cursors));
        foreach (var (hits, texts) in SearchTexts.Of(shop.Users.Count))
        {
            MustHit(system, hits, texts);
            yield return Measure.Of(
                $"search.{hits}", Math.Max(2, 20_000 / shop.Users.Count), new Search(system, texts), new SearchByHand(byHand, texts));
        }

        // Last, because it grows the directory.
        var made = 1_000_000;
        var inputs = Enumerable.Range(0, 25 * 400).Select(i => shop.NewUser(made + i)).ToArray();
        yield return Measure.Of("create", 400, new Create(system, inputs), new CreateByHand(
            byHand, inputs, first.DefaultOrganizationId!.Value)) with
        { Repeats = false };
    }

    // So many accounts as a processor's cache holds, and where there are more all of them: then each call meets one that was not looked at
    // for long.
    private static IEnumerable<(string Suffix, User[] Users)> Sets(User[] order)
    {
        yield return ("", order[..Math.Min(Hot, order.Length)]);
        if (order.Length > Hot)
        {
            yield return (".cold", order);
        }
    }

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
            system.Permissions.CheckAsync(ids[i], "invoices.approve", places[i]).Done();
        }
    }

    private static void MustHit(ITenantDirectory system, int hits, string[] texts)
    {
        foreach (var text in texts)
        {
            var found = system.Users.ListAsync(new UserQuery { Search = text, IncludeTotal = true, Take = 0 }).Done().Total;
            if (found != hits)
            {
                throw new InvalidOperationException($"'{text}' has {found} hits, not {hits}.");
            }
        }
    }

    private static (string Cursor, User After)[] Cursors(ITenantDirectory system, User[] order)
    {
        var all = new List<(string, User)>();
        string? cursor = null;
        var step = Math.Max(25, order.Length / 40);
        do
        {
            var page = system.Users.ListAsync(
                new UserQuery { OrderBy = [UserFields.DisplayName], Cursor = cursor, Take = Math.Min(step, 1_000) }).Done();
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
