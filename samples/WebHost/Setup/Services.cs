using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using UserDirectory;

namespace WebHost;

/// <summary>What the application is made of.</summary>
internal static class Services
{
    public static void Add(IServiceCollection services, DirectorySettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<PublicAddress>();
        AddDirectory(services, settings);
        services.AddHealthChecks().AddUserDirectory();

        // Whoever is signed in signs in again after a start: the keys of the tokens are kept nowhere.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAuthentication(BearerTokenDefaults.AuthenticationScheme).AddBearerToken();
        services.AddAuthorization();
        services.AddProblemDetails();

        // A body that cannot be read is answered 400 by its endpoint, in every environment.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        Document.Add(services);
    }

    private static void AddDirectory(IServiceCollection services, DirectorySettings settings)
    {
        var directory = services.AddUserDirectory(options =>
        {
            options.Permissions.Add("invoices", "read", "write", "approve");
            options.InvitationLifetime = settings.InvitationLifetime;
        });
        _ = settings.Database is { } file
            ? directory.UseSqlite(new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString)
            : directory.UseInMemory();
        directory
            .AddHttp(options =>
            {
                options.TenantOfRequest = SignInEndpoints.TenantOf;
                options.RateLimits.PerAddress = settings.AttemptsPerAddress;
                options.RateLimits.PerAddressAndUser = settings.AttemptsPerAddressAndUser;
            })
            .AddSweeper();
        if (settings.Smtp is { } smtp)
        {
            services.AddSingleton(smtp);
            directory.UseNotifier<SmtpNotifier>();
        }
        else
        {
            directory.UseNotifier<OutboxNotifier>();
        }
    }
}
