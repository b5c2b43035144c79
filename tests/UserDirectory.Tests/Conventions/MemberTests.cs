using System.Reflection;
using System.Xml.Linq;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Conventions;

/// <summary>How members are made: cancellation comes last, names say what is asynchronous, and everything public is documented.</summary>
public sealed class MemberTests
{
    /// <summary>What the core calls and others implement: there the token is always given.</summary>
    private static readonly Type[] s_calledByTheCore =
    [
        typeof(IDirectoryReader), typeof(IDirectoryStore), typeof(INotifier), typeof(IChangeHandler),
        typeof(IPasswordHasher), typeof(IPasswordBreachList),
    ];

    private static IEnumerable<MethodInfo> PublicMethods =>
        typeof(User).Assembly.GetExportedTypes().SelectMany(PublicApiText.MembersOf).OfType<MethodInfo>();

    [Test]
    public void An_asynchronous_method_ends_in_a_cancellation_token()
    {
        PublicMethods.Where(IsAsynchronous).Should().NotBeEmpty();
        PublicMethods.Where(IsAsynchronous)
            .Where(method => method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken)).Select(Name)
            .Should().BeEmpty();
        PublicMethods.SelectMany(method => method.GetParameters())
            .Where(parameter => parameter.ParameterType == typeof(CancellationToken) && parameter.Name != "cancellationToken")
            .Should().BeEmpty("the token has the same name everywhere");
    }

    [Test]
    public void A_host_need_not_give_the_token_and_the_core_always_does() =>
        PublicMethods.Where(IsAsynchronous).Where(
            method => method.GetParameters()[^1].IsOptional == s_calledByTheCore.Any(type => type.IsAssignableFrom(method.DeclaringType)))
            .Select(Name)
            .Should().BeEmpty();

    [Test]
    public void A_method_is_called_async_exactly_when_it_is() =>
        PublicMethods.Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal) != IsAsynchronous(method)).Select(Name)
            .Should().BeEmpty();

    [TestCase(typeof(User))]
    [TestCase(typeof(ConformanceSuite))]
    [TestCase(typeof(AspNetCore.UserDirectoryHttpOptions))]
    public void Every_public_type_says_what_it_is(Type one)
    {
        var documentation = XDocument.Load(Path.ChangeExtension(one.Assembly.Location, ".xml"));
        var described = documentation.Descendants("member").Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value))
            .Select(member => member.Attribute("name")!.Value).ToHashSet();

        one.Assembly.GetExportedTypes().Select(type => $"T:{type.FullName!.Replace('+', '.')}").Where(type => !described.Contains(type))
            .Should().BeEmpty();
    }

    [Test]
    public void The_compiler_asks_for_the_documentation_of_every_public_member()
    {
        // CS1591 is an error: documentation is written, warnings are errors, and nothing switches it off.
        var project = File.ReadAllText(Repository.PathOf("src", "UserDirectory", "UserDirectory.csproj"));
        var everywhere = File.ReadAllText(Repository.PathOf("Directory.Build.props"));

        everywhere.Should().Contain("<GenerateDocumentationFile>true<").And.Contain(
            "<TreatWarningsAsErrors>true<").And.NotContain("CS1591");
        project.Should().NotContain("CS1591").And.NotContain("GenerateDocumentationFile").And.NotContain("TreatWarningsAsErrors");
        Repository.SourceFiles("src", "UserDirectory").Where(file => file.Code.Contains("CS1591", StringComparison.Ordinal))
            .Should().BeEmpty();
    }

    private static bool IsAsynchronous(MethodInfo method)
    {
        var type = method.ReturnType.IsGenericType ? method.ReturnType.GetGenericTypeDefinition() : method.ReturnType;
        return type == typeof(Task) || type == typeof(Task<>) || type == typeof(ValueTask)
            || type == typeof(ValueTask<>) || type == typeof(IAsyncEnumerable<>);
    }

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
