using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace UserDirectory.Benchmarks.Http;

/// <summary>
/// The two hosts: the directory's APIs, and the least minimal API that answers the same by hand, with the same authentication.
/// </summary>
internal static class Hosts
{
    /// <param name="keep">Says where the directory is kept.</param>
    public static WebApplication Ours(Action<UserDirectoryBuilder> keep)
    {
        var builder = Builder();
        var directory = builder.Services.AddUserDirectory(
            options => options.Permissions.Add("invoices", "read", "list", "write", "approve"));
        keep(directory);
        directory.AddHttp();
        var app = Built(builder);
        app.MapUserDirectory();
        return app;
    }

    /// <summary>Keeps the directory in a file.</summary>
    public static Action<UserDirectoryBuilder> InFile(string path) =>
        directory => directory.UseSqlite(new SqliteConnectionStringBuilder { DataSource = path }.ToString());

    /// <param name="find">Gives a user by its id; null for none.</param>
    /// <param name="page">The users of every list.</param>
    public static WebApplication Bare(Func<Guid, BareUser?> find, BareUser[] page)
    {
        var builder = Builder();
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, BareJson.Default));
        var app = Built(builder);
        app.MapGet("/users/{id}", (Guid id) => find(id) is { } user ? Results.Ok(user) : Results.NotFound())
            .RequireAuthorization();
        app.MapGet("/users", () => new BarePage(page, null, null)).RequireAuthorization();
        return app;
    }

    private static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication(BenchAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, BenchAuthentication>(BenchAuthentication.SchemeName, null);
        builder.Services.AddAuthorization();
        return builder;
    }

    private static WebApplication Built(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseAuthentication();
        app.UseAuthorization();
        return app;
    }
}
