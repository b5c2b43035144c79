namespace UserDirectory.Benchmarks;

/// <summary>The first 25 by name of an array of its members, by a heap; the reader looks at them.</summary>
internal readonly struct ListMembersByHand(User[] members) : ICall
{
    public long At(int index)
    {
        // The last of the 25 comes out first.
        var heap = new PriorityQueue<User, User>(25, Comparer<User>.Create((x, y) => ByHand.ByName.Instance.Compare(y, x)));
        foreach (var member in members)
        {
            if (heap.Count < 25)
            {
                heap.Enqueue(member, member);
            }
            else if (ByHand.ByName.Instance.Compare(member, heap.Peek()) < 0)
            {
                heap.EnqueueDequeue(member, member);
            }
        }

        var first = new User[heap.Count];
        for (var at = first.Length - 1; at >= 0; at--)
        {
            first[at] = heap.Dequeue();
        }

        return first.SumOfVersions();
    }
}
