using System.Reflection;
using System.Runtime.CompilerServices;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Conventions;

/// <summary>How types are made: sealed or static, one family of exceptions, few interfaces, and nothing public without a reason.</summary>
public sealed class TypeTests
{
    private static readonly Assembly s_core = typeof(User).Assembly;
    private static readonly Assembly s_http = typeof(AspNetCore.UserDirectoryHttpOptions).Assembly;
    private static readonly Assembly s_suite = typeof(ConformanceSuite).Assembly;

    /// <summary>An interface stands only where a host must substitute or two implementations exist.</summary>
    private static readonly Dictionary<string, string> s_interfaces = new(StringComparer.Ordinal)
    {
        ["IUserDirectory"] = "the one service in the container, which a host's tests replace",
        ["ITenantReference"] = "a handle",
        ["ITenantDirectory"] = "a handle",
        ["ITenantService"] = "a service on a handle",
        ["ITenantSettings"] = "a service on a handle",
        ["IOrganizationService"] = "a service on a handle",
        ["IUserService"] = "a service on a handle",
        ["IPasswordService"] = "a service on a handle",
        ["IMemberService"] = "a service on a handle",
        ["IGroupService"] = "a service on a handle",
        ["IRoleService"] = "a service on a handle",
        ["IPermissionService"] = "a service on a handle",
        ["IUserPermissions"] = "a handle",
        ["IInvitationService"] = "a service on a handle",
        ["IImportService"] = "a service on a handle",
        ["IExportService"] = "a service on a handle",
        ["IChangeService"] = "a service on a handle",
        ["IChangeHandler"] = "the host's",
        ["INotifier"] = "the host's",
        ["IPasswordHasher"] = "the host may bring another",
        ["IPasswordBreachList"] = "the host's",
        ["IDirectoryReader"] = "the storage contract",
        ["IDirectoryStore"] = "the storage contract",
        ["ISingleHostStore"] = "a store of a provider says so",
        ["IEnlistingStore"] = "a store of a provider says so",
        ["IEnlistedStore"] = "what such a store gives",
        ["IEnlistedDirectory"] = "a handle",
        ["ICommitNotifications"] = "a store of a provider says so",
        ["IRestorableStore"] = "a store of a provider says so",
        ["IRecordTypeUse`1"] = "what is done with a record type that is known only at run time: generic code without reflection",
        ["IPostings"] = "in memory, keys and lists both lead from a field to records",
        ["IImmediateReader"] = "a store in memory says so: nothing else may point at that store",
    };

    /// <summary>Public classes that are no record, exception, list of names or input, and why they are there.</summary>
    private static readonly Dictionary<Type, string> s_publicClasses = new()
    {
        [typeof(UserDirectoryBuilder)] = "what AddUserDirectory returns, to go on with",
        [typeof(Pbkdf2PasswordHasher)] = "the built-in hasher, to be put before or behind a host's",
        [typeof(PermissionDeclarations)] = "the list that the options fill",
        [typeof(ChangePage)] = "a list that says how far the feed reaches",
        [typeof(UserAttributes)] = "a value with the equality that records need",
        [typeof(Secret)] = "a value that does not print itself",
        [typeof(Field)] = "the description of records for providers",
        [typeof(Field<>)] = "the description of records for providers",
        [typeof(Column)] = "the description of records for providers",
        [typeof(Link)] = "the description of records for providers",
        [typeof(KeyDefinition)] = "the description of records for providers",
        [typeof(LinkPair)] = "the description of records for providers",
        [typeof(RecordType)] = "the description of records for providers",
        [typeof(RecordType<>)] = "the description of records for providers",
    };

    private static IEnumerable<Type> CoreTypes => s_core.GetTypes().Where(IsWritten);

    [Test]
    public void Every_class_is_sealed_or_static_or_closed_to_the_outside()
    {
        CoreTypes.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Should().BeEmpty("a class is sealed or static, or abstract");
        CoreTypes.Where(type => type is { IsAbstract: true, IsSealed: false, IsClass: true })
            .Where(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Any(constructor => MemberText.IsShown(constructor) && type.IsVisible
                    && !constructor.IsDefined(typeof(CompilerGeneratedAttribute))))
            .Should().BeEmpty("nobody outside derives from the types of the library: their constructors are private protected");
    }

    [Test]
    public void In_the_package_for_HTTP_every_class_is_sealed_or_static_or_not_to_be_seen() =>
        s_http.GetTypes().Where(IsWritten).Where(type => type is { IsClass: true, IsSealed: false } && (type.IsVisible || !type.IsAbstract))
            .Should().BeEmpty();

    [Test]
    public void In_the_conformance_suite_only_fixtures_are_open() =>
        s_suite.GetTypes().Where(IsWritten)
            .Where(type => type is { IsClass: true, IsSealed: false }
                && !(type.IsAbstract && (typeof(ConformanceFixture).IsAssignableFrom(type) || !type.IsVisible)))
            .Should().BeEmpty();

    [Test]
    public void Every_exception_is_sealed_under_the_one_that_hosts_catch() =>
        CoreTypes.Where(type => typeof(Exception).IsAssignableFrom(type) && type.IsVisible && type != typeof(UserDirectoryException))
            .Should().NotBeEmpty().And.OnlyContain(type => type.IsSealed && type.BaseType == typeof(UserDirectoryException));

    [Test]
    public void Interfaces_stand_only_where_a_host_substitutes_or_two_implementations_exist() =>
        CoreTypes.Concat(s_suite.GetTypes()).Where(type => type.IsInterface).Select(type => type.Name)
            .Should().BeEquivalentTo(s_interfaces.Keys, "an interface needs a reason: give it here");

    [Test]
    public void Every_public_class_has_a_reason_to_be_public() =>
        CoreTypes.Where(type => type is { IsVisible: true, IsClass: true } && !IsStatic(type) && !PublicApiText.IsRecord(type))
            .Where(type => !typeof(Exception).IsAssignableFrom(type) && !IsInput(type) && !s_publicClasses.ContainsKey(type))
            .Should().BeEmpty("what the caller need not see is internal");

    [Test]
    public void Every_public_record_is_immutable() =>
        CoreTypes.Where(type => type.IsVisible && PublicApiText.IsRecord(type))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(property => MemberText.IsShown(property.SetMethod)
                && !property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Should().BeEmpty("data is an immutable record");

    [Test]
    public void No_type_can_be_written_to_through_a_field() =>
        CoreTypes.Where(type => type is { IsVisible: true, IsEnum: false })
            .SelectMany(
                type => type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsLiteral)
            .Should().BeEmpty();

    private static bool IsStatic(Type type) => type is { IsAbstract: true, IsSealed: true };

    /// <summary>A request of a caller: everything in it can be set, for hosts whose language cannot set what is init-only.</summary>
    private static bool IsInput(Type type) =>
        !type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Any(method => !method.IsSpecialName)
        && type.GetProperties().All(property => MemberText.IsShown(property.SetMethod)
            || property.GetMethod!.ReturnType.Namespace!.StartsWith("UserDirectory", StringComparison.Ordinal))
        && (typeof(UserDirectory.Queries.ListQuery).IsAssignableFrom(type) || type.GetConstructors().Length > 0);

    private static bool IsWritten(Type type) =>
        !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !type.Name.StartsWith('<')
            && type.DeclaringType?.Name.StartsWith('<') != true
        && type.Namespace?.StartsWith("UserDirectory", StringComparison.Ordinal) == true;
}
