using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Operations;

/// <summary>Names and texts that nothing can have are answered like those that nothing has, never with a fault.</summary>
public sealed class OddNamesTests
{
    private const string NoId = "00000000-0000-0000-0000-000000000000";
    private TestApp _app = null!;
    private HttpClient _admin = null!;

    [SetUp]
    public async Task SetUp()
    {
        _app = await TestApp.StartAsync();
        _admin = _app.As((await _app.System.Users.GetAsync("admin@contoso.example")).Id);
    }

    [TearDown]
    public async Task TearDown()
    {
        _admin.Dispose();
        await _app.DisposeAsync();
    }

    [TestCase(NoId)]
    [TestCase("%01")]
    [TestCase("a:b")]
    [TestCase("%20")]
    [TestCase("%EF%BF%BE")]
    public async Task A_tenant_that_there_cannot_be_is_unknown(string tenant) =>
        (await _admin.GetAnswerAsync($"/api/{tenant}/lisbon/identity/users/ann"))
            .Should().BeEquivalentTo(new { Status = 404, Code = "tenant.not_found" });

    [TestCase(NoId)]
    [TestCase("")]
    [TestCase("a:b")]
    [TestCase("\\uFFFE")]
    public async Task Nobody_has_a_password_in_a_tenant_that_there_cannot_be(string tenant)
    {
        var body = $$"""{ "userName": "ann", "currentPassword": "a", "newPassword": "another horse staple", "tenant": "{{tenant}}" }""";

        (await _app.Anonymous.SendAsync("POST", "/account/password", body))
            .Should().BeEquivalentTo(new { Status = 401, Code = "password.wrong" });
    }

    [Test]
    public async Task A_role_name_that_is_no_text_is_refused()
    {
        var role = RoleLocator.Of((await _app.System.Roles.CreateAsync(new NewRole("editor", "invoices.read"))).Id);

        var made = await _admin.SendAsync("POST", "/auth/roles", """{ "name": "\uFFFE", "description": "", "permissions": [] }""");
        var changed = await _admin.SendAsync(
            "PATCH", $"/auth/roles/{role}",
            """{ "name": "\uFFFE", "description": "", "version": 1, "addPermissions": [], "removePermissions": [] }""");

        made.Status.Should().Be(400);
        made.Paths.Should().Equal("name");
        changed.Status.Should().Be(400);
        changed.Paths.Should().Equal("name");
    }
}
