using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// A column of a table: what is stored of a record's member as it was given, or, beside a text that is compared by another form, that form.
/// Immutable.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">The member.</param>
/// <param name="IsCompared">Whether it has the form in which the text is compared.</param>
internal sealed record TableColumn(string Name, Column Source, bool IsCompared)
{
    /// <summary>The name, quoted.</summary>
    public string Sql { get; } = SqlName.Quoted(Name);

    public ColumnKind Kind => IsCompared ? ColumnKind.Text : Source.Kind;

    public bool IsOptional => Source.IsOptional;

    public ColumnValue Read(DirectoryRecord record) =>
        IsCompared ? ColumnValue.Of(Source.Field!.Read(record).Text) : Source.Read(record);
}
