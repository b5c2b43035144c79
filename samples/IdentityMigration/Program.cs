using IdentityMigration;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UserDirectory;

var folder = Directory.CreateTempSubdirectory("identity-").FullName;
var file = Path.Combine(folder, "identity.db");
var target = Path.Combine(folder, "directory.db");
try
{
    var services = new ServiceCollection();
    services.AddLogging();
    services.AddDbContext<IdentityDatabase>(options => options.UseSqlite($"Data Source={file};Pooling=False"));
    services.AddIdentityCore<IdentityUser>().AddRoles<IdentityRole>().AddEntityFrameworkStores<IdentityDatabase>();
    services.Configure<PasswordHasherOptions>(options => options.IterationCount = QuickHasher.Iterations);
    await using var identity = services.BuildServiceProvider();
    await using var scope = identity.CreateAsyncScope();
    var seeded = await new Seed(scope.ServiceProvider).FillAsync();
    Console.WriteLine($"ASP.NET Core Identity has {seeded.Count} users in {Path.GetFileName(file)}.");

    var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
    var hold = true;
    await using (var host = Migration.Directory(target, isQuick: true))
    {
        var directory = host.GetRequiredService<IUserDirectory>().AsSystem("migration");
        var findings = new Findings(directory, seeded);
        var migration = new Migration(database, directory);
        await migration.MakeRolesAsync();
        var first = await migration.RunAsync();
        findings.Say($"{first.GetValueOrDefault(ImportOutcome.Created)} of {seeded.Count} are moved into {Path.GetFileName(target)}",
            first.GetValueOrDefault(ImportOutcome.Created) == seeded.Count);
        await findings.CompareUsersAsync();
        await findings.SignInAsync(seeded, "with Identity's hasher");
        hold &= findings.Hold;
    }

    // Another start of the host, on the same file.
    await using (var host = Migration.Directory(target, isQuick: true))
    {
        var directory = host.GetRequiredService<IUserDirectory>().AsSystem("migration");
        var findings = new Findings(directory, seeded);
        var migration = new Migration(database, directory);
        var number = await directory.Changes.GetLatestNumberAsync();
        await migration.MakeRolesAsync();
        var second = await migration.RunAsync();
        findings.Say($"{second.GetValueOrDefault(ImportOutcome.Unchanged)} are unchanged by a second run, on the file",
            second.GetValueOrDefault(ImportOutcome.Unchanged) == seeded.Count && await directory.Changes.GetLatestNumberAsync() == number);
        await findings.CompareUsersAsync();
        hold &= findings.Hold;
    }

    // As in a real host, each with two hashes of 220,000 iterations: so only some.
    var some = seeded.Where(person => person.Password is not null && person.Lock == SeededLock.None)
        .GroupBy(person => person.IsOld).SelectMany(same => same.Take(8)).ToList();
    await using var defaultHost = Migration.Directory(Path.Combine(folder, "default.db"), isQuick: false);
    var defaultDirectory = defaultHost.GetRequiredService<IUserDirectory>().AsSystem("migration");
    var defaultMigration = new Migration(database, defaultDirectory);
    var defaultFindings = new Findings(defaultDirectory, some);
    await defaultMigration.MakeRolesAsync();
    await defaultMigration.RunAsync();
    await defaultFindings.SignInAsync(some, "with the directory's own hasher");

    return hold && defaultFindings.Hold ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
