namespace UserDirectory.AspNetCore;

/// <summary>Prepares an order for the library: names of properties, each with <c>asc</c>, <c>desc</c> or nothing behind it. Pure.</summary>
internal static class OrderText
{
    // As many as the core takes.
    private const int MostSteps = 4;

    /// <exception cref="ListQueryException">It cannot be an order, or is too much of one.</exception>
    public static string Read(ListModel model, string text)
    {
        var tokens = ListTokens.Of(text, Fault);
        if (tokens.Count == 0)
        {
            throw Unreadable();
        }

        if (tokens.Count(token => token.Kind == ListTokenKind.Comma) >= MostSteps)
        {
            throw Fault($"A list can be sorted by at most {MostSteps} properties.");
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            tokens[i] = tokens[i] switch
            {
                { Kind: ListTokenKind.Word, Text: var word } when i > 0 && tokens[i - 1].Kind == ListTokenKind.Property
                    && Direction(word) is { } direction => direction,
                { Kind: ListTokenKind.Word, Text: var word } => ListWords.Property(model, word, Fault),
                { Kind: ListTokenKind.Comma } comma => comma,
                _ => throw Unreadable(),
            };
        }

        return string.Join(' ', tokens.Select(token => token.Text));
    }

    public static ListQueryException Unreadable() =>
        Fault("An order is a list of properties with commas between them, each with asc, desc or nothing behind it: Name desc, CreatedOn.");

    public static ListQueryException Fault(string message) => new(ListOption.OrderBy, "query.orderby", message);

    private static ListToken? Direction(string word) =>
        word.Equals("asc", StringComparison.OrdinalIgnoreCase) ? new(ListTokenKind.Direction, "asc")
        : word.Equals("desc", StringComparison.OrdinalIgnoreCase) ? new(ListTokenKind.Direction, "desc")
        : null;
}
