using System.Globalization;
using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>
/// What a caller asks of a list, read from the options of the address: <c>$filter</c>, <c>$orderby</c>, <c>$select</c>, <c>$expand</c>,
/// <c>$top</c>, <c>$skip</c>, <c>$skiptoken</c>, and <c>$count</c> or <c>$inlinecount</c>. Immutable and thread-safe.
/// </summary>
internal sealed class ListRequest
{
    /// <summary>The largest page, and the page of who names none.</summary>
    public const int LargestPage = 100;

    private static readonly IReadOnlySet<string> s_nothing = new HashSet<string>();

    private readonly IReadOnlyList<KeyValuePair<string, string>> _query;

    private ListRequest(ListModel model, IReadOnlyList<KeyValuePair<string, string>> query)
    {
        var options = ListOptions.Read(query);
        _query = query;
        Where = Value(options, ListOption.Filter, 8_192) is { } filter ? model.Texts.Filter(filter) : null;
        OrderBy = Value(options, ListOption.OrderBy, 1_024) is { } order ? model.Texts.OrderBy(order) : [];
        Select = Value(options, ListOption.Select, 1_024) is { } select ? ListNames.Selected(model, select) : null;
        Expand = Value(options, ListOption.Expand, 1_024) is { } expand ? ListNames.Expanded(model, expand) : s_nothing;
        Top = Value(options, ListOption.Top, 100) is { } top ? Number(ListOption.Top, "query.top", top, long.MaxValue) : null;
        Skip = Value(options, ListOption.Skip, 100) is { } skip ? (int)Number(ListOption.Skip, "query.skip", skip, int.MaxValue) : 0;
        SkipToken = Value(options, ListOption.SkipToken, 65_536);
        if (Skip > 0 && SkipToken is not null)
        {
            throw new ListQueryException(
                ListOption.Skip, "query.skip", "A page starts at $skiptoken or leaves out items by $skip, not both.");
        }

        WantsCount = Is(options, ListOption.Count, "true", "false") | Is(options, ListOption.InlineCount, "allpages", "none");
    }

    /// <summary>The condition; null for none.</summary>
    public Filter? Where { get; }

    /// <summary>The order; empty for the core's own.</summary>
    public IReadOnlyList<Sort> OrderBy { get; }

    /// <summary>The documented names of the properties to show; null for all.</summary>
    public IReadOnlySet<string>? Select { get; }

    /// <summary>The documented names of what to bring along.</summary>
    public IReadOnlySet<string> Expand { get; }

    /// <summary>How many items at most on this page and all after it; null for all.</summary>
    public long? Top { get; }

    /// <summary>How many items to leave out.</summary>
    public int Skip { get; }

    /// <summary>The core's cursor; null for the first page.</summary>
    public string? SkipToken { get; }

    /// <summary>Whether to count.</summary>
    public bool WantsCount { get; }

    /// <summary>What the caller asks.</summary>
    /// <param name="model">What is listed.</param>
    /// <param name="query">The options of the address, decoded, in its order; a name that stands there twice stands here twice.</param>
    /// <exception cref="ListQueryException">Something of it cannot be read, or is too much.</exception>
    public static ListRequest Read(ListModel model, IReadOnlyList<KeyValuePair<string, string>> query) => new(model, query);

    /// <summary>Whether a property is to be shown: it is selected (or nothing is), or brought along.</summary>
    public bool Shows(string property) => Select is null || Select.Contains(property) || Expand.Contains(property);

    /// <summary>Asks a query of the core what the caller asks; what else the query asks stays.</summary>
    public void Ask(ListQuery query)
    {
        query.Where = Where;
        query.OrderBy = OrderBy;
        query.Skip = Skip;
        query.Take = (int)Math.Min(Top ?? LargestPage, LargestPage);
        query.Cursor = SkipToken;
        query.IncludeTotal = WantsCount;
        if (query is UserQuery users)
        {
            users.Include |= (Expand.Contains("Roles") ? UserParts.Roles : 0) | (Expand.Contains("Groups") ? UserParts.Groups : 0);
        }
    }

    /// <summary>
    /// What stands behind the question mark of the next page's address, encoded; null when nothing of what was asked for is left.
    /// </summary>
    public string? Next<T>(Page<T> page)
    {
        var rest = Top - page.Items.Count;
        return page.NextCursor is null || rest <= 0 ? null : ListLink.Write(_query, rest, page.NextCursor);
    }

    private static string? Value(Dictionary<string, string> options, string option, int longest)
    {
        if (!options.TryGetValue(option, out var value))
        {
            return null;
        }

        return value.Length > longest ? throw new ListQueryException(
            option, "query.too_long", $"{option} has {value.Length} characters; at most {longest} are allowed.")
            : string.IsNullOrWhiteSpace(value)
                ? throw new ListQueryException(option, $"query.{option[1..]}", $"{option} is empty; give it a value or leave it out.")
            : value;
    }

    private static long Number(string option, string code, string value, long largest) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= largest
            ? number
            : throw new ListQueryException(option, code, $"{option} is a whole number of 0 to {largest}, not {Shown.Text(value)}.");

    private static bool Is(Dictionary<string, string> options, string option, string yes, string no) =>
        Value(options, option, 100) is { } value
        && (value.Equals(yes, StringComparison.OrdinalIgnoreCase)
            || (value.Equals(no, StringComparison.OrdinalIgnoreCase)
                ? false
                : throw new ListQueryException(option, "query.count", $"{option} is {yes} or {no}, not {Shown.Text(value)}.")));
}
