using System.Collections;

namespace UserDirectory.Testing;

/// <summary>A list that cancels a token when its last item is looked at: in the middle of the call that it was handed to.</summary>
/// <param name="items">The items.</param>
/// <param name="source">What is cancelled.</param>
internal sealed class CancellingList<T>(IReadOnlyList<T> items, CancellationTokenSource source) : IReadOnlyList<T>
{
    public int Count => items.Count;

    public T this[int index]
    {
        get
        {
            if (index == items.Count - 1)
            {
                source.Cancel();
            }

            return items[index];
        }
    }

    public IEnumerator<T> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
