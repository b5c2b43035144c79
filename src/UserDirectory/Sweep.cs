namespace UserDirectory;

#pragma warning disable CS9113
internal sealed class Sweep(DirectoryRuntime runtime)
{
    public ValueTask<SweepResult> RunAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
