using Microsoft.Extensions.DependencyInjection;
using UserDirectory;

namespace QuickStart;

/// <summary>The whole sample, from two files to an explained decision.</summary>
public sealed class Tour(Arguments arguments, TextWriter output)
{
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var people = new PeopleFile(arguments.People);
        var organizations = new OrganizationsFile(arguments.Organizations);

        // To the end, so that a malformed file is found before anything is made of it.
        await PrintRosterAsync(people, cancellationToken);

        await using var provider = Provider(arguments.Store);
        var directory = provider.GetRequiredService<IUserDirectory>();
        var acme = directory.AsSystem("quick-start");
        var earlier = await EarlierRun.FindAsync(acme, cancellationToken);

        await new Company(acme, output).CreateAsync(organizations, cancellationToken);
        var refused = await new PeopleImport(acme, people, earlier, output).RunAsync(cancellationToken);
        await new Managers(acme, people, earlier, output).SetAsync(refused, cancellationToken);
        var ann = await new Walkthrough(directory, acme, output).RunAsync(earlier, cancellationToken);
        await PrintFactsAsync(acme, ann, cancellationToken);
        if (arguments.CopyTo is { } store)
        {
            await CopyAsync(directory, store, ann, cancellationToken);
        }
    }

    private async Task CopyAsync(IUserDirectory directory, string store, User ann, CancellationToken cancellationToken)
    {
        await using var provider = Provider(store);
        var copy = provider.GetRequiredService<IUserDirectory>();
        var tenant = await directory.Tenants.CopyAsync(Tenant.DefaultKey, copy, cancellationToken);
        output.WriteLine();
        output.WriteLine($"Copied from {arguments.Store} to {store}. The same, asked there:");
        await PrintFactsAsync(copy.Tenant(tenant.Id).AsSystem("quick-start"), ann, cancellationToken);
    }

    private async Task PrintFactsAsync(ITenantDirectory acme, User ann, CancellationToken cancellationToken)
    {
        await new Answers(acme, output).PrintAsync(ann, cancellationToken);
        await new Feed(acme, output).PrintAsync(cancellationToken);
    }

    private ServiceProvider Provider(string store)
    {
        var services = new ServiceCollection();
        var builder = services.AddUserDirectory(options => options.Permissions.Add("invoices", "read", "list", "write", "approve"));
        return (store == Arguments.Sqlite ? builder.UseSqlite($"Data Source={arguments.Database}") : builder.UseInMemory())
            .Services.BuildServiceProvider();
    }

    private async Task PrintRosterAsync(PeopleFile people, CancellationToken cancellationToken)
    {
        int count = 0, broken = 0;
        await foreach (var person in people.ReadAsync(cancellationToken))
        {
            count++;
            broken += person.HasBrokenName ? 1 : 0;
        }

        output.WriteLine($"{people.Name}: {count} people, {broken} with a name broken over lines, which is read as one line.");
    }
}
