using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Leaves the two sides of a comparison as they were written, where the library would convert one into the other's type or refuse: which value a property takes, and what is
/// said of a wrong one, is for the translation. Given to each parser, so that it is nobody else's. Thread-safe.
/// </summary>
internal sealed class OperandsAsWritten : ODataUriResolver
{
    public override void PromoteBinaryOperandTypes(
        BinaryOperatorKind binaryOperatorKind, ref SingleValueNode leftNode, ref SingleValueNode rightNode, out IEdmTypeReference typeReference) =>
        typeReference = EdmCoreModel.Instance.GetBoolean(isNullable: false);
}
