using System.Globalization;
using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>
/// The values behind <c>in</c>, judged before the library reads them: it reads a whole list as one type, rounds numbers to fit it and knows
/// no names of statuses in other casings, nor mixed with numbers. Pure.
/// </summary>
internal static class ListedValues
{
    /// <summary>Sees that each value is one that the property takes, and writes numbers for the names of statuses.</summary>
    /// <exception cref="ListQueryException">A list is not one of literals, or a value is none that the property takes.</exception>
    public static void Prepare(List<ListToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is not { Kind: ListTokenKind.Comparison, Text: "in" })
            {
                continue;
            }

            if (i == 0 || tokens[i - 1].Property is not { } property)
            {
                throw FilterFault.Of("'in' stands behind a property: Name in ('a', 'b').");
            }

            if (i + 1 == tokens.Count || tokens[i + 1].Kind != ListTokenKind.Open)
            {
                throw NoList(property);
            }

            i = Prepare(tokens, i + 2, property);
        }
    }

    // Every parenthesis is closed: that was seen before. Returns where this one is.
    private static int Prepare(List<ListToken> tokens, int at, ListProperty property)
    {
        for (var isValue = true; tokens[at].Kind != ListTokenKind.Close; at++, isValue = !isValue)
        {
            var isLast = tokens[at + 1].Kind == ListTokenKind.Close;
            if (isValue ? tokens[at].Kind is not (ListTokenKind.Text or ListTokenKind.Literal) : tokens[at].Kind != ListTokenKind.Comma
                || isLast)
            {
                throw NoList(property);
            }

            if (isValue)
            {
                tokens[at] = Value(tokens[at], property);
            }
        }

        return at;
    }

    private static ListToken Value(ListToken token, ListProperty property)
    {
        if (token.Kind == ListTokenKind.Text)
        {
            var text = token.Unquoted;
            return property.Kind switch
            {
                FieldKind.Text => token,
                FieldKind.Number when StatusNames.NumberOf(property, text) is { } number =>
                    new(ListTokenKind.Literal, number.ToString(CultureInfo.InvariantCulture)),
                FieldKind.Id when ListLiterals.Id(text) is { } id => new(ListTokenKind.Literal, id),
                _ => throw FilterFault.WrongValue(property, $"the text {Shown.Text(text)}"),
            };
        }

        var isTaken = token.Text == "null" || property.Kind switch
        {
            FieldKind.Boolean => token.Text is "true" or "false",
            FieldKind.Number => long.TryParse(token.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            FieldKind.Id => ListLiterals.Id(token.Text) is not null,
            FieldKind.Time => ListLiterals.IsTime(token.Text),
            _ => false,
        };
        return isTaken ? token : throw FilterFault.WrongValue(property, token.Text);
    }

    private static ListQueryException NoList(ListProperty property) =>
        FilterFault.Of($"Behind '{property.Name} in' stand values in parentheses, with commas between them; each is {property.Takes}.");
}
