namespace UserDirectory.Tests;

/// <summary>Counts the work of hashing, and can wait or do something while a password is tried.</summary>
internal sealed class CountingPasswordHasher : IPasswordHasher
{
    private readonly CheapPasswordHasher _inner = new();
    private int _hashed;
    private int _verified;

    public int Hashed => _hashed;

    public int Verified => _verified;

    /// <summary>How many guesses were right.</summary>
    public int Fitted { get; private set; }

    /// <summary>The texts that were tried, in order.</summary>
    public List<string> Tried { get; } = [];

    /// <summary>What happens once a password was tried, before the caller hears of it.</summary>
    public Func<Task> AfterVerifying { get; set; } = () => Task.CompletedTask;

    /// <summary>Whether right passwords ask for a new hash.</summary>
    public bool AsksForRehash { get; set; }

    public bool Understands(string hash) => _inner.Understands(hash);

    public ValueTask<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _hashed);
        return _inner.HashAsync(password, cancellationToken);
    }

    public async ValueTask<PasswordHashResult> VerifyAsync(string hash, string password, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _verified);
        lock (Tried)
        {
            Tried.Add(password);
        }

        var result = await _inner.VerifyAsync(hash, password, cancellationToken);
        Fitted += result == PasswordHashResult.Failed ? 0 : 1;
        await AfterVerifying();
        return result == PasswordHashResult.Succeeded && AsksForRehash ? PasswordHashResult.SucceededRehashNeeded : result;
    }
}
