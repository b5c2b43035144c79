using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>True when the organization or group that the field names is the given one or stands below it.</summary>
public sealed record Under : Filter
{
    /// <summary>A test whether a field names something in a subtree.</summary>
    /// <exception cref="ArgumentException">The field names neither an organization nor a group.</exception>
    public Under(Field field, Guid id)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (TreeOf(field) is null)
        {
            throw new ArgumentException($"'{field.Name}' names neither an organization nor a group.", nameof(field));
        }

        Field = field;
        Id = id;
    }

    /// <summary>The field: an id of an organization or a group, or a link to one.</summary>
    public Field Field { get; }

    /// <summary>The top of the subtree.</summary>
    public Guid Id { get; }

    /// <summary>The record type of the tree: <see cref="RecordKind.Organization"/> or <see cref="RecordKind.Group"/>.</summary>
    public RecordKind Tree => TreeOf(Field)!.Value;

    private static RecordKind? TreeOf(Field field)
    {
        var kind = field.Refers ?? (field.Name == nameof(DirectoryRecord.Id) ? field.Record : null);
        return field.Kind == FieldKind.Id && kind is RecordKind.Organization or RecordKind.Group ? kind : null;
    }
}
