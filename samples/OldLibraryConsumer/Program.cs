using Microsoft.Extensions.DependencyInjection;
using OldLibraryConsumer;
using PackageConsumer;
using UserDirectory;

// A library for .NET Standard 2.0 in an application for .NET 10 that pins the oldest abstractions. Ends with 1 when something is not as it
// must be.
var results = new Results();
var services = new ServiceCollection();
services.AddUserDirectory(options => options.Permissions.Add("invoices", "read", "write", "approve")).UseInMemory();
await using var provider = services.BuildServiceProvider();
var directory = provider.GetRequiredService<IUserDirectory>();

foreach (var (task, isDone) in await Roster.TasksAsync(directory))
{
    results.Check(task, isDone);
}

results.Check("import through the library", await Roster.ImportAsync(directory.Tenant("acme").AsSystem("import"), PeopleAsync()) == 2);
return results.ExitCode;

static async IAsyncEnumerable<ImportRow> PeopleAsync()
{
    yield return new ImportRow { Key = "eve" };
    await Task.Yield();
    yield return new ImportRow { Key = "max" };
}
