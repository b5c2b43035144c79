using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>
/// Every operation with ids, keys and paths of another tenant, and of another organization, in every place of route, query and body where
/// one can stand.
/// </summary>
[TestFixture(HostStore.Memory)]
[TestFixture(HostStore.Sqlite)]
public sealed partial class IsolationTests(HostStore store)
{
    // The only operations in which nothing names a record: what they make or show is the caller's or has a new name; a token is its own
    // authority.
    private static readonly string[] s_nameless =
    [
        "fetchMyUserDetails", "fetchMultipleUsers", "fetchMultipleBasicUsers", "createRole",
        "fetchMultipleRoles", "fetchAvailablePermissions",
        "previewInvitation", "acceptInvitation", "declineInvitation", "confirmPasswordReset", "confirmEmail", "requestEmailProof",
    ];

    // Whoever may not do it at an account's home or a role's owner hears so: the auth family names those in the whole tenant, and there 404
    // comes before 403.
    private static readonly string[] s_askedAtHomeOrOwner =
    [
        "fetchUserByLocator", "updateUser", "resetUserPassword", "deleteUser", "fetchUserPermissions",
        "getRole", "updateRole", "deleteRole",
        "readCredentialState", "signOutEverywhere",
    ];

    private MatrixWorld _world = null!;
    private Strangers _ofFabrikam = null!;
    private Strangers _ofPorto = null!;
    private HttpClient _ofLisbon = null!;

    private static IEnumerable<TestCaseData> Cases => IsolationRequests.Cases.Select(each => new TestCaseData(each.Key, each.Name));

    // One's own password is changed by who knows it, wherever in the tenant the account is.
    private static IEnumerable<TestCaseData> CasesInside =>
        IsolationRequests.Cases.Where(each => each.Name is not ("tenant" or "account"))
            .Select(each => new TestCaseData(each.Key, each.Name));

    [OneTimeSetUp]
    public async Task SetUp()
    {
        _world = await MatrixWorld.StartAsync(store: store);
        _ofFabrikam = await Strangers.AtAsync(_world.App.Other, "seattle");
        await _ofFabrikam.AddTenantAsync(_world.App.Other);
        _ofPorto = await Strangers.AtAsync(_world.System, "porto");
        _ofLisbon = _world.App.As(await _world.App.HolderAsync("of-lisbon", "lisbon", "*.*"));
    }

    [OneTimeTearDown]
    public async Task TearDown()
    {
        _ofLisbon.Dispose();
        await _world.DisposeAsync();
    }

    [TestCaseSource(nameof(Cases))]
    public async Task What_another_tenant_has_is_like_what_there_is_not(string key, string name)
    {
        var request = IsolationRequests.All[key];
        foreach (var stranger in Standing(_ofFabrikam, name, request))
        {
            var (known, unknown) = await AskAsync(_world.Admin, request, stranger);

            known.Should().Be(unknown, "{0} stands for {1}", stranger.Form, name);
            (known[0] == '4' || FindsNothing(known)).Should().BeTrue("{0}", known);
        }
    }

    [TestCaseSource(nameof(CasesInside))]
    public async Task What_another_organization_has_is_like_what_there_is_not(string key, string name)
    {
        var request = IsolationRequests.All[key];
        foreach (var stranger in Standing(_ofPorto, name, request))
        {
            var (known, unknown) = await AskAsync(_ofLisbon, request, stranger);
            if (ToldApart(key, name, request) is var (expected, ofUnknown))
            {
                (known[..3], unknown[..3]).Should().Be((expected, ofUnknown));
            }
            else
            {
                known.Should().Be(unknown, "{0} stands for {1}", stranger.Form, name);
                (known[0] == '4' || FindsNothing(known)).Should().BeTrue("{0}", known);
            }
        }
    }

    [Test]
    public void Every_operation_that_can_name_a_record_is_tried() =>
        MatrixRuns.Rows.Select(row => row.Operation).Except(IsolationRequests.Cases.Select(each => each.Key.Split('/')[0]))
            .Should().BeEquivalentTo(s_nameless);

