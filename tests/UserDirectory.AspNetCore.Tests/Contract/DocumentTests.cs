using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Contract;

/// <summary>What the document of the sample has in it.</summary>
[TestFixture]
public sealed class DocumentTests
{
    private static IReadOnlyList<Operation> All { get; } =
        [.. TenantUsersApi.Operations, .. AuthApi.Operations, .. OrganizationsApi.Operations,
            .. InvitationsApi.Operations, .. AccountApi.Operations];

    [Test]
    public async Task It_has_75_operations_of_the_families_3_of_invitations_7_of_accounts_and_3_of_the_sample()
    {
        var document = await SampleDocument.ReadAsync();

        All.Count(operation => operation.Family != ApiFamily.Own).Should().Be(75);
        document.Operations.Select(operation => operation.Id)
            .Should().BeEquivalentTo([.. All.Select(operation => operation.Id), "login", "listOutbox", "health"])
            .And.HaveCount(88).And.OnlyHaveUniqueItems();
    }

    private static IEnumerable<string> Ids => All.Select(operation => operation.Id);

    [TestCaseSource(nameof(Ids))]
    public async Task Every_operation_is_there_with_its_summary_tag_body_parameters_and_answers(string id)
    {
        var operation = All.Single(each => each.Id == id);
        var described = (await SampleDocument.ReadAsync()).Operations.Single(found => found.Id == operation.Id);

        described.Template.Should().Be(operation.Pattern.Replace(":guid", string.Empty, StringComparison.Ordinal));
        described.Method.Should().Be(operation.Method);
        described.Description["summary"]!.GetValue<string>().Should().Be(operation.Summary);
        described.Description["tags"]!.AsArray().Select(tag => tag!.GetValue<string>()).Should().Equal(operation.Tag);
        (described.Body is null).Should().Be(operation.Body is null);
        described.Parameters.Select(parameter => parameter["name"]!.GetValue<string>()).Should().BeEquivalentTo(
            [
                .. RouteNames.In(operation.Pattern),
                .. operation.Query.Select(parameter => parameter.Name),
                .. operation.TakesIfMatch ? ["If-Match"] : Array.Empty<string>(),
                .. operation.HasETag && operation.Method == "GET" ? ["If-None-Match"] : Array.Empty<string>(),
            ]);
        described.Answers.Keys.Should().Contain([operation.Answer.Status, .. operation.Refusals, 503]);
        described.Description["security"]!.AsArray().Should().HaveCount(operation.IsAnonymous ? 0 : 1);
    }

    [TestCase("createUser"), TestCase("fetchMyUserDetails"), TestCase("fetchUserByName"), TestCase(
        "fetchUserByLocator"), TestCase("fetchMultipleUsers")]
    [TestCase("fetchMultipleBasicUsers"), TestCase("updateUser"), TestCase("resetUserPassword"),
        TestCase("deleteUser"), TestCase("createRole"), TestCase("getRole")]
    [TestCase("updateRole"), TestCase("fetchMultipleRoles"), TestCase("deleteRole"), TestCase(
        "fetchAvailablePermissions"), TestCase("fetchUserPermissions")]
    [TestCase("updateUserRoles"), TestCase("updateUserTenantAssignments")]
    public async Task The_auth_family_has_the_operation_ids_of_its_seed(string id) =>
        (await SampleDocument.ReadAsync()).Operations.Should().ContainSingle(operation => operation.Id == id).Which.Template
            .Should().StartWith("/auth/");

    [Test]
    public async Task It_is_of_OpenAPI_3_1_and_says_how_to_sign_in()
    {
        var document = await SampleDocument.JsonAsync();

        document["openapi"]!.GetValue<string>().Should().StartWith("3.1.");
        document["components"]!["securitySchemes"]!["bearer"]!["scheme"]!.GetValue<string>().Should().Be("bearer");
    }

    [Test]
    public async Task Every_body_and_every_main_answer_in_JSON_has_an_example_that_its_schema_allows()
    {
        var document = await SampleDocument.ReadAsync();
        foreach (var operation in document.Operations)
        {
            var bodies = (operation.Body ?? []).Select(each => (each, ApiSchemas.Side.Request));
            var answers = operation.Answers.Where(answer => answer.Key < 300)
                .SelectMany(answer => answer.Value["content"]?.AsObject() ?? []).Select(each => (each, ApiSchemas.Side.Answer));
            foreach (var ((type, content), side) in bodies.Concat(answers).Where(each => each.Item1.Key == "application/json"))
            {
                content!["example"].Should().NotBeNull($"{operation.Id} shows what is {type}");
                document.Schemas.Faults(
                    content["schema"]!.AsObject(), System.Text.Json.JsonSerializer.SerializeToElement(content["example"]), side)
                    .Should().BeEmpty(operation.Id);
            }
        }
    }

    [Test]
    public async Task Every_member_of_an_answer_is_described_by_its_comment()
    {
        var schemas = (await SampleDocument.JsonAsync())["components"]!["schemas"]!.AsObject();

        schemas["UserResource"]!["properties"]!.AsObject().Should().OnlyContain(member => member.Value!["description"] != null);
        schemas.Select(schema => schema.Key)
            .Should().NotContain(name => name.EndsWith("Body", StringComparison.Ordinal) || name.Contains("Of", StringComparison.Ordinal));
    }

    [Test]
    public async Task It_is_one_that_an_answer_can_fail()
    {
        var document = await SampleDocument.ReadAsync();
        var schema = new JsonObject { ["$ref"] = "#/components/schemas/Accepted" };

        Faults("""{"userKey":"ann","displayName":null}""").Should().BeEmpty();
        Faults("""{"userKey":"ann"}""").Should().NotBeEmpty();
        Faults("""{"userKey":7,"displayName":null}""").Should().NotBeEmpty();
        Faults("""{"userKey":"ann","displayName":null,"token":"secret"}""").Should().NotBeEmpty();

        IEnumerable<string> Faults(string text) =>
            document.Schemas.Faults(schema, System.Text.Json.JsonDocument.Parse(text).RootElement, ApiSchemas.Side.Answer);
    }
}
