using NUnit.Framework;

namespace UserDirectory.Testing;

/// <summary>How a call must be refused.</summary>
internal static class Refused
{
    /// <summary>With this code.</summary>
    public static Task WithAsync<T>(string code, Func<ValueTask<T>> call) => WithAsync(code, Untyped(call));

    /// <summary>With this code.</summary>
    public static async Task WithAsync(string code, Func<ValueTask> call)
    {
        var refusal = await CatchAsync(call);
        Assert.That(refusal?.Code, Is.EqualTo(code), () => $"The call must be refused with {code}; it {Describe(refusal)}.");
    }

    /// <summary>Because the actor lacks this permission (rule 2).</summary>
    public static Task LackingAsync<T>(string permission, Func<ValueTask<T>> call) => LackingAsync(permission, Untyped(call));

    /// <summary>Because the actor lacks this permission (rule 2).</summary>
    public static Task LackingAsync(string permission, Func<ValueTask> call) => DeniedAsync("access.denied", permission, call);

    /// <summary>
    /// Because it would give this pattern, which the actor does not hold there (rule 3); null: one of an account that the actor may not
    /// read.
    /// </summary>
    public static Task EscalationAsync<T>(string? pattern, Func<ValueTask<T>> call) => EscalationAsync(pattern, Untyped(call));

    /// <summary>
    /// Because it would give this pattern, which the actor does not hold there (rule 3); null: one of an account that the actor may not
    /// read.
    /// </summary>
    public static Task EscalationAsync(string? pattern, Func<ValueTask> call) => DeniedAsync("access.escalation", pattern, call);

    /// <summary>The refusal that a call ends with; null when it succeeds. Anything else passes through.</summary>
    public static Task<UserDirectoryException?> CatchAsync<T>(Func<ValueTask<T>> call) => CatchAsync(Untyped(call));

    /// <summary>The refusal that a call ends with; null when it succeeds. Anything else passes through.</summary>
    public static async Task<UserDirectoryException?> CatchAsync(Func<ValueTask> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (UserDirectoryException refusal)
        {
            return refusal;
        }
    }

    /// <summary>The errors of an input that is refused, each written <c>Field code</c>, sorted.</summary>
    public static async Task<IReadOnlyList<string>> InputAsync<T>(Func<ValueTask<T>> call)
    {
        var refusal = await CatchAsync(call);
        Assert.That(refusal, Is.TypeOf<InvalidInputException>(), () => $"The input must be refused; it {Describe(refusal)}.");
        return [.. ((InvalidInputException)refusal!).Errors.Select(error => $"{error.Field} {error.Code}").Order(StringComparer.Ordinal)];
    }

    private static async Task DeniedAsync(string code, string? permission, Func<ValueTask> call)
    {
        var refusal = await CatchAsync(call);
        Assert.That(
            (refusal?.Code, (refusal as AccessDeniedException)?.Permission),
            Is.EqualTo((code, permission)),
            () => $"The call must be refused for want of {permission}; it {Describe(refusal)}.");
    }

    private static Func<ValueTask> Untyped<T>(Func<ValueTask<T>> call) => async () => await call();

    private static string Describe(UserDirectoryException? refusal) =>
        refusal is null ? "was carried out" : $"was refused with {refusal.Code}: {refusal.Message}";
}
