using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using UserDirectory;

namespace WebHost.Tests;

/// <summary>
/// The sample in the tests' own process, on a free port, so that what it has done can be looked at. Passwords are hashed in no time;
/// <see cref="HostProcess"/> has the real hash.
/// </summary>
internal sealed class RunningHost : IAsyncDisposable
{
    public const string Password = "correct horse battery staple";
    public const string Admin = "admin@contoso.example";

    private readonly WebApplication _app;

    private RunningHost(WebApplication app, string outbox)
    {
        _app = app;
        Outbox = outbox;
        Root = app.Services.GetRequiredService<PublicAddress>().Root;
        Client = new() { BaseAddress = Root };
    }

    public string Outbox { get; }

    public Uri Root { get; }

    public HttpClient Client { get; }

    public IUserDirectory Users => _app.Services.GetRequiredService<IUserDirectory>();

    public ITenantDirectory Contoso => Users.Tenant("contoso").AsSystem("test");

    /// <param name="settings">Settings below <c>Directory</c>, such as <c>RateLimits:PerAddress=3</c>.</param>
    public static async Task<RunningHost> StartAsync(params string[] settings)
    {
        var outbox = Path.Combine(Path.GetTempPath(), $"webhost-{Guid.NewGuid():N}");
        string[] standard =
        [
            "--urls=http://127.0.0.1:0", "--Directory:Provider=memory", $"--Directory:AdminPassword={Password}",
            $"--Directory:OutboxFolder={outbox}",
        ];
        var app = Application.Build([.. standard, .. settings.Select(setting => $"--Directory:{setting}")], Hash);
        await Seed.RunAsync(app.Services.GetRequiredService<IUserDirectory>(), Password, CancellationToken.None);
        await app.StartAsync();
        return new(app, outbox);
    }

    private static void Hash(IServiceCollection services) =>
        services.AddSingleton<IPasswordHasher, QuickHasher>()
            .Configure<UserDirectoryOptions>(options => options.Passwords.VerifyPbkdf2 = false);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        if (Directory.Exists(Outbox))
        {
            Directory.Delete(Outbox, recursive: true);
        }
    }
}
