using UserDirectory;
using WebHost;

var isStarted = false;
try
{
    await using var app = Application.Build(args);
    var settings = app.Services.GetRequiredService<DirectorySettings>();
    var password = settings.AdminPassword ?? Greeting.NewPassword();
    var isFirst = await Seed.RunAsync(app.Services.GetRequiredService<IUserDirectory>(), password, CancellationToken.None);
    await app.StartAsync();
    isStarted = true;
    Greeting.Say(app.Services.GetRequiredService<PublicAddress>().Root, settings, isFirst, password);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception refused) when (!isStarted && StartRefusal.Of(refused) is not null)
{
    await Console.Error.WriteLineAsync(StartRefusal.Of(refused));
    return 2;
}
