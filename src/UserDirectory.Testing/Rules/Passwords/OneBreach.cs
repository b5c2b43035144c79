namespace UserDirectory.Testing;

/// <summary>A breach list with one password.</summary>
internal sealed class OneBreach(string known) : IPasswordBreachList
{
    public async ValueTask<bool> ContainsAsync(string password, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return password == known;
    }
}