    [TestCase("POST", "/api/contoso/lisbon/identity/users/sendInvitation", """{ "email": "{0}", "name": "New" }""")]
    [TestCase("POST", "/api/v1/organizations/{0}/users", """{ "email": "{0}", "roleId": "{1}" }""")]
    [TestCase(
        "POST", "/api/contoso/lisbon/identity/users", """{ "userKey": "{0}", "name": "New", "isTechnician": false, "email": "{0}" }""")]
    [TestCase("POST", "/auth/users", """{ "firstName": "New", "lastName": "User", "userName": "{0}" }""")]
    public async Task An_address_and_a_key_that_another_tenant_has_are_free(string method, string path, string body)
    {
        var role = (await _world.System.Roles.CreateAsync(new NewRole(_world.NewKey("role")))).Id;
        var email = $"{_world.NewKey("proved")}@elsewhere.example";
        await _world.App.Other.Users.CreateAsync(new NewUser(email) { Email = email, IsEmailVerified = true });

        var known = await AskAsync(email);
        var unknown = await AskAsync($"{_world.NewKey("nobody")}@elsewhere.example");

        known.Should().Be(unknown);
        known[0].Should().Be('2');

        async Task<string> AskAsync(string address)
        {
            var sent = body.Replace("{0}", address, StringComparison.Ordinal).Replace("{1}", $"{role}", StringComparison.Ordinal);
            using var request = new HttpRequestMessage(
                new(method), path.Replace("{0}", $"{_world.Lisbon}", StringComparison.Ordinal))
            { Content = TestApp.Json(sent) };
            using var response = await _world.Admin.SendAsync(request);

            // What is made has an id of its own, and an entity tag of its body.
            return Made().Replace((await Snapshot.OfAsync(response)).Replace(address, "address", StringComparison.Ordinal), "made");
        }
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=ETag: ).*")]
    private static partial Regex Made();

    private static List<Stranger> Standing(Strangers strangers, string name, Request request)
    {
        var standing = strangers.Of(name).Where(stranger => stranger.CanStandIn(request)).ToList();
        standing.Should().NotBeEmpty();
        return standing;
    }

    // The statuses of the few that API.md tells apart inside a tenant; null for all others.
    private static (string Known, string Unknown)? ToldApart(string key, string name, Request request) => name switch
    {
        // J18.
        "org" or "orgId" when request.IsRouted(name) => ("403", "404"),

        // O6: the project and the person are the tenant's, not an organization's. Unknown persons are 404, others' permissions in one's own
        // project are one's business.
        "projectId" => ("403", "404"),
        "userId" when key == "getProjectUserPermission" => ("200", "404"),
        "userId" or "locator" or "tenantLocator" when s_askedAtHomeOrOwner.Contains(key.Split('/')[0]) => ("403", "404"),
        _ => null,
    };

    // What is accepted and looked into afterwards answers everything alike: AccountRecoveryTests say what comes of it.
    private static bool FindsNothing(string answer) =>
        answer.StartsWith("202", StringComparison.Ordinal)
        || FindsNoRecord(answer);

    private static bool FindsNoRecord(string answer) =>
        answer.StartsWith("200", StringComparison.Ordinal)
        && (answer.EndsWith("\n[]", StringComparison.Ordinal)
            || answer.Contains("\"count\":0", StringComparison.Ordinal)
            || answer.Contains("\"totalCount\":0", StringComparison.Ordinal));

    private async Task<(string Known, string Unknown)> AskAsync(HttpClient client, Request request, Stranger stranger)
    {
        var names = new Names(_world);
        return (await AskAsync(stranger.Known), await AskAsync(stranger.Unknown));

        async Task<string> AskAsync(string value)
        {
            using var message = await names.With(stranger.Name, value).FillAsync(request);
            using var response = await client.SendAsync(message);
            return await Snapshot.OfAsync(response);
        }
    }
}
