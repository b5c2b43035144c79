using Scalar.AspNetCore;

namespace WebHost;

/// <summary>The application, built and not started.</summary>
internal static class Application
{
    /// <param name="args">Settings, which win over those of the environment.</param>
    /// <param name="configure">Registers services after the application's own; nothing unless given.</param>
    /// <exception cref="SettingException">A setting is not what it may be.</exception>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        var settings = DirectorySettings.Read(builder.Configuration);
        Logging.Configure(builder.Logging);
        Services.Add(builder.Services, settings);
        configure?.Invoke(builder.Services);

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
