using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Wire;

/// <summary>A client is told that the store cannot do it now and when to try again, and nothing of where the store is.</summary>
public sealed class StoreFaultTests
{
    [TestCase("store.busy", "1")]
    [TestCase("store.full", "5")]
    public async Task A_typed_fault_is_told_by_its_code(string code, string seconds) =>
        await IsToldAsync(new StoreException(code, "No room in /srv.", new IOException("/srv/directory.db")), code, seconds);

    [Test]
    public async Task Any_other_is_a_store_that_does_not_answer() =>
        await IsToldAsync(new IOException("No room in /srv."), "store.unavailable", "5");

    private static async Task IsToldAsync(Exception fault, string code, string seconds)
    {
        await using var app = await TestApp.StartAsync(services: UnreachableDirectory.Register);
        using var admin = app.As((await app.System.Users.GetAsync("admin@contoso.example")).Id);
        UnreachableDirectory.CutOff(app.Directory, fault);

        using var answer = await admin.GetAsync("/api/contoso/lisbon/identity/users/ann");

        ((int)answer.StatusCode, answer.Headers.RetryAfter!.ToString()).Should().Be((503, seconds));
        (await answer.Content.ReadAsStringAsync()).Should().Contain(code).And.NotContain("/srv");
    }
}
