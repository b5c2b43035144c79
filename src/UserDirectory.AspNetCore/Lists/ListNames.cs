namespace UserDirectory.AspNetCore;

/// <summary>The names that <c>$select</c> and <c>$expand</c> list, with commas between them. Pure.</summary>
internal static class ListNames
{
    /// <summary>The documented names of the properties to show; null for all (<c>*</c>).</summary>
    /// <exception cref="ListQueryException">A name is unknown.</exception>
    public static IReadOnlySet<string>? Selected(ListModel model, string text)
    {
        var names = text.Split(',', StringSplitOptions.TrimEntries);
        var known = names.Where(name => name != "*").Select(name => model.Find(name)?.Name ?? model.FindExpandable(name) ?? throw Fault(
            ListOption.Select, "query.select", name, [.. model.Properties.Select(property => property.Name), .. model.Expandable, "*"]))
            .ToHashSet();
        return names.Contains("*") ? null : known;
    }

    /// <summary>The documented names of what to bring along.</summary>
    /// <exception cref="ListQueryException">A name is unknown, or something is asked of what is brought along.</exception>
    public static IReadOnlySet<string> Expanded(ListModel model, string text) =>
        text.Split(',', StringSplitOptions.TrimEntries)
            .Select(name => model.FindExpandable(name) ?? throw Fault(ListOption.Expand, "query.expand", name, model.Expandable))
            .ToHashSet();

    private static ListQueryException Fault(string option, string code, string name, IReadOnlyList<string> known) => new(
        option,
        code,
        known.Count == 0
            ? "Nothing can be brought along in this list."
            : $"{option} lists names with commas between them; there is no {Shown.Text(name)}. There are: {string.Join(", ", known)}.");
}
