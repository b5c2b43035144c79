using UserDirectory;

namespace QuickStart;

/// <summary>What is there before the people come: organizations, roles and groups. What an earlier run has made stays as it is.</summary>
public sealed class Company(ITenantDirectory acme, TextWriter output)
{
    public async Task CreateAsync(OrganizationsFile file, CancellationToken cancellationToken)
    {
        await CreateOrganizationsAsync(file, cancellationToken);

        await EnsureAsync(new NewRole("reader", "invoices.read", "invoices.list"), cancellationToken);
        await EnsureAsync(new NewRole("editor", "invoices.read", "invoices.list", "invoices.write"), cancellationToken);
        await EnsureAsync(new NewRole("approver", "invoices.approve"), cancellationToken);
        output.WriteLine("Roles: reader, editor, approver.");

        foreach (var key in new[] { "sales", "engineering", "finance", "support" })
        {
            await EnsureAsync(new NewGroup(key), cancellationToken);
        }

        await EnsureAsync(new NewGroup("emea") { Parent = "sales" }, cancellationToken);
        output.WriteLine("Groups: sales, sales/emea, engineering, finance, support.");
    }

    private async Task EnsureAsync(NewRole role, CancellationToken cancellationToken)
    {
        if (await acme.Roles.FindAsync(role.Key, cancellationToken: cancellationToken) is null)
        {
            await acme.Roles.CreateAsync(role, cancellationToken);
        }
    }

    private async Task EnsureAsync(NewGroup group, CancellationToken cancellationToken)
    {
        if (await acme.Groups.FindAsync(group.Key, cancellationToken: cancellationToken) is null)
        {
            await acme.Groups.CreateAsync(group, cancellationToken);
        }
    }

    private async Task CreateOrganizationsAsync(OrganizationsFile file, CancellationToken cancellationToken)
    {
        var all = new List<Organization>();
        await foreach (var organization in file.ReadAsync(cancellationToken))
        {
            all.Add(await acme.Organizations.FindAsync(organization.Key, cancellationToken)
                ?? await acme.Organizations.CreateAsync(organization, cancellationToken));
        }

        var labels = all.GroupBy(organization => organization.Label).Select(group => $"{group.Count()} {group.Key}");
        output.WriteLine($"{file.Name}: {all.Count} organizations in {all.Max(organization => organization.AncestorIds.Count + 1)} "
            + $"levels ({string.Join(", ", labels)}).");
    }
}
