namespace UserDirectory.Tests.Readme;

#region handler
public sealed class Audit : IChangeHandler
{
    public ValueTask HandleAsync(Change change, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{change.Number} by {change.Actor}");
        return ValueTask.CompletedTask;
    }
}
#endregion
