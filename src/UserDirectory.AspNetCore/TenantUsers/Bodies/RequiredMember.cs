namespace UserDirectory.AspNetCore;

/// <summary>Refuses bodies without the members that they need, all at once.</summary>
internal static class RequiredMember
{
    private const string Code = "body.member_missing";
    private static readonly string[] s_message = ["This is needed."];

    public static void Check(Dictionary<string, string[]> missing, string path, bool isThere)
    {
        if (!isThere)
        {
            missing.Add(path, s_message);
        }
    }

    /// <exception cref="HttpRefusal">One is missing.</exception>
    public static void ThrowIfAny(Dictionary<string, string[]> missing)
    {
        if (missing.Count > 0)
        {
            throw new HttpRefusal(Microsoft.AspNetCore.Http.StatusCodes.Status400BadRequest, Code, $"The body needs: {string.Join(", ", missing.Keys)}.") { Errors = missing };
        }
    }

    /// <summary>The value that a body is, which must not be null.</summary>
    public static T Value<T>(T? value)
        where T : struct => value ?? throw HttpRefusal.Invalid(MemberNames.Body, Code, s_message[0]);

    /// <inheritdoc cref="Value{T}(T?)"/>
    public static string Value(string? value) => value ?? throw HttpRefusal.Invalid(MemberNames.Body, Code, s_message[0]);
}
