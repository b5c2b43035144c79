using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Reads conditions and orders of one kind of list with the library, and translates what it understood into the core's. Thread-safe.
/// </summary>
internal sealed class ListGrammar(ListModel model)
{
    private readonly ListEdm _edm = new(model);
    private readonly FilterText _text = new(model);
    private readonly OperandsAsWritten _resolver = new();

    /// <exception cref="ListQueryException">The text is no condition, or too much of one.</exception>
    public Filter Filter(string text)
    {
        var tokens = _text.Read(text);
        return TextComparison.Find(tokens) ?? ByLibrary(tokens);
    }

    /// <summary>What the library makes of a condition.</summary>
    /// <exception cref="ListQueryException">It is none, or too much of one.</exception>
    public Filter ByLibrary(List<ListToken> tokens)
    {
        ListedValues.Prepare(tokens);
        var clause = Read(ListOption.Filter, FilterText.Join(tokens), parser => parser.ParseFilter(), () => FilterFault.Of(tokens));
        return new FilterTranslation(model).Of(clause.Expression);
    }

    /// <exception cref="ListQueryException">The text is no order, or too much of one.</exception>
    public IReadOnlyList<Sort> OrderBy(string text)
    {
        var clause = Read(ListOption.OrderBy, OrderText.Read(model, text), parser => parser.ParseOrderBy(), OrderText.Unreadable);
        return OrderTranslation.Of(model, clause);
    }

    private T Read<T>(string option, string text, Func<ODataQueryOptionParser, T?> read, Func<ListQueryException> refusal)
        where T : class
    {
        var parser = new ODataQueryOptionParser(
            _edm.Model, _edm.Type, null, new Dictionary<string, string> { [option] = text })
        { Resolver = _resolver };
        try
        {
            return read(parser) ?? throw refusal();
        }
        catch (Exception exception) when (exception is not ListQueryException)
        {
            // Whatever the library throws is about the text: besides its own exception it has ended in missing references, casts and
            // arguments.
            throw refusal();
        }
    }
}

/// <summary>
/// Leaves the two sides of a comparison as they were written, where the library would convert one into the other's type or refuse: which
/// value a property takes, and what is said of a wrong one, is for the translation. Given to each parser, so that it is nobody else's.
/// Thread-safe.
/// </summary>
internal sealed class OperandsAsWritten : ODataUriResolver
{
    public override void PromoteBinaryOperandTypes(
        BinaryOperatorKind binaryOperatorKind, ref SingleValueNode leftNode, ref SingleValueNode rightNode,
        out IEdmTypeReference typeReference) =>
        typeReference = EdmCoreModel.Instance.GetBoolean(isNullable: false);
}
