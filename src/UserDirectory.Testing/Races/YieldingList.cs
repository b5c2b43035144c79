using System.Collections;

namespace UserDirectory.Testing;

/// <summary>
/// A list that lets other threads run whenever it is looked at. Handed to a store, it makes calls overlap in the middle, where a call that takes microseconds on a busy
/// machine would be over before another begins.
/// </summary>
internal sealed class YieldingList<T>(IReadOnlyList<T> items) : IReadOnlyList<T>
{
    public int Count => Yielded().Count;

    public T this[int index] => Yielded()[index];

    public IEnumerator<T> GetEnumerator()
    {
        foreach (var item in items)
        {
            Yielded();
            yield return item;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IReadOnlyList<T> Yielded()
    {
        Thread.Yield();
        return items;
    }
}
