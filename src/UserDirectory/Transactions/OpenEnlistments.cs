using Microsoft.Extensions.Logging;

namespace UserDirectory;

/// <summary>
/// The transactions of the host's that something was written in, and of which nobody has said yet that they are committed. Thread-safe.
/// </summary>
internal sealed class OpenEnlistments(ILogger logger)
{
    private readonly List<Enlistment> _open = [];

    public void Add(Enlistment enlistment)
    {
        lock (_open)
        {
            if (!_open.Contains(enlistment))
            {
                _open.Add(enlistment);
            }
        }
    }

    public void Remove(Enlistment enlistment)
    {
        lock (_open)
        {
            _open.Remove(enlistment);
        }
    }

    /// <summary>Does what follows those that have ended without a word of the host. A failure is logged, and goes no further.</summary>
    public async ValueTask FollowLeftAsync()
    {
        while (TakeLeft() is { } left)
        {
            try
            {
                await left.FollowAsync(CancellationToken.None).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // The call that comes by has been committed, and has nothing to do with that transaction.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                logger.LogError(exception, "What follows a transaction of the host's could not be done.");
            }
        }
    }

    private Enlistment? TakeLeft()
    {
        lock (_open)
        {
            var left = _open.Find(each => each.IsLeft);
            if (left is not null)
            {
                _open.Remove(left);
            }

            return left;
        }
    }
}
