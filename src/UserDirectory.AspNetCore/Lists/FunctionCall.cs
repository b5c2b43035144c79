using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>A function with its two arguments, among the tokens of a condition.</summary>
/// <param name="At">Where its name stands.</param>
/// <param name="Comma">Where the comma between the arguments stands.</param>
/// <param name="Close">Where the closing parenthesis stands.</param>
internal readonly record struct FunctionCall(int At, int Comma, int Close)
{
    /// <summary>The function at a place.</summary>
    /// <exception cref="ListQueryException">It has no parentheses, or not two arguments.</exception>
    public static FunctionCall Read(List<ListToken> tokens, int at)
    {
        var comma = -1;
        var depth = 0;
        for (var i = at + 1; i < tokens.Count; i++)
        {
            switch (tokens[i].Kind)
            {
                case ListTokenKind.Open:
                    depth++;
                    break;
                case ListTokenKind.Comma when depth == 1:
                    comma = comma < 0 ? i : throw WrongArguments(tokens[at]);
                    break;
                case ListTokenKind.Close when --depth == 0:
                    return comma > at + 2 && comma < i - 1 ? new(at, comma, i) : throw WrongArguments(tokens[at]);
                case var _ when depth == 0:
                    throw WrongArguments(tokens[at]);
                default:
                    break;
            }
        }

        throw WrongArguments(tokens[at]);
    }

    /// <summary>Writes <c>substringof(a, b)</c> as <c>contains(b, a)</c>, and sees that a property of text is asked for a text.</summary>
    /// <exception cref="ListQueryException">It is not.</exception>
    public void Prepare(List<ListToken> tokens)
    {
        var function = tokens[At];
        if (function.Text == ListWords.SubstringOf)
        {
            var first = tokens.GetRange(At + 2, Comma - At - 2);
            var second = tokens.GetRange(Comma + 1, Close - Comma - 1);
            tokens[At] = function with { Text = ListWords.Contains };
            List<ListToken> swapped = [.. second, tokens[Comma], .. first];
            for (var i = 0; i < swapped.Count; i++)
            {
                tokens[At + 2 + i] = swapped[i];
            }
        }

        // What the library would say of types does not say what is allowed.
        foreach (var token in tokens.GetRange(At + 2, Close - At - 2))
        {
            if (token.Property is { Kind: not FieldKind.Text } property)
            {
                throw FilterFault.Of($"{function.Text} is for texts; '{property.Name}' is compared with {property.Takes}.");
            }

            if (token.Kind == ListTokenKind.Literal)
            {
                throw FilterFault.Of($"{WrongArguments(function).Message} {Shown.Text(token.Text)} is no text.");
            }
        }
    }

    private static ListQueryException WrongArguments(ListToken function) => FilterFault.Of(
        function.Text == ListWords.SubstringOf ? "substringof takes a text and a property of text: substringof('text', Name)."
        : $"{function.Text} takes a property of text and a text: {function.Text}(Name, 'text').");
}
