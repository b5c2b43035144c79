using UserDirectory;

namespace QuickStart;

/// <summary>What is there before the people come: organizations, roles and groups.</summary>
public sealed class Company(ITenantDirectory acme, TextWriter output)
{
    public async Task CreateAsync(OrganizationsFile file, CancellationToken cancellationToken)
    {
        await CreateOrganizationsAsync(file, cancellationToken);

        await acme.Roles.CreateAsync(new NewRole("reader", "invoices.read", "invoices.list"), cancellationToken);
        await acme.Roles.CreateAsync(new NewRole("editor", "invoices.read", "invoices.list", "invoices.write"), cancellationToken);
        await acme.Roles.CreateAsync(new NewRole("approver", "invoices.approve"), cancellationToken);
        output.WriteLine("Roles: reader, editor, approver.");

        foreach (var key in new[] { "sales", "engineering", "finance", "support" })
        {
            await acme.Groups.CreateAsync(new NewGroup(key), cancellationToken);
        }

        await acme.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" }, cancellationToken);
        output.WriteLine("Groups: sales, sales/emea, engineering, finance, support.");
    }

    private async Task CreateOrganizationsAsync(OrganizationsFile file, CancellationToken cancellationToken)
    {
        var created = new List<Organization>();
        await foreach (var organization in file.ReadAsync(cancellationToken))
        {
            created.Add(await acme.Organizations.CreateAsync(organization, cancellationToken));
        }

        var labels = created.GroupBy(organization => organization.Label).Select(group => $"{group.Count()} {group.Key}");
        output.WriteLine($"{file.Name}: {created.Count} organizations in {created.Max(organization => organization.AncestorIds.Count + 1)} "
            + $"levels ({string.Join(", ", labels)}).");
    }
}
