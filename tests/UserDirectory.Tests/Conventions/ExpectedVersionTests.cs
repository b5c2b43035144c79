using System.Reflection;
using FluentAssertions;
using Moq;
using NUnit.Framework;
using UserDirectory.Testing;
using UserDirectory.Tests.Operations;

namespace UserDirectory.Tests.Conventions;

/// <summary>
/// Rule 8: every call that writes one record takes the version that the caller expects of it, and each can be written without.
/// </summary>
public sealed class ExpectedVersionTests
{
    /// <summary>Calls that write and expect no version, and why.</summary>
    private static readonly Dictionary<string, string> s_exceptions = new(StringComparer.Ordinal)
    {
        ["ITenantService.CreateAsync"] = "what it makes has no version yet",
        ["IOrganizationService.CreateAsync"] = "what it makes has no version yet",
        ["IUserService.CreateAsync"] = "what it makes has no version yet",
        ["IMemberService.AddAsync"] = "what it makes has no version yet",
        ["IGroupService.CreateAsync"] = "what it makes has no version yet",
        ["IRoleService.CreateAsync"] = "what it makes has no version yet",
        ["IInvitationService.SendAsync"] = "what it makes has no version yet",
        ["IUserService.RestoreAsync"] = "what is in the recycle bin does not change there",
        ["IUserService.EraseAsync"] = "what is in the recycle bin does not change there",
        ["IPasswordService.VerifyAsync"] = "the password is the authority, and who proves it has read nothing",
        ["IPasswordService.ChangeOwnAsync"] = "the password is the authority, and who proves it has read nothing",
        ["IPasswordService.RequestResetAsync"] = "it acts as nobody, and only queues",
        ["IPasswordService.ConfirmResetAsync"] = "the token is the authority, and a token is used once",
        ["IUserService.RequestEmailProofAsync"] = "it changes nothing of the account, and the token is void when somebody else does",
        ["IUserService.ConfirmEmailAsync"] = "the token is the authority, and a token is used once",
        ["IUserDirectory.AcceptInvitationAsync"] = "the token is the authority, and a token is used once",
        ["IUserDirectory.DeclineInvitationAsync"] = "the token is the authority, and a token is used once",
        ["ITenantDirectory.InOneCommitAsync"] = "its calls take versions of their own",
        ["IUserDirectory.SweepAsync"] = "it writes what time has done, to many records",
        ["IImportService.ImportAsync"] = "it writes many records",
    };

    private static IEnumerable<MethodInfo> Versioned =>
        Services.SelectMany(service => service.GetMethods())
            .Where(method => method.GetParameters().Any(parameter => parameter.Name == "expectedVersion"));

    private static IEnumerable<Type> Services => typeof(User).Assembly.GetExportedTypes().Where(type => type.IsInterface);

    private static IEnumerable<MethodInfo> Shorter =>
        typeof(User).Assembly.GetExportedTypes().Where(type => Services.Any(service => type.Name == $"{service.Name[1..]}Extensions"))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.DeclaringType != typeof(ImportServiceExtensions)); // that one takes lists beside streams

    [Test]
    public void Every_call_that_writes_one_record_takes_an_expected_version() =>
        Versioned.Select(Name).Concat(s_exceptions.Keys)
            .Should().BeEquivalentTo(
                OperationTable.All.Where(operation => operation.Effect != Effect.Reads).Select(operation => operation.Name));

    [Test]
    public void It_stands_before_the_token_and_is_none_unless_given()
    {
        foreach (var method in Versioned)
        {
            var parameter = method.GetParameters()[^2];
            (parameter.Name, parameter.ParameterType, parameter.HasDefaultValue, parameter.DefaultValue)
                .Should().Be(("expectedVersion", typeof(long?), true, null), Name(method));
        }
    }

    [Test]
    public void Each_is_tried_on_every_store() =>
        VersionedCalls.All.Select(call => call.Method).Distinct().Should().BeEquivalentTo(Versioned.Select(Name));

    [Test]
    public void Each_can_be_written_without_it() =>
        Shorter.Select(method => $"{method.GetParameters()[0].ParameterType.Name}.{method.Name}")
            .Should().BeEquivalentTo(Versioned.Select(Name));

    [TestCaseSource(nameof(Shorter))]
    public void Without_it_the_call_is_the_same_for_any_version(MethodInfo shorter)
    {
        var service = shorter.GetParameters()[0].ParameterType;
        var mock = (Mock)Activator.CreateInstance(typeof(Mock<>).MakeGenericType(service))!;
        object?[] given = [.. shorter.GetParameters()[1..^1].Select(parameter => Sample(parameter.ParameterType))];
        using var source = new CancellationTokenSource();

        shorter.Invoke(null, [mock.Object, .. given, source.Token]);

        var call = mock.Invocations.Should().ContainSingle().Subject;
        call.Method.Should().BeSameAs(service.GetMethod(shorter.Name));
        object?[] expected = [.. given, null, source.Token];
        call.Arguments.SequenceEqual(expected).Should().BeTrue("every argument is handed over, and no version");
        shorter.ReturnType.Should().Be(call.Method.ReturnType);
        shorter.GetParameters()[1..].Select(parameter => (parameter.Name, parameter.ParameterType))
            .Should().Equal(call.Method.GetParameters().Where(parameter => parameter.Name != "expectedVersion")
                .Select(parameter => (parameter.Name, parameter.ParameterType)));
    }

    /// <summary>A value that no other of the type equals, or one that is not the default.</summary>
    private static object? Sample(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
    {
        TypeCode.Boolean => true,
        TypeCode.String => Guid.CreateVersion7().ToString(),
        _ when type == typeof(Guid) => Guid.CreateVersion7(),
        _ when type == typeof(EntityRef) => EntityRef.Of(Guid.CreateVersion7()),
        _ when type == typeof(Subject) => Subject.User(Guid.CreateVersion7()),
        _ when type == typeof(Uri) => new Uri($"https://acme.example/{Guid.CreateVersion7()}"),
        _ when type == typeof(OrganizationType) => OrganizationType.Test,
        _ when type == typeof(Validity) || type == typeof(Validity?) => new Validity(null, DateTimeOffset.UnixEpoch),
        _ when type == typeof(DateTimeOffset?) => DateTimeOffset.UnixEpoch,
        _ when type == typeof(ReadOnlyMemory<byte>) => new ReadOnlyMemory<byte>([1, 2, 3]),
        _ when type == typeof(IReadOnlyList<EntityRef>) => new[] { EntityRef.Of(Guid.CreateVersion7()) },
        _ when type == typeof(IReadOnlyList<string>) => new[] { "invoices.read" },
        _ when type == typeof(IReadOnlyDictionary<string, string?>) => new Dictionary<string, string?> { ["floor"] = "3" },
        _ => Activator.CreateInstance(type),
    };

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
