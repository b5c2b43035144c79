namespace WebHost;

/// <summary>A mail in the outbox.</summary>
internal sealed record OutboxMail(string To, string Subject, DateTimeOffset Date, string Text);
