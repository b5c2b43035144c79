using System.Text;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Prepares a condition for the library: only words that mean something, in the library's casing; <c>substringof</c> as <c>contains</c>;
/// and nothing so deep or so long that reading it could cost more than it may. Nothing is registered with the library, where a host's own
/// OData would meet it. Pure.
/// </summary>
/// <param name="model">What the condition is on.</param>
internal sealed class FilterText(ListModel model)
{
    // The library reads by recursion, some ten calls for each parenthesis: far less than a stack holds.
    private const int DeepestParentheses = 64;
    // The core takes no more parts than that.
    private const int MostJoints = 256;

    /// <summary>The tokens of a condition, ready for the library.</summary>
    /// <exception cref="ListQueryException">It cannot be a condition, or is too much of one.</exception>
    public List<ListToken> Read(string text)
    {
        var tokens = ListTokens.Of(text, FilterFault.Of);
        if (tokens.Count == 0)
        {
            throw FilterFault.Of("The condition is empty; leave the option out to list everything.");
        }

        CheckSize(tokens);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == ListTokenKind.Word)
            {
                var isCalled = i + 1 < tokens.Count && tokens[i + 1].Kind == ListTokenKind.Open;
                tokens[i] = ListWords.Read(model, tokens[i].Text, isCalled, FilterFault.Of);
            }
        }

        CheckJoints(tokens);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == ListTokenKind.Function)
            {
                FunctionCall.Read(tokens, i).Prepare(tokens);
            }
        }

        return tokens;
    }

    /// <summary>The text that the library reads.</summary>
    public static string Join(List<ListToken> tokens)
    {
        var text = new StringBuilder();
        for (var i = 0; i < tokens.Count; i++)
        {
            // To the library a name with a space behind it is no function.
            if (i > 0 && tokens[i - 1].Kind != ListTokenKind.Function)
            {
                text.Append(' ');
            }

            text.Append(tokens[i].Text);
        }

        return text.ToString();
    }

    private static void CheckSize(List<ListToken> tokens)
    {
        var depth = 0;
        foreach (var token in tokens)
        {
            depth += token.Kind == ListTokenKind.Open ? 1 : token.Kind == ListTokenKind.Close ? -1 : 0;
            if (depth > DeepestParentheses)
            {
                throw FilterFault.TooDeep($"Parentheses may stand at most {DeepestParentheses} deep.");
            }

            if (depth < 0)
            {
                throw FilterFault.Of("A closing parenthesis has no opening one.");
            }
        }

        if (depth > 0)
        {
            throw FilterFault.Of("A parenthesis is not closed.");
        }
    }

    private static void CheckJoints(List<ListToken> tokens)
    {
        if (tokens.Count(token => token.Kind is ListTokenKind.Joint or ListTokenKind.Not) > MostJoints
            || tokens.Count(token => token.Kind is ListTokenKind.Comparison) > MostJoints)
        {
            throw FilterFault.TooLarge($"The condition has more than {MostJoints} comparisons, or as many times and, or and not.");
        }
    }
}
