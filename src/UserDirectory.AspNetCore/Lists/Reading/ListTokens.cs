namespace UserDirectory.AspNetCore;

/// <summary>
/// Cuts a condition or an order into tokens, outside texts in quotes only, and turns each literal, also the older <c>datetime'…'</c> and
/// <c>guid'…'</c>, into the one form that the library reads. Pure.
/// </summary>
/// <param name="text">What the caller wrote.</param>
/// <param name="fault">How a refusal is made.</param>
internal ref struct ListTokens(string text, Func<string, ListQueryException> fault)
{
    private int _at;

    /// <exception cref="ListQueryException">Something in the text is no token.</exception>
    public static List<ListToken> Of(string text, Func<string, ListQueryException> fault)
    {
        var tokens = new List<ListToken>();
        var scan = new ListTokens(text, fault);
        while (scan.TryNext(out var token))
        {
            tokens.Add(token);
        }

        return tokens;
    }

    private bool TryNext(out ListToken token)
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }

        if (_at == text.Length)
        {
            token = default;
            return false;
        }

        token = text[_at] switch
        {
            '\'' => new(ListTokenKind.Text, Quoted()),
            '(' => new(ListTokenKind.Open, Mark("(")),
            ')' => new(ListTokenKind.Close, Mark(")")),
            ',' => new(ListTokenKind.Comma, Mark(",")),
            '-' or '+' or (>= '0' and <= '9') => new(ListTokenKind.Literal, Literal()),
            '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => WordOrLiteral(),
            '"' => throw fault("Texts stand in single quotes, such as 'text'."),
            '/' => throw fault("Paths and conditions on the parts of a property are not supported; name a property of the list itself."),
            _ => throw fault($"{Shown.Text(text.Substring(_at, char.IsSurrogatePair(text, _at) ? 2 : 1))} means nothing here, outside a "
                + $"text in quotes."),
        };
        return true;
    }

    private string Mark(string mark)
    {
        _at++;
        return mark;
    }

    private string Quoted()
    {
        var start = _at++;
        while (true)
        {
            var end = text.IndexOf('\'', _at);
            if (end < 0)
            {
                throw fault($"The text {Shown.Text(text[(start + 1)..])} has no closing quote; a quote inside a text is written twice.");
            }

            _at = end + 1;
            if (_at == text.Length || text[_at] != '\'')
            {
                return text[start.._at];
            }

            _at++;
        }
    }

    private string Literal()
    {
        var written = Run();
        return ListLiterals.Canonical(written) ?? throw fault(
            $"{Shown.Text(written)} is no number, time or id. Times are written like 2026-01-31T12:00:00Z (a + in an address is written "
                + $"%2B), texts in single quotes.");
    }

    private ListToken WordOrLiteral()
    {
        var written = Run();
        if (ListLiterals.Id(written) is { } id)
        {
            return new(ListTokenKind.Literal, id);
        }

        if (_at < text.Length && text[_at] == '\'')
        {
            var quoted = Quoted();
            return new(ListTokenKind.Literal, ListLiterals.Older(written, quoted[1..^1]) ?? throw fault(
                $"{Shown.Text(written + quoted)} is no literal. There are 'text', 42, true, null, 2026-01-31T12:00:00Z and ids, and the "
                    + $"older datetime'…' and guid'…'."));
        }

        return written.AsSpan().IndexOfAny("-.:+") < 0
            ? new(ListTokenKind.Word, written)
            : throw fault($"{Shown.Text(written)} is no property, function or literal.");
    }

    // Everything that can stand in a word, a number, a time or an id.
    private string Run()
    {
        var start = _at++;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or '-' or '.' or ':' or '+'))
        {
            _at++;
        }

        return text[start.._at];
    }
}
