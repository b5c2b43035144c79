namespace UserDirectory.Storage;

/// <summary>What the feed tells of a <see cref="Column"/> that an update gave another value.</summary>
public enum FeedDetail
{
    /// <summary>Nothing: the feed tells it otherwise (the record, the time, the actor), or sign-ins count it.</summary>
    None = 0,

    /// <summary>That it changed, never to what: a secret, bytes, or what means nothing to a reader.</summary>
    Name = 1,

    /// <summary>Its new value.</summary>
    Value = 2,
}
