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

        var services = new ServiceCollection();
        var builder = services.AddUserDirectory(options => options.Permissions.Add("invoices", "read", "list", "write", "approve"));
        _ = arguments.Database is { } file ? builder.UseSqlite($"Data Source={file}") : builder.UseInMemory();
        await using var provider = services.BuildServiceProvider();
        var directory = provider.GetRequiredService<IUserDirectory>();
        var acme = directory.AsSystem("quick-start");

        await new Company(acme, output).CreateAsync(organizations, cancellationToken);
        var refused = await new PeopleImport(acme, people, output).RunAsync(cancellationToken);
        await new Managers(acme, people, output).SetAsync(refused, cancellationToken);
        var ann = await new Walkthrough(directory, acme, output).RunAsync(cancellationToken);
        await new Answers(acme, output).PrintAsync(ann, cancellationToken);
        await new Feed(acme, output).PrintAsync(cancellationToken);
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
