using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>What a body must have.</summary>
internal static class NeededMembers
{
    private const string Code = "body.member_missing";
    private const string Missing = "This is needed.";

    /// <exception cref="HttpRefusal">One of the members is not there, or null; all such are listed.</exception>
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
            throw new HttpRefusal(
                StatusCodes.Status400BadRequest, Code, $"The body needs: {string.Join(", ", missing.Keys)}.")
            { Errors = missing };
        }
    }

    /// <summary>The value that a body is, which must not be null.</summary>
    public static T Value<T>(T? value)
        where T : struct => value ?? throw HttpRefusal.Invalid(MemberNames.Body, Code, Missing);

    /// <inheritdoc cref="Value{T}(T?)"/>
    public static string Value(string? value) => value ?? throw HttpRefusal.Invalid(MemberNames.Body, Code, Missing);
}
