namespace UserDirectory.AspNetCore;

/// <summary>The query options of a list, as they are documented; callers may write them in any casing.</summary>
internal static class ListOption
{
    public const string Filter = "$filter";
    public const string OrderBy = "$orderby";
    public const string Select = "$select";
    public const string Expand = "$expand";
    public const string Top = "$top";
    public const string Skip = "$skip";
    public const string SkipToken = "$skiptoken";
    public const string Count = "$count";
    public const string InlineCount = "$inlinecount";

    public static IReadOnlyList<string> All { get; } = [Filter, OrderBy, Select, Expand, Top, Skip, SkipToken, Count, InlineCount];
}
