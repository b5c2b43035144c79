namespace UserDirectory.Benchmarks;

/// <summary>The same in a hash set.</summary>
internal readonly struct SwitchRoleByHand(Guid[] ids) : ICall
{
    private readonly HashSet<(Guid User, string Role)> _roles = [.. ids.Select(id => (id, "reader"))];

    public long At(int index)
    {
        var id = ids[index % ids.Length];
        return (_roles.Add((id, "payer")) ? 1 : 0) + (_roles.Remove((id, "payer")) ? 1 : 0);
    }
}
