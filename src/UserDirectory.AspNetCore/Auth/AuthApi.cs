namespace UserDirectory.AspNetCore;

/// <summary>The operations below <c>/auth</c>.</summary>
internal static class AuthApi
{
    public static IReadOnlyList<Operation> Operations { get; } = [];
}
