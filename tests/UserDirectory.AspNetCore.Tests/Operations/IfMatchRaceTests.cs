using FluentAssertions;
using NUnit.Framework;
using UserDirectory.AspNetCore.Tests.TenantUsers;

namespace UserDirectory.AspNetCore.Tests.Operations;

/// <summary>Many who change one record at once, each as they all have read it: one succeeds, the others are told that it has changed.</summary>
public sealed class IfMatchRaceTests
{
    private const int Writers = 16;
    private const int Rounds = 8;
    private const string Ann = "/api/contoso/lisbon/identity/users/ann";
    private const string Sales = "/api/contoso/lisbon/identity/groups/sales";
    private const string Local = "/api/contoso/lisbon/identity/roles/local";

    private UsersWorld _world = null!;

    [SetUp]
    public async Task SetUp() => _world = await UsersWorld.StartAsync();

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [TestCase(Ann, "PUT", "/name", "\"called-{0}\"", "called-{0}")]
    [TestCase(Ann, "PUT", "/email", "\"mail-{0}@contoso.example\"", "mail-{0}@")]
    [TestCase(Sales, "PUT", "/notes", "\"noted-{0}\"", "noted-{0}")]
    [TestCase(Local, "PUT", "/description", "\"described-{0}\"", "described-{0}")]
    [TestCase("/auth/users/{ann}", "PATCH", "", """{ "firstName": "first-{0}", "lastName": "B", "tenants": ["any"] }""", "first-{0}")]
    public async Task One_of_many_succeeds(string record, string method, string path, string body, string shown)
    {
        record = record.Replace("{ann}", $"{_world.Ann.Id}");
        for (var round = 0; round < Rounds; round++)
        {
            var tag = (await _world.Admin.GetAnswerAsync(record)).ETag;
            using var start = new Barrier(Writers);
            var answers = await Task.WhenAll(Enumerable.Range(round * Writers, Writers).Select(i => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return _world.Admin.SendAsync(method, record + path, body.Replace("{0}", $"{i}"), ifMatch: tag);
                },
                TaskCreationOptions.LongRunning).Unwrap()));

            var now = await _world.Admin.GetAnswerAsync(record);
            var winner = Array.FindIndex(answers, answer => answer.Status == 200);
            answers.Select(answer => answer.Status).Order().Should().Equal(Enumerable.Repeat(412, Writers - 1).Prepend(200));
            now.ETag.Should().NotBe(tag);
            now.Text.Should().Contain(shown.Replace("{0}", $"{(round * Writers) + winner}"));
            (answers[winner].ETag ?? now.ETag).Should().Be(now.ETag);
        }
    }
}
