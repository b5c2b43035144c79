using Microsoft.AspNetCore.Identity;

namespace UserDirectory.AspNetCore.Tests.Readme;

/// <summary>The README's code for who moves from ASP.NET Core Identity: each region stands there as it is here.</summary>
internal static class IdentitySamples
{
    #region IdentityRow
    public static ImportRow RowOf(IdentityUser user, IReadOnlyList<string> roles, IEnumerable<IdentityUserClaim<string>> claims)
    {
        var lockedUntil = user.LockoutEnabled ? user.LockoutEnd : null;
        var isLockedForGood = lockedUntil is { Year: 9999 };
        return new ImportRow
        {
            Id = Guid.Parse(user.Id),
            Key = user.UserName,
            Email = user.Email,
            IsEmailVerified = user.EmailConfirmed && user.Email is not null,
            PasswordHash = user.PasswordHash,
            FailedAttempts = user.AccessFailedCount,
            LockedUntil = isLockedForGood || user.PasswordHash is null ? null : lockedUntil,
            IsActive = !isLockedForGood,
            Roles = roles,
            Attributes = claims.GroupBy(claim => claim.ClaimType!)
                .ToDictionary(same => same.Key, same => (string?)string.Join(';', same.Select(claim => claim.ClaimValue))),
        };
    }
    #endregion

    public static async Task MoveAsync(IUserDirectory directory, IAsyncEnumerable<ImportRow> rows)
    {
        #region IdentityImport
        ITenantDirectory target = directory.AsSystem("migration");
        await target.Roles.CreateAsync(new NewRole("Editor", "invoices.read", "invoices.write"));

        var moved = new Dictionary<ImportOutcome, int>();
        await foreach (ImportResult result in target.Import.ImportAsync(rows))
        {
            moved[result.Outcome] = moved.GetValueOrDefault(result.Outcome) + 1;
            foreach (InputError error in result.Errors)
            {
                Console.WriteLine($"row {result.Row} ({result.Key}), {error.Field}: {error.Message}");
            }
        }
        #endregion
    }
}
