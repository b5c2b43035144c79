using Scalar.AspNetCore;
using UserDirectory;
using WebHost;

try
{
    var builder = WebApplication.CreateBuilder(args);
    var settings = DirectorySettings.Read(builder.Configuration);
    Logging.Configure(builder.Logging);
    Services.Add(builder.Services, settings);

    await using var app = builder.Build();
    app.UseExceptionHandler();
    app.UseStatusCodePages();
    app.UseAuthentication();
    app.UseAuthorization();
    app.MapUserDirectory();
    app.MapSignIn();
    app.MapPages();
    app.MapOutbox();
    app.MapHealthChecks("/health");
    app.MapOpenApi();
    app.MapScalarApiReference();

    var password = settings.AdminPassword ?? Greeting.NewPassword();
    var isFirst = await Seed.RunAsync(app.Services.GetRequiredService<IUserDirectory>(), password, CancellationToken.None);
    await app.StartAsync();
    Greeting.Say(app.Services.GetRequiredService<PublicAddress>().Root, settings, isFirst && settings.AdminPassword is null ? password : null);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception refused) when (refused is SettingException or InvalidInputException)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 2;
}
