using FluentAssertions;
using NUnit.Framework;
using UserDirectory.AspNetCore.Tests.TenantUsers;

namespace UserDirectory.AspNetCore.Tests.Operations;

/// <summary>
/// Many who change one record at once, each as all of them have read it: one succeeds, the others are told that it has changed. Also where
/// they change the roles or groups of an account, which leaves its version as it is.
/// </summary>
public sealed class IfMatchRaceTests
{
    private const int Writers = 16;
    private const int Rounds = 8;
    private const string Ann = "/api/contoso/lisbon/identity/users/ann";
    private const string Sales = "/api/contoso/lisbon/identity/groups/sales";
    private const string Local = "/api/contoso/lisbon/identity/roles/local";
    private const string OfAuth = "/auth/users/{ann}";
    private const string OfLisbon = "/api/v1/organizations/{lisbon}/users/{ann}";

    private readonly List<Role> _roles = [];
    private UsersWorld _world = null!;

    [SetUp]
    public async Task SetUp()
    {
        _world = await UsersWorld.StartAsync();
        _roles.Clear();
        for (var i = 0; i < Writers * Rounds; i++)
        {
            _roles.Add(await _world.App.System.Roles.CreateAsync(new NewRole($"new-{i}", ["invoices.read"])));
            await _world.App.System.Groups.CreateAsync(new NewGroup($"new-{i}") { Organization = "lisbon" });
        }
    }

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [TestCase(Ann, "PUT", "/name", "\"new-{i}\"")]
    [TestCase(Ann, "PUT", "/email", "\"new-{i}@contoso.example\"")]
    [TestCase(Ann, "PUT", "/roles", "[\"new-{i}\"]")]
    [TestCase(Ann, "POST", "/roles/add", "[\"new-{i}\"]")]
    [TestCase(Ann, "PUT", "/groups", "[\"new-{i}\"]")]
    [TestCase(Ann, "POST", "/groups/add", "[\"new-{i}\"]")]
    [TestCase(Sales, "PUT", "/notes", "\"new-{i}\"")]
    [TestCase(Local, "PUT", "/description", "\"new-{i}\"")]
    [TestCase(OfAuth, "PATCH", "", """{ "firstName": "new-{i}", "lastName": "B", "tenants": [] }""")]
    [TestCase(OfAuth, "PATCH", "", """{ "firstName": "A", "lastName": "B", "tenants": [], "roles": ["new-{i}"] }""")]
    [TestCase(OfAuth, "PATCH", "/roles", """{ "addRoles": ["new-{i}"], "removeRoles": [] }""")]
    [TestCase(OfLisbon, "PUT", "", """{ "roleId": "{role}" }""")]
    public async Task One_of_many_succeeds(string record, string method, string path, string body)
    {
        var lisbon = (await _world.App.System.Organizations.GetAsync("lisbon")).Id;
        record = record.Replace("{ann}", $"{_world.Ann.Id}").Replace("{lisbon}", $"{lisbon}");
        for (var round = 0; round < Rounds; round++)
        {
            var before = await _world.Admin.GetAnswerAsync(record);
            var first = round * Writers;

            var answers = await AtOnceAsync(i => _world.Admin.SendAsync(
                method, record + path, body.Replace("{i}", $"{first + i}")
                    .Replace("{role}", $"{_roles[first + i].Id}"), ifMatch: before.ETag));

            var after = await _world.Admin.GetAnswerAsync(record);
            var winner = Array.FindIndex(answers, answer => answer.Status == 200);
            answers.Select(answer => answer.Status).Order().Should().Equal(Enumerable.Repeat(412, Writers - 1).Prepend(200));
            after.ETag.Should().NotBe(before.ETag);
            after.Text.Should().Contain(record.StartsWith("/api/v1") ? $"{_roles[first + winner].Id}" : $"\"new-{first + winner}");
            (answers[winner].ETag ?? after.ETag).Should().Be(after.ETag);
        }
    }

    private static Task<HttpAnswer[]> AtOnceAsync(Func<int, Task<HttpAnswer>> send)
    {
        var start = new Barrier(Writers);
        return Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return send(i);
            },
            TaskCreationOptions.LongRunning).Unwrap()));
    }
}
