using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>The members that a body must have.</summary>
internal static class NeededMembers
{
    private const string Missing = "This is needed.";

    /// <exception cref="HttpRefusal">One of them is not there, or null; all such are listed.</exception>
    public static void MustBeThere(params ReadOnlySpan<(string Path, object? Value)> members)
    {
        var missing = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (path, value) in members)
        {
            if (value is null)
            {
                missing.Add(path, [Missing]);
            }
        }

        if (missing.Count > 0)
        {
            throw new HttpRefusal(StatusCodes.Status400BadRequest, "member.missing", $"The body needs: {string.Join(", ", missing.Keys)}.") { Errors = missing };
        }
    }
}
