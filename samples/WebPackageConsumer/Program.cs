using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.BearerToken;
using UserDirectory;
using WebPackageConsumer;

// An application with the directory over HTTP, with nothing but the package, which asks itself. Ends with 1 when something is not as it
// must be.
var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddAuthentication(BearerTokenDefaults.AuthenticationScheme).AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddUserDirectory(options => options.Permissions.Add("invoices", "read", "write", "approve")).UseInMemory().AddHttp();

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapUserDirectory();
app.MapPost("/{org}/invoices/{id}/approve", (string org, int id) => Results.Ok())
    .RequirePermission("invoices.approve", organization: "org");
app.MapPost("/login", async (Credentials typed, IUserDirectory directory) =>
    (await directory.AsSystem("sign-in").Passwords.VerifyAsync(typed.User, typed.Password)).User is { } user
        ? Results.SignIn(new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, $"{user.Id}")], "password")),
            authenticationScheme: BearerTokenDefaults.AuthenticationScheme)
        : Results.Unauthorized());

var system = app.Services.GetRequiredService<IUserDirectory>().AsSystem("setup");
await system.Organizations.CreateAsync(new NewOrganization("lisbon"));
await system.Organizations.CreateAsync(new NewOrganization("porto"));
await system.Roles.CreateAsync(new NewRole("approver", "invoices.approve", "users.list"));
await system.Users.CreateAsync(new NewUser("ann") { DisplayName = "Ann", Organization = "lisbon", Roles = ["approver"],
    Password = Visit.Password, IsPasswordTemporary = false });
await system.Users.CreateAsync(
    new NewUser("bob") { DisplayName = "Bob", Organization = "lisbon", Password = Visit.Password, IsPasswordTemporary = false });

await app.StartAsync();
return await Visit.RunAsync(new Uri(app.Urls.First()));
