using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UserDirectory;

namespace IdentityMigration;

/// <summary>Identity's users as rows of an import, streamed out of the database.</summary>
public static class IdentityRows
{
    public static async IAsyncEnumerable<ImportRow> ReadAsync(IdentityDatabase database)
    {
        var users =
            from user in database.Users.AsNoTracking()
            orderby user.Id
            select new
            {
                User = user,
                Roles = (from given in database.UserRoles
                         join role in database.Roles on given.RoleId equals role.Id
                         where given.UserId == user.Id
                         select role.Name).ToList(),
                Claims = database.UserClaims.Where(claim => claim.UserId == user.Id).ToList(),
            };
        await foreach (var found in users.AsAsyncEnumerable())
        {
            yield return RowOf(found.User, found.Roles, found.Claims);
        }
    }

    private static ImportRow RowOf(IdentityUser user, IReadOnlyList<string> roles, IEnumerable<IdentityUserClaim<string>> claims)
    {
        var lockedUntil = user.LockoutEnabled ? user.LockoutEnd : null;

        // For good, as administrators do it, is no lock-out here: a new password would end that.
        var isLockedForGood = lockedUntil is { Year: 9999 };
        return new()
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
            Attributes = Attributes(user, claims),
        };
    }

    // What claims say of a person. Those that let somebody do something belong into roles, as permissions.
    private static Dictionary<string, string?> Attributes(IdentityUser user, IEnumerable<IdentityUserClaim<string>> claims)
    {
        var attributes = claims.GroupBy(claim => claim.ClaimType!)
            .ToDictionary(same => same.Key, same => (string?)string.Join(';', same.Select(claim => claim.ClaimValue).Order()));
        attributes["phone"] = user.PhoneNumber;
        return attributes;
    }
}
