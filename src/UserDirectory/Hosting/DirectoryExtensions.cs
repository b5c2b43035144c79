namespace UserDirectory;

/// <summary>What the host brought along. Thread-safe.</summary>
/// <param name="hashers">Hash passwords and prove them.</param>
/// <param name="breaches">Known breached passwords; null without a list.</param>
/// <param name="notifier">Delivers invitations and tokens; null without one.</param>
/// <param name="handlers">Are told of commits; null without any.</param>
internal sealed class DirectoryExtensions(
    PasswordHashers hashers, Extension<IPasswordBreachList>? breaches, Extension<INotifier>? notifier, ChangeHandlers? handlers)
{
    /// <summary>Whether invitations and tokens are delivered. Known without making the notifier.</summary>
    public bool HasNotifier => notifier is not null;

    /// <summary>Are told of commits; null without any.</summary>
    public ChangeHandlers? Handlers => handlers;

    /// <summary>Prove passwords.</summary>
    public PasswordHashers Hashers => hashers;

    /// <summary>The hash of a password. A batch that is run again does not hash again.</summary>
    public ValueTask<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        return Batch.CurrentOf(this) is { } batch ? batch.Memo.OnceAsync("hash", password, HashAsync) : HashAsync();

        ValueTask<string> HashAsync() => hashers.HashAsync(password, cancellationToken);
    }

    /// <summary>Whether a password is known to attackers; without a list none is. A batch that is run again does not ask again.</summary>
    public ValueTask<bool> IsBreachedAsync(string password, CancellationToken cancellationToken)
    {
        return breaches is null ? default : Batch.CurrentOf(this) is { } batch
            ? batch.Memo.OnceAsync("breach", password, AskAsync)
            : AskAsync();

        ValueTask<bool> AskAsync() => breaches.CallAsync(
            (registered, token) => registered.ContainsAsync(password, token), cancellationToken);
    }

    /// <summary>Delivers an invitation or a token; without a notifier nothing happens.</summary>
    public async ValueTask NotifyAsync(Notice notice, CancellationToken cancellationToken)
    {
        if (notifier is not null)
        {
            await notifier.CallAsync(NotifyAsync, cancellationToken).ConfigureAwait(false);
        }

        async ValueTask<bool> NotifyAsync(INotifier registered, CancellationToken token)
        {
            await registered.NotifyAsync(notice, token).ConfigureAwait(false);
            return true;
        }
    }
}
