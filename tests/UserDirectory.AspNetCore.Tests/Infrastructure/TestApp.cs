using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UserDirectory.AspNetCore.Tests.Contract;

namespace UserDirectory.AspNetCore.Tests;

/// <summary>An application with a directory and all of its APIs, and a client for each of its users.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HostFile? _file;

    private TestApp(WebApplication app, HostFile? file) => (_app, _file) = (app, file);

    public IServiceProvider Services => _app.Services;

    public IUserDirectory Directory => _app.Services.GetRequiredService<IUserDirectory>();

    /// <summary>The tenant <c>contoso</c>, of which the routes without a tenant speak, as the system.</summary>
    public ITenantDirectory System => Directory.Tenant("contoso").AsSystem("test");

    /// <summary>The other tenant, <c>fabrikam</c>, as the system.</summary>
    public ITenantDirectory Other => Directory.Tenant("fabrikam").AsSystem("test");

    public HttpClient Anonymous => Client();

    /// <summary>
    /// Starts one with the tenants <c>contoso</c> (organizations <c>lisbon</c> with <c>atlas</c>, a project, below it, and <c>porto</c>)
    /// and <c>fabrikam</c> (<c>seattle</c>).
    /// </summary>
    /// <param name="services">Adds to the services, after the directory's.</param>
    /// <param name="http">Sets how the directory is served.</param>
    /// <param name="directory">Adds to the directory, for example a notifier.</param>
    /// <param name="map">Adds to the application, before the directory's routes.</param>
    /// <param name="create">Begins the application; null for an ordinary one.</param>
    /// <param name="store">Where the directory is kept.</param>
    public static async Task<TestApp> StartAsync(
        Action<IServiceCollection>? services = null,
        Action<UserDirectoryHttpOptions>? http = null,
        Action<UserDirectoryBuilder>? directory = null,
        Action<WebApplication>? map = null,
        Func<WebApplicationBuilder>? create = null,
        HostStore store = HostStore.Memory)
    {
        // Nobody changes the settings of a test, and a machine can watch so many files only.
        var builder = create?.Invoke() ?? WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication(TestAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TestAuthentication>(TestAuthentication.SchemeName, null);
        builder.Services.AddAuthorization();
        var added = builder.Services.AddUserDirectory(options =>
        {
            options.Permissions.Add("invoices", "read", "write", "approve");
            options.Passwords.VerifyPbkdf2 = false;
        });
        added.UsePasswordHasher(new QuickHasher());
        var file = Keep(added, store);
        added.AddHttp(options =>
        {
            options.Tenant = "contoso";
            http?.Invoke(options);
        });
        directory?.Invoke(added);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        map?.Invoke(app);
        app.MapUserDirectory();
        var test = new TestApp(app, file);
        await test.FillAsync();
        await app.StartAsync();
        return test;
    }

    /// <summary>A client that is signed in as an account, by its id or external id.</summary>
    public HttpClient As(object name, params string[] claims)
    {
        var client = Client();
        client.DefaultRequestHeaders.Add(TestAuthentication.NameHeader, name.ToString());
        foreach (var claim in claims)
        {
            client.DefaultRequestHeaders.Add(TestAuthentication.ClaimsHeader, claim);
        }

        return client;
    }

    /// <summary>A body of JSON, given as it is.</summary>
    public static StringContent Json(string text, string type = "application/json") =>
        new(text, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));

    /// <summary>
    /// A user with one role that holds these permissions at a place, and a membership there; tenant-wide without a place.
    /// </summary>
    public async Task<Guid> HolderAsync(string key, EntityRef place, params string[] permissions)
    {
        var user = await System.Users.CreateAsync(new NewUser(key) { Organization = place });
        if (permissions.Length > 0)
        {
            var role = await System.Roles.CreateAsync(new NewRole($"{key}-role", permissions));
            await System.Roles.AssignAsync(user.Id, [role.Id], place);
        }

        return user.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _file?.Dispose();
    }

    private static HostFile? Keep(UserDirectoryBuilder directory, HostStore store)
    {
        if (store == HostStore.Memory)
        {
            directory.UseInMemory();
            return null;
        }

        var file = new HostFile();
        file.Keep(directory);
        return file;
    }

    // Whatever a test is about, its requests and answers are what the document says.
    private HttpClient Client()
    {
        var server = _app.GetTestServer();
        return new(new ContractHandler(server.CreateHandler())) { BaseAddress = server.BaseAddress };
    }

    private async Task FillAsync()
    {
        await Directory.Tenants.CreateAsync(new NewTenant("contoso") { Administrator = new NewUser("admin@contoso.example") });
        await Directory.Tenants.CreateAsync(new NewTenant("fabrikam") { Administrator = new NewUser("admin@fabrikam.example") });
        await System.Organizations.CreateAsync(new NewOrganization("lisbon") { Name = "Lisbon" });
        await System.Organizations.CreateAsync(new NewOrganization("atlas") { Parent = "lisbon", Label = "project" });
        await System.Organizations.CreateAsync(new NewOrganization("porto") { Name = "Porto" });
        await Other.Organizations.CreateAsync(new NewOrganization("seattle"));
    }
}
