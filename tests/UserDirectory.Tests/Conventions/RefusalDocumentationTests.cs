using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conventions;

/// <summary>What the documentation says of refusals is what the code does.</summary>
public sealed partial class RefusalDocumentationTests
{
    private static readonly string[] s_refusals =
        [nameof(RecordNotFoundException), nameof(AccessDeniedException), nameof(InvalidInputException), nameof(OperationCanceledException)];

    /// <summary>
    /// Conflicts about the one account, membership, group, tenant or actor that the call names, or about the call itself.
    /// </summary>
    private static readonly string[] s_ofTheSubject =
    [
        "access.unknown_actor", "batch.not_here", "transaction.not_here", "group.other_owner", "invitation.open", "membership.invited",
        "membership.suspended", "password.of_another_user",
        "tenant.last_administrator", "user.inactive",
    ];

    private static readonly IReadOnlyList<SourceFile> s_library = Repository.SourceFiles("src", "UserDirectory");

    [TestCase(typeof(ITenantSettings))]
    [TestCase(typeof(IOrganizationService))]
    [TestCase(typeof(IUserService))]
    [TestCase(typeof(IPasswordService))]
    [TestCase(typeof(IMemberService))]
    [TestCase(typeof(IGroupService))]
    [TestCase(typeof(IRoleService))]
    [TestCase(typeof(IPermissionService))]
    [TestCase(typeof(IInvitationService))]
    public void A_service_says_once_what_holds_for_all_of_its_calls(Type service)
    {
        var summary = Summary().Match(s_library.Single(file => file.Name == $"{service.Name}.cs").Text).Groups["text"].Value;

        s_refusals.Where(refusal => !summary.Contains($"<see cref=\"{refusal}\"/>", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Test]
    public void The_codes_of_what_is_not_found_are_those_that_are_thrown()
    {
        var thrown = s_library.SelectMany(file => NotFound().Matches(file.Code))
            .Select(match => Enum.Parse<RecordKind>(match.Groups["kind"].Value))
            .Select(kind => new RecordNotFoundException(kind).Code).Distinct();

        var told = Code().Matches(s_library.Single(file => file.Name == $"{nameof(RecordNotFoundException)}.cs").Text)
            .Select(match => match.Value);

        told.Should().BeEquivalentTo(thrown);
    }

    [Test]
    public void A_conflict_names_the_value_that_it_is_about_unless_that_is_all_that_the_call_names()
    {
        var nameless = s_library.SelectMany(file => Nameless().Matches(file.Text)).Select(match => match.Groups["code"].Value);

        nameless.Should().BeSubsetOf(s_ofTheSubject);
    }

    // A text of the refusal into which nothing is put.
    [GeneratedRegex(@"new(?: ConflictException)?\(\s*""(?<code>\w+\.\w+)"",\s*""")]
    private static partial Regex Nameless();

    [GeneratedRegex(@"/// <summary>(?<text>(?:(?!</summary>)[\s\S])*)</summary>\s*public (?:partial )?interface")]
    private static partial Regex Summary();

    // What is thrown by itself, and what is thrown for a look-up that found nothing.
    [GeneratedRegex(@"(?:new RecordNotFoundException\(|FoundRecord\.OrThrowAsync\([^;]*)(?:Storage\.)?\bRecordKind\.(?<kind>\w+)")]
    private static partial Regex NotFound();

    [GeneratedRegex(@"(?<=<c>)\w+\.not_found(?=</c>)")]
    private static partial Regex Code();
}
