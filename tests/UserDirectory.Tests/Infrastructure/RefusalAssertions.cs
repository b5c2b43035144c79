using FluentAssertions;

namespace UserDirectory.Tests;

/// <summary>Says in one line how a call must be refused.</summary>
internal static class RefusalAssertions
{
    /// <summary>The call is refused with this code.</summary>
    public static async Task ShouldBeRefusedAsync(this Func<Task> call, string code) =>
        (await call.Should().ThrowAsync<UserDirectoryException>()).Which.Code.Should().Be(code);

    /// <summary>The call is refused because the actor lacks this permission.</summary>
    public static async Task ShouldLackAsync(this Func<Task> call, string permission) =>
        (await call.Should().ThrowAsync<AccessDeniedException>()).Which
            .Should().BeEquivalentTo(new { Code = "access.denied", Permission = permission });

    /// <summary>
    /// The call is refused because it would give this pattern without holding it; null: one of an account that the actor may not read.
    /// </summary>
    public static async Task ShouldEscalateAsync(this Func<Task> call, string? pattern) =>
        (await call.Should().ThrowAsync<AccessDeniedException>()).Which
            .Should().BeEquivalentTo(new { Code = "access.escalation", Permission = pattern });

    /// <summary>The input is refused with exactly these errors, each written <c>Field code</c>.</summary>
    public static async Task ShouldBeInvalidAsync(this Func<Task> call, params string[] errors) =>
        (await call.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Select(error => $"{error.Field} {error.Code}")
            .Should().BeEquivalentTo(errors);
}
