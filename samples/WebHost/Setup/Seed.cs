using UserDirectory;

namespace WebHost;

/// <summary>Fills an empty directory, once: two tenants, a few organizations and people. What is there already is left alone.</summary>
internal static class Seed
{
    public const string Tenant = "contoso";
    public const string Administrator = "admin@contoso.example";

    private static readonly (string Key, string Given, string Family, string Organization)[] s_people =
    [
        ("ana.silva@contoso.example", "Ana", "Silva", "lisbon"),
        ("bruno.costa@contoso.example", "Bruno", "Costa", "lisbon"),
        ("carla.dias@contoso.example", "Carla", "Dias", "atlas"),
        ("diego.reis@contoso.example", "Diego", "Reis", "porto"),
        ("eva.lima@contoso.example", "Eva", "Lima", "porto"),
    ];

    /// <returns>Whether the directory was empty.</returns>
    public static async Task<bool> RunAsync(IUserDirectory directory, string password, CancellationToken cancellationToken)
    {
        if (await directory.Tenants.FindAsync(Tenant, cancellationToken) is not null)
        {
            return false;
        }

        await TenantAsync(directory, "fabrikam", "Fabrikam", "admin@fabrikam.example", password, cancellationToken);
        await directory.Tenant("fabrikam")
            .AsSystem("seed").Organizations.CreateAsync(new NewOrganization("seattle") { Name = "Seattle" }, cancellationToken);

        // The tenant that is looked for comes last: a start that is killed before begins again.
        await TenantAsync(directory, Tenant, "Contoso", Administrator, password, cancellationToken);
        await directory.Tenant(Tenant).AsSystem("seed")
            .InOneCommitAsync(contoso => FillAsync(contoso, cancellationToken), cancellationToken);
        return true;
    }

    private static async Task TenantAsync(
        IUserDirectory directory, string key, string name, string administrator, string password, CancellationToken cancellationToken)
    {
        if (await directory.Tenants.FindAsync(key, cancellationToken) is not null)
        {
            return;
        }

        try
        {
            await directory.Tenants.CreateAsync(
                new NewTenant(key)
                {
                    Name = name,
                    Administrator = new NewUser(administrator)
                    {
                        DisplayName = "Administrator",
                        GivenName = "Admin",
                        FamilyName = name,
                        Email = administrator,
                        IsEmailVerified = true,
                        Password = password,
                        IsPasswordTemporary = false,
                    },
                },
                cancellationToken);
        }
        catch (InvalidInputException refused)
        {
            // Nothing else here comes from outside.
            throw new SettingException("Directory:AdminPassword", refused);
        }
    }

    private static async ValueTask FillAsync(ITenantDirectory contoso, CancellationToken cancellationToken)
    {
        await contoso.Organizations.CreateAsync(
            new NewOrganization("lisbon") { Name = "Lisbon", Type = OrganizationType.Test }, cancellationToken);
        await contoso.Organizations.CreateAsync(new NewOrganization("porto") { Name = "Porto" }, cancellationToken);
        await contoso.Organizations.CreateAsync(
            new NewOrganization("atlas") { Name = "Atlas", Parent = "lisbon", Label = "project" }, cancellationToken);
        foreach (var (key, given, family, organization) in s_people)
        {
            await contoso.Users.CreateAsync(
                new NewUser(key)
                {
                    DisplayName = $"{given} {family}",
                    GivenName = given,
                    FamilyName = family,
                    Email = key,
                    Organization = organization
                }, cancellationToken);
        }
    }
}
