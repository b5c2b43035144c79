using UserDirectory.Benchmarks.Peers;

namespace UserDirectory.Benchmarks;

/// <summary>What is measured in memory. "Must" is what the project wants; with "most" a run still ends well.</summary>
internal sealed class Measures(Shop shop, ByHand byHand, IdentityPeer peer)
{
    // What a processor's first and last caches hold, more or less; then each call meets an account that was not looked at for long.
    private static readonly int[] s_sets = [1_024, 16_384];

    private readonly ITenantDirectory _system = shop.System;
    private readonly int[] _order = Shuffled(shop.Users.Count);

    /// <summary>All of them; those that make the directory grow come last.</summary>
    public IEnumerable<Measure> All() => Sets().SelectMany(FindsAndChecks).Append(CheckThroughHandle())
        .Concat(new ListMeasures(shop, byHand, [.. _order.Select(at => shop.Users[at])]).All())
        .Concat(new WriteMeasures(shop, byHand, peer, [.. _order.Select(at => shop.Users[at].Id)]).All());

    private IEnumerable<(string Suffix, int[] Order)> Sets()
    {
        foreach (var set in s_sets.Where(set => set < _order.Length))
        {
            yield return ($".{set}", _order[..set]);
        }

        yield return (".all", _order);
    }

    private IEnumerable<Measure> FindsAndChecks((string Suffix, int[] Order) set)
    {
        var users = set.Order.Select(at => shop.Users[at]).ToArray();
        var ids = users.Select(user => user.Id).ToArray();
        var keys = users.Select((user, i) => i % 2 == 0 ? user.Key : user.Key.ToUpperInvariant()).ToArray();
        var places = users.Select(user => user.DefaultOrganizationId!.Value).ToArray();
        var placeKeys = shop.Organizations.ToDictionary(organization => organization.Id, organization => organization.Key);
        var placesByKey = places.Select(place => placeKeys[place]).ToArray();
        var peerIds = set.Order.Select(at => peer.Users[at].Id).ToArray();
        var isMiddle = set.Suffix == $".{s_sets[^1]}";

        yield return Measure.Of($"find.id{set.Suffix}", 20_000, new FindById(_system, ids), new FindByIdByHand(byHand, ids))
            .Beside(new PeerFindById(peer, peerIds)) with
        { Must = isMiddle ? 3 : 2, MostRatio = 4, MostBytes = 0 };
        yield return Measure.Of($"find.key{set.Suffix}", 20_000, new FindByKey(_system, keys), new FindByKeyByHand(byHand, keys))
            .Beside(new PeerFindByName(peer, keys)) with
        { Must = isMiddle ? 2 : 1.5, MostRatio = 4, MostBytes = 0 };

        for (var i = 0; i < ids.Length; i++)
        {
            _system.Permissions.CheckAsync(ids[i], "invoices.approve", places[i]).Done();
        }

        var most = users.Length <= s_sets[0] ? 3 : 4;
        yield return Measure.Of($"check.id{set.Suffix}", 20_000, new Check(_system, ids, places), new CheckByHand(byHand, ids))
            .Beside(new PeerIsInRole(peer, peerIds)) with
        { Must = most, MostRatio = 10, MostBytes = 0 };
        yield return Measure.Of(
            $"check.key{set.Suffix}", 20_000, new CheckKey(_system, keys, placesByKey), new CheckKeyByHand(byHand, keys)) with
        { Must = most, MostRatio = 10, MostBytes = 0 };
    }

    private Measure CheckThroughHandle()
    {
        var first = shop.Users[_order[0]];
        var handle = _system.Permissions.ResolveAsync(first.Id, first.DefaultOrganizationId!.Value).Done();
        var permission = handle.IndexOf("invoices.approve");
        return Measure.Of("check.handle", 100_000, new CheckHandle(handle, permission), new CheckBit(permission)) with { MostBytes = 0 };
    }

    private static int[] Shuffled(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        new Random(5).Shuffle(order);
        return order;
    }
}
