using System.Text.RegularExpressions;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using UserDirectory.AspNetCore.Tests.TenantUsers;

namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>What an application with OData of its own and the directory beside it are asked, in one order or the other.</summary>
internal static partial class ODataTalk
{
    private const string Lists = "/api/contoso/lisbon/identity/";
    private const string Shown = "&$select=UserKey,Name,Email,Status,IsActive,CreatedOn&$count=true";

    // With all that the directory reads and OData of today does not.
    private static readonly (string Method, string Path, string? Body)[] s_own =
    [
        ("GET", "/odata", null),
        ("GET", "/odata/$metadata", null),
        ("GET", "/odata/Invoices", null),
        ("GET", "/odata/Invoices?$skiptoken=Id-2", null),
        ("GET", "/odata/Invoices(2)", null),
        ("GET", "/odata/Invoices(9)", null),
        ("GET", "/odata/Invoices/$count", null),
        ("GET", "/odata/Invoices?$filter=Amount gt 1&$orderby=Due desc&$count=true&$select=Id,Customer", null),
        ("GET", "/odata/Invoices?$filter=contains(Customer,'n''s') or Due ge 2026-03-31T12:00:00Z", null),
        ("GET", "/odata/Invoices?$filter=customer EQ 'Bob'", null),
        ("GET", "/odata/Invoices?$filter=tolower(Customer) eq 'bob' and length(Customer) add 1 eq 4", null),
        ("GET", "/odata/Invoices?$filter=substringof('Bo',Customer)", null),
        ("GET", "/odata/Invoices?$filter=Due ge datetime'2026-02-01T00:00:00'", null),
        ("GET", "/odata/Invoices?$filter=Due ge datetimeoffset'2026-02-01T00:00:00Z'", null),
        ("GET", "/odata/Invoices?$filter=Customer eq guid'00000000-0000-0000-0000-000000000000'", null),
        ("GET", "/odata/Invoices?$filter=Customer eq", null),
        ("GET", "/odata/Invoices?$filter=Nothing eq 1", null),
        ("GET", "/odata/Invoices?$orderby=Customer up", null),
        ("GET", "/odata/Invoices?$top=51", null),
        ("GET", "/odata/Invoices?$inlinecount=allpages", null),
        ("GET", "/plain/invoices?$filter=Id lt 3&$orderby=Customer desc", null),
        ("GET", "/plain/invoices?$filter=substringof('Bo',Customer)", null),
        ("POST", "/odata/Invoices", """{ "Id": 7, "Customer": "Dora", "Amount": 1, "Due": "2026-01-01T00:00:00Z" }"""),
        ("POST", "/odata/Invoices", """{ "Id": "seven" }"""),
        ("PUT", "/odata/Invoices", "{}"),
    ];

    private static readonly string[] s_lists =
    [
        $"users/odata?$filter=substringof('an', Name){Shown}",
        $"users/odata?$filter=contains(Name,'an') or Email eq 'bob@contoso.example'{Shown}",
        $"users/odata?$filter=not (startswith(userkey,'a')) and endswith(Email,'.EXAMPLE') eq true{Shown}",
        $"users/odata?$filter=CreatedOn ge datetime'2026-01-01T00:00:00' and CreatedOn lt datetimeoffset'2027-01-01T00:00:00Z'{Shown}",
        $"users/odata?$filter=Id ne guid'00000000-0000-0000-0000-000000000000' and Status in (1, 'Inactive'){Shown}",
        $"users/odata?$filter=NAME EQ 'ann' OR isactive eq FALSE{Shown}",
        $"users/odata?$orderby=UserKey desc&$top=2&$skip=1{Shown}",
        "users/odata?$filter=substringof('crew-',UserKey)&$orderby=UserKey desc&$top=102&$count=true&$select=UserKey",
        "groups/odata?$filter=substringof('al', GroupKey)&$select=GroupKey,Name&$inlinecount=allpages",
        "roles/odata?$filter=IsSystem eq true&$orderby=RoleKey desc&$select=RoleKey,IsSystem",
        $"users/odata?$filter=Name eq{Shown}",
        $"users/odata?$filter=tolower(Name) eq 'ann'{Shown}",
        $"users/odata?$filter=CreatedOn gt datetime'x'{Shown}",
        $"users/odata?$orderby=Status{Shown}",
        "users/odata?$apply=x",
        "users/odata?$skiptoken=x",
    ];

