using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IdentityMigration;

/// <summary>Fills Identity's database, through Identity's own managers, with people of all kinds.</summary>
public sealed class Seed(IServiceProvider services)
{
    private const int People = 1_000;
    private static readonly string[] s_roles = ["Admin", "Editor", "Viewer"];

    private readonly IdentityDatabase _database = services.GetRequiredService<IdentityDatabase>();
    private readonly UserManager<IdentityUser> _users = services.GetRequiredService<UserManager<IdentityUser>>();
    private readonly RoleManager<IdentityRole> _roles = services.GetRequiredService<RoleManager<IdentityRole>>();
    private readonly PasswordHasher<IdentityUser> _old = new(
        Options.Create(new PasswordHasherOptions { CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV2 }));

    public async Task<IReadOnlyList<SeededUser>> FillAsync()
    {
        await _database.Database.EnsureCreatedAsync();
        await using var transaction = await _database.Database.BeginTransactionAsync();
        foreach (var role in s_roles)
        {
            Must(await _roles.CreateAsync(new IdentityRole(role)));
        }

        var seeded = new List<SeededUser>(People);
        for (var i = 0; i < People; i++)
        {
            seeded.Add(await AddAsync(i));
            _database.ChangeTracker.Clear();
        }

        await transaction.CommitAsync();
        return seeded;
    }

    private async Task<SeededUser> AddAsync(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"person{number:D4}@acme.example");
        var password = number % 50 == 0 ? null : $"Correct horse {number}!";
        var lockOut = number % 25 == 1 ? SeededLock.ForAnHour : number % 50 == 2 ? SeededLock.ForGood : SeededLock.None;
        var user = new IdentityUser(name) { Email = name, EmailConfirmed = number % 10 != 3, PhoneNumber = $"+351 21 000 {number:D4}" };
        Must(password is null ? await _users.CreateAsync(user) : await _users.CreateAsync(user, password));
        IReadOnlyList<string> roles = number == 6 ? ["Admin", "Editor"] : [s_roles[1 + (number % 2)]];
        Must(await _users.AddToRolesAsync(user, roles));
        IReadOnlyList<(string Type, string Value)> claims =
            number % 7 == 0 ? [("department", $"D{number % 9}"), ("badge", "blue"), ("badge", "red")] : [("department", $"D{number % 9}")];
        Must(await _users.AddClaimsAsync(user, claims.Select(claim => new Claim(claim.Type, claim.Value))));

        var isOld = password is not null && number % 5 == 4;
        user.PasswordHash = isOld ? _old.HashPassword(user, password!) : user.PasswordHash;
        user.AccessFailedCount = number % 20 == 5 ? 2 : 0;
        user.LockoutEnd = lockOut switch
        {
            SeededLock.ForAnHour => DateTimeOffset.UtcNow.AddHours(1),
            SeededLock.ForGood => DateTimeOffset.MaxValue,
            _ => null,
        };
        Must(await _users.UpdateAsync(user));
        return new(user.Id, name, password, user.EmailConfirmed, isOld, lockOut, roles, claims);
    }

    private static void Must(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(error => error.Description)));
        }
    }
}
