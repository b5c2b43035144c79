using System.Reflection;
using System.Runtime.CompilerServices;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Conventions;

/// <summary>
/// An operation has one of two shapes: a static method on a decision, or an object that is prepared and written on one. Its parts are made
/// of its decision, or are records that ask about or write what they hold.
/// </summary>
public sealed class OperationShapeTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>What is made of a handle's context beside services, reads and listings, and why that is no operation.</summary>
    private static readonly Dictionary<string, string> s_ofContext = new(StringComparer.Ordinal)
    {
        ["UserAnswer"] = "reads what a call that wrote answers with",
        ["RoleAnswer"] = "reads what a call that wrote answers with",
        ["WhoCan"] = "reads page by page",
        ["WhereCan"] = "reads page by page",
        ["Explanation"] = "reads why",
        ["Decision"] = "is one attempt at a call",
        ["ReadAhead"] = "reads what a call names, as far as whoever asks may have it read",
        ["CommitLoop"] = "decides calls, whatever they are",
        ["CommittedCall"] = "follows a commit",
        ["Enlistment"] = "is what the calls in a transaction of the host's share",
        ["Batch"] = "is what calls that are decided together share",
        ["BatchLoop"] = "decides several calls together",
        ["ImportBatch"] = "decides rows together",
        ["InvitationDelivery"] = "follows a commit",
        ["AccountTokenDelivery"] = "follows an answer",
    };

    /// <summary>What works on more than one decision, and why that is no operation.</summary>
    private static readonly Dictionary<string, string> s_ofManyDecisions = new(StringComparer.Ordinal)
    {
        ["Sweep"] = "has many commits of its own, page by page",
        ["EmailSettling"] = "has many commits of its own, before the first call",
        ["TokenCalls"] = "is the service of whoever holds a token",
        ["RowImport"] = "decides the rows of a batch, one after the other",
        ["ImportOrganizations"] = "keeps what rows name, across the rows of a batch",
        ["ImportGroups"] = "keeps what rows name, across the rows of a batch",
        ["ImportRoles"] = "keeps what rows name, across the rows of a batch",
    };

    private static IEnumerable<Type> Types => typeof(User).Assembly.GetTypes().Where(
        type => !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !type.Name.Contains('<', StringComparison.Ordinal)
            && !typeof(Delegate).IsAssignableFrom(type));

    [Test]
    public void Only_services_reads_and_what_runs_calls_are_made_of_a_context() =>
        Types.Where(type => IsMadeOf<TenantContext>(type) && !IsService(type) && !IsRead(type)).Select(type => type.Name)
            .Should().BeEquivalentTo(s_ofContext.Keys, "an operation is a static method on a decision: what is not one says here why");

    [Test]
    public void What_works_on_a_decision_is_static_or_written_on_one()
    {
        var operations = Types.Where(type => type != typeof(Decision) && Methods(type).Any(IsOnDecision)).ToList();
        operations.Should().Contain([typeof(UserProfile), typeof(UserCreation)]);

        operations.Where(type => !IsStatic(type) && !IsPrepared(type) && !IsValue(type) && !IsMadeOf<Decision>(type))
            .Where(type => !IsService(type) && !IsRead(type) && !s_ofContext.ContainsKey(type.Name))
            .Select(type => type.Name).Should().BeEquivalentTo(s_ofManyDecisions.Keys, "there is no third shape, nor a third kind of part");
    }

    /// <summary>A handle or a service on one: it implements the interface that is called like it.</summary>
    private static bool IsService(Type type) => type.GetInterfaces().Any(service => service.Name == $"I{type.Name}");

    private static bool IsRead(Type type) =>
        type.Name.EndsWith("Reads", StringComparison.Ordinal) || type.Name.EndsWith("Listing", StringComparison.Ordinal);

    private static bool IsStatic(Type type) => type is { IsAbstract: true, IsSealed: true };

    /// <summary>Made once, with what comes slowly or must stay the same, and written as often as the call is decided.</summary>
    private static bool IsPrepared(Type type) =>
        Methods(type).Any(method => !method.IsStatic && method.Name == "WriteAsync" && IsOnDecision(method));

    /// <summary>Something found, read or written, together with how that is done.</summary>
    private static bool IsValue(Type type) => PublicApiText.IsRecord(type);

    private static bool IsMadeOf<T>(Type type) =>
        type.GetConstructors(Declared).Any(constructor => constructor.GetParameters().Any(given => given.ParameterType == typeof(T)));

    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(Declared).Where(method => !method.Name.Contains('<', StringComparison.Ordinal));

    private static bool IsOnDecision(MethodInfo method) => method.GetParameters().FirstOrDefault()?.ParameterType == typeof(Decision);
}
