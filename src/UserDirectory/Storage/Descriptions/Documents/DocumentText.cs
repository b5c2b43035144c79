using System.Text;

namespace UserDirectory.Storage;

/// <summary>
/// Reads a document, JSON as <see cref="DocumentWriter"/> writes it or as a database gives it back: objects, lists, texts, whole numbers
/// and null, with white space between.
/// </summary>
/// <param name="text">The document.</param>
internal sealed class DocumentText(string text)
{
    private int _at;

    /// <returns>A dictionary, a list, a text, a <see cref="long"/>, or null.</returns>
    /// <exception cref="FormatException">It is no such document.</exception>
    public static object? Read(string text)
    {
        var reader = new DocumentText(text);
        var value = reader.Value();
        return reader.Peek() == '\0' ? value : throw reader.Broken();
    }

    private object? Value()
    {
        switch (Peek())
        {
            case '{':
                return Object();
            case '[':
                return List();
            case '"':
                return Text();
            case 'n' when string.CompareOrdinal(text, _at, "null", 0, 4) == 0:
                _at += 4;
                return null;
            default:
                return Number();
        }
    }

    private Dictionary<string, object?> Object()
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        Take('{');
        while (!Ends('}', members.Count == 0))
        {
            var name = Text();
            Take(':');
            members[name] = Value();
        }

        return members;
    }

    private List<object?> List()
    {
        var items = new List<object?>();
        Take('[');
        while (!Ends(']', items.Count == 0))
        {
            items.Add(Value());
        }

        return items;
    }

    /// <summary>Whether an object or list ends here; goes past the bracket, or past the comma before the next item.</summary>
    private bool Ends(char bracket, bool isFirst)
    {
        if (Peek() == bracket)
        {
            _at++;
            return true;
        }

        if (!isFirst)
        {
            Take(',');
        }

        return false;
    }

    private string Text()
    {
        Take('"');
        var start = _at;
        StringBuilder? escaped = null;
        for (; At(_at) != '"'; _at++)
        {
            if (At(_at) == '\\')
            {
                escaped = (escaped ?? new()).Append(text, start, _at - start);
                _at++;
                escaped.Append(Escape());
                start = _at + 1;
            }
        }

        var rest = text.Substring(start, _at++ - start);
        return escaped is null ? rest : escaped.Append(rest).ToString();
    }

    private char Escape()
    {
        switch (At(_at))
        {
            case 'u':
                var code = 0;
                for (var i = 0; i < 4; i++)
                {
                    code = (code * 16) + HexOf(At(++_at));
                }

                return (char)code;
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case '"' or '\\' or '/':
                return text[_at];
            default:
                throw Broken();
        }
    }

    private long Number()
    {
        var isNegative = At(_at) == '-';
        var start = _at += isNegative ? 1 : 0;
        long number = 0;
        for (; _at < text.Length && text[_at] is >= '0' and <= '9'; _at++)
        {
            // Below zero, where there is one number more.
            var next = unchecked((number * 10) - (text[_at] - '0'));
            number = number >= long.MinValue / 10 && next <= number ? next : throw Broken();
        }

        return _at > start && (isNegative || number != long.MinValue) ? (isNegative ? number : -number) : throw Broken();
    }

    private int HexOf(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'a' and <= 'f' => digit - 'a' + 10,
        >= 'A' and <= 'F' => digit - 'A' + 10,
        _ => throw Broken(),
    };

    private void Take(char expected) => _at = Peek() == expected ? _at + 1 : throw Broken();

    /// <summary>The next character that is no white space; zero at the end.</summary>
    private char Peek()
    {
        while (_at < text.Length && text[_at] is ' ' or '\n' or '\r' or '\t')
        {
            _at++;
        }

        return _at < text.Length ? text[_at] : '\0';
    }

    private char At(int index) => index < text.Length ? text[index] : throw Broken();

    private FormatException Broken() => new($"A stored document is broken at character {_at}.");
}
