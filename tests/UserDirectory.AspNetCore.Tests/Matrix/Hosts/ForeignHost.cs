using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>An application that was there before the directory, with settings and endpoints of its own.</summary>
/// <param name="Name">What is told of it.</param>
internal sealed record ForeignHost(string Name)
{
    private static readonly string[] s_arguments = ["--hostBuilder:reloadConfigOnChange=false"];

    public static ForeignHost OData { get; } = new("OData of its own") { Services = ODataHost.AddServices, Map = MapOData };

    public static IReadOnlyList<ForeignHost> All { get; } =
    [
        new("slim") { Create = () => WebApplication.CreateSlimBuilder(s_arguments) },
        new("cookies, fallback route and policy")
        {
            Services = AddCookies,
            Http = options => options.AuthenticationSchemes.Add(TestAuthentication.SchemeName),
            Map = MapPages,
        },
        new("snake_case and error handler")
        {
            Services = services => services.ConfigureHttpJsonOptions(
                options => options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower),
            Map = MapErrors,
        },
        OData,
    ];

    public Func<WebApplicationBuilder> Create { get; init; } = () => WebApplication.CreateBuilder(s_arguments);

    public Action<IServiceCollection> Services { get; init; } = _ => { };

    public Action<UserDirectoryHttpOptions> Http { get; init; } = _ => { };

    public Action<WebApplication> Map { get; init; } = MapOrders;

    /// <summary>Starts it as it was, without the directory.</summary>
    public async Task<WebApplication> StartAloneAsync()
    {
        var builder = Create();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication(TestAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TestAuthentication>(TestAuthentication.SchemeName, null);
        builder.Services.AddAuthorization();
        Services(builder.Services);
        var app = builder.Build();
        Map(app);
        await app.StartAsync();
        return app;
    }

    public override string ToString() => Name;

    private static void AddCookies(IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options => options.LoginPath = "/sign-in");
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static void MapPages(WebApplication app)
    {
        MapOrders(app);
        app.MapPost("/sign-in", async http =>
            await http.SignInAsync((await http.AuthenticateAsync(TestAuthentication.SchemeName)).Principal!)).AllowAnonymous();
        app.MapFallback(() => Results.Content("<h1>The application's page</h1>", "text/html"));
    }

    private static void MapOData(WebApplication app)
    {
        app.MapControllers();
        MapOrders(app);
    }

    private static void MapErrors(WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = http => http.Response.WriteAsJsonAsync(new Order("Something went wrong in the application.", 0)),
        });
        app.UseStatusCodePages("text/plain", "The application's page for {0}.");
        MapOrders(app);
    }

    private static void MapOrders(IEndpointRouteBuilder app)
    {
        app.MapPost("/orders", (Order order) => order with { ItemCount = order.ItemCount + 1 });
        app.MapGet("/broken", string () => throw new NotSupportedException("A mistake of the application."));
    }
}
