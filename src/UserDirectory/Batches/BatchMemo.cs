namespace UserDirectory;

/// <summary>
/// What the runs of one batch compute once, because it is slow or random: the n-th time that a run asks for something, it gets what the
/// n-th time of an earlier run gave. So two accounts with one password have hashes of their own, and running again makes none. Thread-safe.
/// </summary>
internal sealed class BatchMemo
{
    private readonly Dictionary<(string Kind, string Input), List<object>> _kept = [];
    private readonly Dictionary<(string Kind, string Input), int> _asked = [];

    public void BeginRun()
    {
        lock (_kept)
        {
            _asked.Clear();
        }
    }

    /// <param name="kind">What is computed.</param>
    /// <param name="input">What it is computed from.</param>
    /// <param name="compute">Computes it. What it throws is not kept.</param>
    public async ValueTask<T> OnceAsync<T>(string kind, string input, Func<ValueTask<T>> compute)
        where T : notnull
    {
        var key = (kind, input);
        lock (_kept)
        {
            var asked = _asked[key] = (_asked.TryGetValue(key, out var before) ? before : 0) + 1;
            if (_kept.TryGetValue(key, out var kept) && kept.Count >= asked)
            {
                return (T)kept[asked - 1];
            }
        }

        var made = await compute().ConfigureAwait(false);
        lock (_kept)
        {
            if (!_kept.TryGetValue(key, out var kept))
            {
                _kept[key] = kept = [];
            }

            kept.Add(made);
        }

        return made;
    }
}
