using UserDirectory.Storage;

namespace UserDirectory.Sqlite;

/// <summary>
/// Looks at the file now and then, while somebody listens, and tells what other processes have committed. Thread-safe.
/// </summary>
internal sealed class CommitWatch(SqliteSessions sessions) : IDisposable
{
    /// <summary>How long others' commits remain unheard of.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _looking = new();
    private readonly OwnCommits _own = new();
    private Action<CommitElsewhere>? _listeners;
    private CommitNews? _news;
    private Timer? _timer;
    private volatile bool _isListenedTo;
    private volatile bool _isBegun;

    /// <summary>Whether somebody listens to whom what is read from now on would not be told.</summary>
    public bool IsToBegin => _isListenedTo && !_isBegun;

    public event Action<CommitElsewhere>? Told
    {
        add
        {
            lock (_looking)
            {
                _listeners += value;
                _isListenedTo = _listeners is not null;
            }
        }

        remove
        {
            lock (_looking)
            {
                _listeners -= value;
                _isListenedTo = _listeners is not null;
                if (!_isListenedTo)
                {
                    Stop();
                }
            }
        }
    }

    /// <summary>Takes what is there as known and looks from now on, unless it does already.</summary>
    public void Begin()
    {
        lock (_looking)
        {
            if (IsToBegin)
            {
                _news = Open();
                _timer = new Timer(static watch => ((CommitWatch)watch!).Look(), this, Interval, Timeout.InfiniteTimeSpan);
                _isBegun = true;
            }
        }
    }

    /// <summary>A set of this process is about to be written, which nobody here need be told.</summary>
    public void BeginOwn(ChangeSet set)
    {
        if (_isListenedTo)
        {
            _own.Begin(set);
        }
    }

    public void EndOwn(ChangeSet set)
    {
        if (_isListenedTo)
        {
            _own.End(set);
        }
    }

    public void Dispose()
    {
        lock (_looking)
        {
            _listeners = null;
            _isListenedTo = false;
            Stop();
        }
    }

    private void Stop()
    {
        _timer?.Dispose();
        _news?.Dispose();
        (_timer, _news, _isBegun) = (null, null, false);
    }

    private void Look()
    {
        lock (_looking)
        {
            if (_timer is not { } timer)
            {
                return;
            }

            foreach (var news in News())
            {
                _listeners?.Invoke(news);
            }

            _own.Looked();
            timer.Change(Interval, Timeout.InfiniteTimeSpan);
        }
    }

    private IReadOnlyList<CommitElsewhere> News()
    {
        try
        {
            if (_news is { } news)
            {
                return news.Read(_own.Contains);
            }

            // What was committed since it was last read is known to nobody.
            _news = Open();
            return [new(null)];
        }
#pragma warning disable CA1031 // Nobody waits for it. What is kept has an age all the same, and the next look tells of everything.
        catch (Exception)
#pragma warning restore CA1031
        {
            _news?.Dispose();
            _news = null;
            return [];
        }
    }

    private CommitNews Open()
    {
        var session = sessions.Open();
        try
        {
            return new CommitNews(session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
