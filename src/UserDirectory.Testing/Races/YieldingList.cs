using System.Collections;

namespace UserDirectory.Testing;

/// <summary>
/// A list that lets other threads run when it is first looked at. Handed to a store, it makes calls overlap in the middle, where a call
/// that takes microseconds on a busy machine would be over before another begins.
/// </summary>
/// <param name="items">The items.</param>
/// <param name="mostYields">How often it lets others run; more is slower, since each may cost the rest of a time slice.</param>
internal sealed class YieldingList<T>(IReadOnlyList<T> items, int mostYields = 2) : IReadOnlyList<T>
{
    private int _yields;

    public int Count => Yielded().Count;

    public T this[int index] => Yielded()[index];

    public IEnumerator<T> GetEnumerator() => Yielded().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IReadOnlyList<T> Yielded()
    {
        if (_yields < mostYields)
        {
            _yields++;
            Thread.Yield();
        }

        return items;
    }
}
