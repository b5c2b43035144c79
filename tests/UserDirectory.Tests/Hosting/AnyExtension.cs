namespace UserDirectory.Tests.Hosting;

/// <summary>Whatever a host can bring along, as one type: registered as one of them, it does the same thing whenever it is used.</summary>
internal abstract class AnyExtension : IChangeHandler, INotifier, IPasswordHasher, IPasswordBreachList
{
    private readonly CheapPasswordHasher _hasher = new();

    public ValueTask HandleAsync(Change change, CancellationToken cancellationToken) => ActAsync();

    public ValueTask NotifyAsync(Notice notice, CancellationToken cancellationToken) => ActAsync();

    public bool Understands(string hash) => _hasher.Understands(hash);

    public async ValueTask<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        await ActAsync();
        return await _hasher.HashAsync(password, cancellationToken);
    }

    public async ValueTask<PasswordHashResult> VerifyAsync(string hash, string password, CancellationToken cancellationToken)
    {
        await ActAsync();
        return await _hasher.VerifyAsync(hash, password, cancellationToken);
    }

    public async ValueTask<bool> ContainsAsync(string password, CancellationToken cancellationToken)
    {
        await ActAsync();
        return false;
    }

    protected abstract ValueTask ActAsync();
}
