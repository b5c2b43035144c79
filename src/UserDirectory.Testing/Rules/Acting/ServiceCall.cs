namespace UserDirectory.Testing;

/// <summary>A call of a service on a handle, as the table of all of them knows it.</summary>
/// <param name="Name">The interface and the method, <c>IUserService.GetAsync</c>; after a blank what is special about this call of
/// it.</param>
/// <param name="Permission">What a user must hold for it (rule 2).</param>
/// <param name="Names">What it names.</param>
/// <param name="Run">Makes the call. Gives what it returns.</param>
internal sealed record ServiceCall(
    string Name, string Permission, CallNames Names, Func<ITenantDirectory, CallTargets, ValueTask<object?>> Run)
{
    /// <summary>Another permission that is enough in place of <see cref="Permission"/>; null when there is none.</summary>
    public string? OrElse { get; init; }

    /// <summary>
    /// Another permission that is enough when it is held tenant-wide, whatever is held at the place; null when there is none.
    /// </summary>
    public string? OrElseTenantWide { get; init; }

    /// <summary>Whether the permission is asked at the tenant; else at the targets' organization.</summary>
    public bool AsksAtTenant { get; init; }

    /// <summary>Whether it is asked at the organization above.</summary>
    public bool AsksAbove { get; init; }

    /// <summary>What the actor must hold besides, at the same place: of rules 2 and 3.</summary>
    public IReadOnlyList<string> AlsoNeeds { get; init; } = [];

    /// <summary>Whether an account may do it to itself without any permission.</summary>
    public bool AllowsSelf { get; init; }

    /// <summary>The interface and the method.</summary>
    public string Method => Name.Split(' ')[0];
}
