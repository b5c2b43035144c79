using System.Text.Json.Serialization.Metadata;
using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>A page of a list in the first family: from the query of its request to its answer (J14).</summary>
internal static class ListPage
{
    // Said with the state, of which it is the name.
    private const string StatusDescription = "statusDescription";

    public static IReadOnlyList<QueryParameter> Parameters { get; } =
    [
        new(ListOption.Filter, typeof(string), "A condition, for example Status eq 'Active' and startswith(Name, 'A')."),
        new(ListOption.OrderBy, typeof(string), "The order, for example Name desc, CreatedOn."),
        new(ListOption.Select, typeof(string), "The properties to show."),
        new(ListOption.Expand, typeof(string), "What to bring along."),
        new(ListOption.Top, typeof(long), $"How many items at most; a page has {ListRequest.LargestPage} at most."),
        new(ListOption.Skip, typeof(int), "How many items to leave out."),
        new(ListOption.SkipToken, typeof(string), "Where the page begins, as the link to it says."),
        new(ListOption.Count, typeof(bool), "Whether to count."),
        new(ListOption.InlineCount, typeof(string), "allpages to count."),
    ];

    /// <summary>What the options are called, by what the core calls what they ask for.</summary>
    public static IReadOnlyDictionary<string, string> Members { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Where"] = ListOption.Filter,
        ["OrderBy"] = ListOption.OrderBy,
        ["Take"] = ListOption.Top,
        ["Skip"] = ListOption.Skip,
        ["Cursor"] = ListOption.SkipToken,
    };

    /// <exception cref="HttpRefusal">400: the query cannot be read.</exception>
    public static ListRequest Read(Call call, ListModel model)
    {
        try
        {
            return ListRequest.Read(model, [.. call.Http.Request.Query.SelectMany(
                option => option.Value, (option, value) => KeyValuePair.Create(option.Key, value ?? string.Empty))]);
        }
        catch (ListQueryException refusal)
        {
            throw HttpRefusal.Invalid(refusal.Field, refusal.Code, refusal.Message);
        }
    }

    public static ListReply<TItem> Reply<T, TItem>(
        Call call, ListRequest request, Page<T> page, Func<T, TItem> shown, JsonTypeInfo<TItem> type) =>
        new(page.Items.Select(shown), type)
        {
            Shows = request.Select is null ? null : member => Shows(request, member),
            NextPageLink = request.Next(page) is { } next ? RequestAddress.Of(call.Http.Request, string.Empty, next) : null,
            Count = request.WantsCount ? page.Total : null,
        };

    private static bool Shows(ListRequest request, string member) =>
        request.Shows(member == StatusDescription ? nameof(User.Status) : char.ToUpperInvariant(member[0]) + member[1..]);
}
