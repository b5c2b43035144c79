namespace UserDirectory;

/// <summary>A role or group that a row names.</summary>
/// <param name="Index">Where in the row's list, from 0.</param>
/// <param name="Text">Its key or path.</param>
internal readonly record struct RowName(int Index, string Text)
{
    /// <summary>The row's field, for a refusal: <c>Roles[1]</c>.</summary>
    public string FieldOf(string list) => $"{list}[{Index}]";
}
