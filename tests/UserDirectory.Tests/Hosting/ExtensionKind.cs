namespace UserDirectory.Tests.Hosting;

/// <summary>What a host can bring along.</summary>
public enum ExtensionKind
{
    Handler,
    Notifier,
    Hasher,
    BreachList,
}
