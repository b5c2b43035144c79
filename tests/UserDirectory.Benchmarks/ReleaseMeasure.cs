using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.Benchmarks;

/// <summary>
/// What is left in memory when many accounts have come and gone, and what a creation costs before and after an organization of as many was
/// deleted.
/// </summary>
internal static class ReleaseMeasure
{
    private const int Residents = 10_000;
    private const int Guests = 50_000;
    private const int KeptChanges = 1_000;
    private const int Commits = 12_000;
    private const int Creates = 400;

    public static async Task<int> RunAsync(TextWriter output)
    {
        var services = new ServiceCollection();
        services.AddUserDirectory(options =>
        {
            options.Permissions.Add("invoices", "read", "list", "write", "approve");
            options.KeepDeletedUsersFor = TimeSpan.Zero;
        }).UseInMemory(options => options.KeptChanges = KeptChanges);
        await using var provider = services.BuildServiceProvider();
        var acme = provider.GetRequiredService<IUserDirectory>().AsSystem("benchmark");
        for (var i = 0; i < 8; i++)
        {
            await acme.Roles.CreateAsync(new NewRole($"role{i}", "invoices.read"));
        }

        await acme.Organizations.CreateAsync(new NewOrganization("home"));
        await FillAsync(acme, "resident", Residents, "home");
        await CommitAsync(acme, Commits);
        await CreateAsync(acme, "warm", Creates);

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var atRest = await CreateAsync(acme, "before", Creates);
        await acme.Organizations.CreateAsync(new NewOrganization("guests"));
        await FillAsync(acme, "guest", Guests, "guests");
        var began = Stopwatch.GetTimestamp();
        await acme.Organizations.DeleteAsync("guests");
        var deletion = Stopwatch.GetElapsedTime(began);
        var afterwards = await CreateAsync(acme, "after", Creates);
        await CommitAsync(acme, 64);
        var later = await CreateAsync(acme, "later", Creates);
        for (var i = 0; i < Guests; i++)
        {
            await acme.Users.DeleteAsync($"guest{i}");
        }

        foreach (var name in new[] { "before", "after", "later" })
        {
            for (var i = 0; i < Creates; i++)
            {
                await acme.Users.DeleteAsync($"{name}{i}");
            }
        }

        await CommitAsync(acme, Commits);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"op":"release.heap","residents":{{Residents}},"guests":{{Guests}},"before_bytes":{{before}},"after_bytes":"""
                + $$"""{{after}},"ratio":{{(double)after / before:F3}}}"""));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"op":"release.create","delete_ms":{{deletion.TotalMilliseconds:F0}},"at_rest":{{atRest}},"after_delete":"""
                + $$"""{{afterwards}},"window_gone_by":{{later}}}"""));
        GC.KeepAlive(acme);
        return 0;
    }

    /// <summary>The median time and the average allocation of a creation, as JSON.</summary>
    private static async Task<string> CreateAsync(ITenantDirectory acme, string name, int count)
    {
        var times = new List<double>();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < count; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await acme.Users.CreateAsync(new NewUser($"{name}{i}") { Organization = "home", Roles = ["role0"] });
            times.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
        }

        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / count;
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $$"""{"us":{{times[count / 2]:F1}},"bytes":{{allocated}}}""");
    }

    private static async Task CommitAsync(ITenantDirectory acme, int commits)
    {
        for (var i = 0; i < commits; i++)
        {
            await acme.Users.UpdateAsync("resident0", new UserUpdate { DisplayName = $"Resident {i % 10}" });
        }
    }

    private static async Task FillAsync(ITenantDirectory acme, string name, int count, string organization)
    {
        for (var i = 0; i < count; i++)
        {
            await acme.Users.CreateAsync(new NewUser($"{name}{i}")
            {
                Email = $"{name}{i}@acme.example",
                ExternalId = $"{name}-{i}",
                DisplayName = $"{Names.Given(i)} {Names.Family(i)}",
                Organization = organization,
                Roles = [.. Enumerable.Range(0, 2 + (i % 7)).Select(role => (EntityRef)$"role{role}")],
            });
        }
    }
}
