using Scalar.AspNetCore;

namespace WebHost;

/// <summary>The application, built and not started.</summary>
internal static class Application
{
    /// <exception cref="SettingException">A setting is not what it may be.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var settings = DirectorySettings.Read(builder.Configuration);
        Logging.Configure(builder.Logging);
        Services.Add(builder.Services, settings);

        var app = builder.Build();
        app.UseSecurityHeaders();
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
        return app;
    }
}
