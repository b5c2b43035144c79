namespace UserDirectory.Tests.Operations;

/// <summary>What a successful call does to what people may do.</summary>
public enum Effect
{
    /// <summary>It changes nothing.</summary>
    Reads,

    /// <summary>Somebody may hold a permission at a place afterwards that they did not hold, or come to act as somebody who does.</summary>
    Gives,

    /// <summary>Somebody may hold less afterwards, and nobody more.</summary>
    Takes,

    /// <summary>It changes data that no right flows through.</summary>
    Neutral,
}
