using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.Benchmarks;

/// <summary>What a page of "who can" costs when all, some or few of ever more people can.</summary>
internal static class WhoCanMeasure
{
    private const int Rounds = 15;

    public static async Task<int> RunAsync(TextWriter output)
    {
        foreach (var people in new[] { 1_000, 10_000, 50_000 })
        {
            using var services = new ServiceCollection().AddUserDirectory(
                options => options.Permissions.Add("invoices", "read", "write", "approve", "pay"))
                .UseInMemory().Services.BuildServiceProvider();
            var acme = services.GetRequiredService<IUserDirectory>().AsSystem("benchmark");
            await FillAsync(acme, people);
            foreach (var (who, permission) in new[] { ("all", "invoices.read"), ("half_by_group", "invoices.write"),
                ("each_fortieth", "invoices.approve"), ("20", "invoices.pay") })
            {
                var (first, last) = (await TimeAsync(acme, permission, null), 0d);
                var page = await acme.Permissions.WhoCanAsync(permission, "home", take: 100);
                if (page.NextCursor is { } cursor)
                {
                    last = await TimeAsync(acme, permission, cursor);
                }

                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"op":"who_can","people":{{people}},"who":"{{who}}","page_us":{{first:F0}},"next_page_us":{{last:F0}}}"""));
            }
        }

        return 0;
    }

    private static async Task<double> TimeAsync(ITenantDirectory acme, string permission, string? cursor)
    {
        var times = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await acme.Permissions.WhoCanAsync(permission, "home", cursor, take: 100);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
        }

        times.Sort();
        return times[Rounds / 2];
    }

    private static async Task FillAsync(ITenantDirectory acme, int people)
    {
        await acme.Organizations.CreateAsync(new NewOrganization("home"));
        await acme.Roles.CreateAsync(new NewRole("reader", "invoices.read"));
        await acme.Roles.CreateAsync(new NewRole("writer", "invoices.write"));
        await acme.Roles.CreateAsync(new NewRole("approver", "invoices.approve"));
        await acme.Roles.CreateAsync(new NewRole("payer", "invoices.pay"));
        await acme.Groups.CreateAsync(new NewGroup("writers"));
        await acme.Roles.AssignAsync(Subject.Group("writers"), ["writer"]);
        for (var i = 0; i < people; i++)
        {
            List<EntityRef> roles = ["reader"];
            if (i % 40 == 0)
            {
                roles.Add("approver");
            }

            if (i % (people / 20) == 0)
            {
                roles.Add("payer");
            }

            await acme.Users.CreateAsync(
                new NewUser($"user{i}") { Organization = "home", Roles = roles, Groups = i % 2 == 0 ? [(EntityRef)"writers"] : [] });
        }
    }
}
