namespace UserDirectory.Benchmarks;

/// <summary>The same through a resolved handle of the account.</summary>
internal readonly struct CheckHandle(IUserPermissions handle, int permission) : ICall
{
    public long At(int index) => handle.CheckAsync(permission).Done() ? 1 : 0;
}
