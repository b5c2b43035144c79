using Microsoft.OData.Edm;
using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>The library's model of one kind of list. Immutable and thread-safe once made.</summary>
internal sealed class ListEdm
{
    private const string Namespace = "UserDirectory";

    public ListEdm(ListModel model)
    {
        Type = new EdmEntityType(Namespace, model.Kind);
        foreach (var property in model.Properties)
        {
            Type.AddStructuralProperty(property.Name, KindOf(property.Kind));
        }

        var edm = new EdmModel();
        edm.AddElement(Type);
        Model = edm;
    }

    public IEdmModel Model { get; }

    public EdmEntityType Type { get; }

    private static EdmPrimitiveTypeKind KindOf(FieldKind kind) => kind switch
    {
        FieldKind.Text => EdmPrimitiveTypeKind.String,
        FieldKind.Boolean => EdmPrimitiveTypeKind.Boolean,
        FieldKind.Number => EdmPrimitiveTypeKind.Int64,
        FieldKind.Id => EdmPrimitiveTypeKind.Guid,
        FieldKind.Time => EdmPrimitiveTypeKind.DateTimeOffset,
        _ => throw new NotSupportedException($"There is no kind of field {kind}."),
    };
}
