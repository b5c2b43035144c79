using System.Reflection;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace UserDirectory.AspNetCore.Tests.Authorization;

/// <summary>
/// A slim host with endpoints of its own and, in the tenant <c>default</c>, organizations <c>lisbon</c> and <c>porto</c>.
/// </summary>
internal sealed class PermissionHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PermissionHost(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public ITenantDirectory System => _app.Services.GetRequiredService<IUserDirectory>().AsSystem("test");

    public RecordedLog Log => _app.Services.GetRequiredService<RecordedLog>();

    /// <param name="map">Maps the host's endpoints.</param>
    /// <param name="before">Registers services before the directory.</param>
    /// <param name="after">Registers services after it.</param>
    public static async Task<PermissionHost> StartAsync(
        Action<WebApplication> map, Action<IServiceCollection>? before = null, Action<IServiceCollection>? after = null)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ApplicationName = Assembly.GetExecutingAssembly().GetName().Name });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug);
        before?.Invoke(builder.Services);
        builder.Services.AddSingleton<RecordedLog>().AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<RecordedLog>());
        builder.Services.AddAuthentication(TestAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TestAuthentication>(TestAuthentication.SchemeName, null);
        builder.Services.AddUserDirectory(options => options.Permissions.Add("invoices", "read", "approve")).UseInMemory().AddHttp();
        after?.Invoke(builder.Services);
        var host = new PermissionHost(builder.Build());
        map(host._app);
        try
        {
            await host._app.StartAsync();
            await host.System.Organizations.CreateAsync(new NewOrganization("lisbon"));
            await host.System.Organizations.CreateAsync(new NewOrganization("porto"));
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Somebody who may approve invoices at a place; tenant-wide without one.</summary>
    public async Task<Guid> ApproverAsync(string key, EntityRef place = default)
    {
        var user = await System.Users.CreateAsync(new NewUser(key) { Organization = place });
        var role = await System.Roles.CreateAsync(new NewRole($"{key}-role", "invoices.approve"));
        await System.Roles.AssignAsync(user.Id, [role.Id], place);
        return user.Id;
    }

    public HttpClient As(Guid? name, string? header = null)
    {
        var client = _app.GetTestClient();
        if (name is not null)
        {
            client.DefaultRequestHeaders.Add(TestAuthentication.NameHeader, name.ToString());
        }

        if (header is not null)
        {
            client.DefaultRequestHeaders.Add("X-Organization", header);
        }

        return client;
    }

    public async Task<int> StatusAsync(Guid? name, string path, string? header = null) =>
        (int)(await As(name, header).GetAsync(path)).StatusCode;

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
