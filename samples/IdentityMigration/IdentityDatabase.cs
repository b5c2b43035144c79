using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace IdentityMigration;

/// <summary>The database of an application that uses ASP.NET Core Identity: users, roles and claims as its templates make them.</summary>
public sealed class IdentityDatabase(DbContextOptions<IdentityDatabase> options) : IdentityDbContext<IdentityUser>(options);
