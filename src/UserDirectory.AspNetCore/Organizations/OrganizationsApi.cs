namespace UserDirectory.AspNetCore;

/// <summary>The operations below <c>/api/v{version}</c>.</summary>
internal static class OrganizationsApi
{
    public static IReadOnlyList<Operation> Operations { get; } = [];
}