    /// <summary>Asks the application without the directory.</summary>
    public static async Task<string[]> AskHostAloneAsync()
    {
        await using var app = await ForeignHost.OData.StartAloneAsync();
        return await AskHostAsync(app.GetTestClient());
    }

    /// <summary>Asks the directory in a plain application.</summary>
    public static async Task<string[]> AskDirectoryAloneAsync()
    {
        await using var app = await StartAsync(null);
        return await AskDirectoryAsync(app);
    }

    /// <summary>Asks both in one application: it, the directory, and it once more.</summary>
    public static async Task<string[]> AskHostFirstAsync()
    {
        await using var app = await StartAsync(ForeignHost.OData);
        var own = await AskHostAsync(app.Anonymous);
        return [.. own, .. await AskDirectoryAsync(app), .. await AskHostAsync(app.Anonymous)];
    }

    /// <summary>Asks both in one application: the directory, then it.</summary>
    public static async Task<string[]> AskDirectoryFirstAsync()
    {
        await using var app = await StartAsync(ForeignHost.OData);
        var lists = await AskDirectoryAsync(app);
        return [.. lists, .. await AskHostAsync(app.Anonymous)];
    }

    private static async Task<TestApp> StartAsync(ForeignHost? host)
    {
        var app = await TestApp.StartAsync(
            services =>
            {
                host?.Services(services);
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new FakeTimeProvider(UsersWorld.Begin)));
            },
            map: host?.Map);
        await app.System.Groups.CreateAsync(new NewGroup("sales") { Organization = "lisbon", Name = "Sales" });
        foreach (var key in new[] { "ann", "bob", "dan", "eve" })
        {
            await app.System.Users.CreateAsync(new NewUser(key)
            {
                DisplayName = $"{key}, called",
                Email = $"{key}@contoso.example",
                Organization = "lisbon",
                IsActive = key != "dan"
            });
        }

        // More than a page, so that it has a link to the next.
        for (var i = 0; i < 103; i++)
        {
            await app.System.Users.CreateAsync(new NewUser($"crew-{i:D3}") { Organization = "lisbon" });
        }

        return app;
    }

    private static async Task<string[]> AskHostAsync(HttpClient client)
    {
        var answers = new List<string>();
        foreach (var (method, path, body) in s_own)
        {
            answers.Add($"{method} {path}: {await HostCall.SendAsync(client, method, path, body)}");
        }

        // They change with what the runtime has compiled meanwhile.
        return [.. answers.Select(answer => StackTrace().Replace(answer, "stacktrace"))];
    }

    private static async Task<string[]> AskDirectoryAsync(TestApp app)
    {
        using var client = app.As((await app.System.Users.GetAsync("admin@contoso.example")).Id);
        var answers = new List<string>();
        foreach (var path in s_lists)
        {
            for (var next = Lists + path; next is not null;)
            {
                var answer = await HostCall.SendAsync(client, "GET", next, null);
                answers.Add($"GET {next}: {answer}");
                next = NextPage().Match(answer) is { Success: true } link ? Regex.Unescape(link.Groups[1].Value) : null;
            }
        }

        // Where a page begins holds an id, which is another in each application.
        return [.. answers.Select(answer => Position().Replace(answer, "skiptoken="))];
    }

    [GeneratedRegex("\"stacktrace\":\"[^\"]*\"")]
    private static partial Regex StackTrace();

    [GeneratedRegex("\"nextPageLink\":\"([^\"]*)\"")]
    private static partial Regex NextPage();

    [GeneratedRegex("skiptoken=[\\w-]{20,}")]
    private static partial Regex Position();
}
