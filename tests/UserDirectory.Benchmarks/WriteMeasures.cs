using UserDirectory.Benchmarks.Peers;

namespace UserDirectory.Benchmarks;

/// <summary>What makes and changes accounts.</summary>
internal sealed class WriteMeasures(Shop shop, ByHand byHand, IdentityPeer peer, Guid[] ids)
{
    private const int Rounds = 21;
    private const int OfRound = 400;
    private const int OfBatch = 500;

    private readonly Dictionary<Guid, string> _places = shop.Organizations.ToDictionary(each => each.Id, each => each.Key);

    public IEnumerable<Measure> All()
    {
        var system = shop.System;
        system.Roles.CreateAsync(new NewRole("payer", "invoices.list")).Done();
        yield return Measure.Of("role.switch", 200, new SwitchRole(system, ids, ["payer"]), new SwitchRoleByHand(ids))
            .Beside(new PeerSwitchRole(peer)) with
        { Must = 10 };

        var next = 1_000_000;
        var inputs = Many(Rounds * OfRound);
        yield return Measure.Of(
            "create", OfRound, new Create(system, inputs), new CreateByHand(byHand, inputs, shop.Organizations[0].Id))
            .Beside(new PeerCreate(peer, inputs)) with
        { Must = shop.Users.Count > 10_000 ? 5 : 4, Repeats = false };

        // Held against our own creations of as many others.
        var rows = Enumerable.Range(0, Rounds).Select(_ => Many(OfBatch).Select(RowOf).ToArray()).ToArray();
        var created = Enumerable.Range(0, Rounds).Select(_ => Many(OfBatch)).ToArray();
        yield return Measure.Of($"import.{OfBatch}", 1, new Import(system, rows), new CreateMany(system, created)) with
        { Must = 0.7, Repeats = false };

        NewUser[] Many(int count)
        {
            next += count;
            return [.. Enumerable.Range(next - count, count).Select(shop.NewUser)];
        }
    }

    private ImportRow RowOf(NewUser user) => new()
    {
        Key = user.Key,
        Email = user.Email,
        DisplayName = user.DisplayName,
        GivenName = user.GivenName,
        FamilyName = user.FamilyName,
        Organization = _places[user.Organization.Id!.Value],
        Roles = [.. user.Roles!.Select(role => role.Text!)],
    };
}
