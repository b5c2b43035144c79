namespace UserDirectory.Benchmarks;

/// <summary>Pages, searches, counts and who can.</summary>
internal sealed class ListMeasures(Shop shop, ByHand byHand, User[] order)
{
    private const int MostMembers = 1_000;

    private readonly ITenantDirectory _system = shop.System;

    public IEnumerable<Measure> All()
    {
        var cursors = Cursors();
        yield return Measure.Of("page", 400, new ReadPage(_system, cursors), new ReadPageByHand(byHand, cursors)) with { Must = 4 };

        var members = order.Take(Math.Min(MostMembers, order.Length / 4)).ToArray();
        yield return Measure.Of(
            "list.organization", 20, new ListMembers(_system, MakeClub(members)), new ListMembersByHand(members)) with
        { Must = 2 };

        foreach (var (hits, texts) in SearchTexts.Of(shop.Users.Count))
        {
            MustHit(hits, texts);
            yield return Measure.Of(
                $"search.{hits}", Math.Max(2, 20_000 / shop.Users.Count), new Search(_system, texts), new SearchByHand(byHand, texts)) with
            { Must = hits > 1_000 ? 1.2 : 0.25 };
        }

        var all = order.Select(user => user.Id).Order().ToArray();
        var role = _system.Roles.FindAsync("approver").Done()!.Id;
        yield return Measure.Of("count.role", 2, new CountOfRole(_system, role), new HoldersByHand(byHand, all, all.Length));
        yield return Measure.Of(
            "who-can", 4, new WhoCanApprove(_system, order[0].DefaultOrganizationId!.Value), new HoldersByHand(byHand, all, 25));
    }

    /// <summary>An organization with few of the accounts.</summary>
    private Guid MakeClub(User[] members)
    {
        var club = _system.Organizations.CreateAsync(new NewOrganization("club")).Done();
        foreach (var member in members)
        {
            _system.Members.AddAsync(member.Id, club.Id).Done();
        }

        return club.Id;
    }

    private void MustHit(int hits, string[] texts)
    {
        foreach (var text in texts)
        {
            var found = _system.Users.ListAsync(new UserQuery { Search = text, IncludeTotal = true, Take = 0 }).Done().Total;
            if (found != hits)
            {
                throw new InvalidOperationException($"'{text}' has {found} hits, not {hits}.");
            }
        }
    }

    private (string Cursor, User After)[] Cursors()
    {
        var all = new List<(string, User)>();
        string? cursor = null;
        var step = Math.Max(25, order.Length / 40);
        do
        {
            var page = _system.Users.ListAsync(
                new UserQuery { OrderBy = [UserFields.DisplayName], Cursor = cursor, Take = Math.Min(step, 1_000) }).Done();
            cursor = page.NextCursor;
            if (cursor is not null)
            {
                all.Add((cursor, page.Items[^1]));
            }
        }
        while (cursor is not null);
        return [.. all];
    }
}
