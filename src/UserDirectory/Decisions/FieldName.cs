namespace UserDirectory;

/// <summary>
/// What gave a value: a field of an input or a parameter, or one of its list; or nothing. Its text is made when somebody has to be told,
/// which is seldom.
/// </summary>
internal readonly struct FieldName
{
    private readonly string? _name;
    private readonly int? _index;

    private FieldName(string? name, int? index = null) => (_name, _index) = (name, index);

    public static implicit operator FieldName(string? name) => new(name);

    /// <summary>One value of a list.</summary>
    public static FieldName At(string name, int index) => new(name, index);

    /// <summary>It, or this name when it is nothing.</summary>
    public FieldName Or(string name) => _name is null ? name : this;

    /// <summary>As errors name it; null for nothing.</summary>
    public string? Text => _index is { } index ? $"{_name}[{index}]" : _name;
}
