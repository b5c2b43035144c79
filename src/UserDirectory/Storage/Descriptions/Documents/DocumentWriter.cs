using System.Globalization;
using System.Text;

namespace UserDirectory.Storage;

/// <summary>Writes a document: JSON of objects, lists, texts and whole numbers, without white space.</summary>
internal sealed class DocumentWriter
{
    private readonly StringBuilder _text = new();
    private bool _needsComma;

    public DocumentWriter Open(char bracket)
    {
        Separate();
        _text.Append(bracket);
        _needsComma = false;
        return this;
    }

    public DocumentWriter Close(char bracket)
    {
        _text.Append(bracket);
        _needsComma = true;
        return this;
    }

    /// <summary>The name of the value that comes next in an object.</summary>
    public DocumentWriter Name(string name)
    {
        Text(name);
        _text.Append(':');
        _needsComma = false;
        return this;
    }

    public DocumentWriter Text(string? text)
    {
        Separate();
        if (text is null)
        {
            _text.Append("null");
            return this;
        }

        _text.Append('"');
        foreach (var each in text)
        {
            Append(each);
        }

        _text.Append('"');
        return this;
    }

    public DocumentWriter Number(long number)
    {
        Separate();
        _text.Append(number.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>A value that is a document itself.</summary>
    public DocumentWriter Document(string document)
    {
        Separate();
        _text.Append(document);
        return this;
    }

    public override string ToString() => _text.ToString();

    private void Separate()
    {
        if (_needsComma)
        {
            _text.Append(',');
        }

        _needsComma = true;
    }

    // Half of a surrogate pair is no text that a database could store, so that it is written as an escape like a character of control.
    private void Append(char each)
    {
        if (each is '"' or '\\')
        {
            _text.Append('\\').Append(each);
        }
        else if (each < ' ' || char.IsSurrogate(each))
        {
            _text.Append("\\u").Append(((int)each).ToString("x4", CultureInfo.InvariantCulture));
        }
        else
        {
            _text.Append(each);
        }
    }
}
