using System.Reflection;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Operations;

/// <summary>
/// Whatever a caller sends to whatever method, it gets an answer or a typed refusal: never an error of the base library that says nothing
/// about the input.
/// </summary>
public sealed class AnyInputTests
{
    private const int CallsAMethod = 40;

    private static readonly Type[] s_services =
    [
        typeof(ITenantService), typeof(ITenantSettings), typeof(IOrganizationService), typeof(IUserService),
        typeof(IPasswordService), typeof(IMemberService), typeof(IGroupService),
        typeof(IRoleService), typeof(IPermissionService), typeof(IInvitationService), typeof(IChangeService),
        typeof(IUserDirectory), typeof(IImportService), typeof(IExportService),
    ];

    public static IEnumerable<TestCaseData> Methods() =>
        from service in s_services
        from method in service.GetMethods()
            .Where(method => !method.IsSpecialName && !method.IsGenericMethod && IsAwaited(method.ReturnType))
        select new TestCaseData(service, method).SetArgDisplayNames($"{service.Name}.{method.Name}");

    [TestCaseSource(nameof(Methods))]
    public async Task Whatever_is_sent_is_answered_or_refused(Type service, MethodInfo method)
    {
        var seed = Seed();
        var random = new Random(seed);
        using var test = new TestDirectory(builder => builder.UseNotifier<RecordingNotifier>());
        var values = await FillAsync(test, random);
        var admin = test.As(await test.System.Users.GetAsync("admin"));
        for (var i = 0; i < CallsAMethod; i++)
        {
            var target = Target(service, test, random.Next(2) == 0 ? test.System : admin);
            var arguments = method.GetParameters().Select(values.Next).ToArray();
            try
            {
                await AwaitAsync(method.Invoke(target, arguments)!);
            }
            catch (Exception exception)
            {
                var thrown = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
                IsFair(thrown, arguments).Should().BeTrue(
                    "{0}", $"seed {seed}, call {i}: {method.Name}({string.Join(", ", arguments.Select(argument => Describe(argument)))}) "
                        + $"threw {thrown}");
            }
        }
    }

    [Test]
    public async Task Whatever_rows_are_imported_each_has_a_result_and_a_dry_run_tells_it()
    {
        var seed = Seed();
        var random = new Random(seed);
        var options = new ImportOptions { CreateOrganizations = true, CreateGroups = true, CreateRoles = true, BatchSize = 7 };
        for (var i = 0; i < CallsAMethod; i++)
        {
            using var test = new TestDirectory();
            var values = await FillAsync(test, random);
            var rows = Enumerable.Range(0, 20).Select(_ => values.Next<ImportRow>()).ToList();
            var by = random.Next(2) == 0 ? test.System : test.As(await test.System.Users.GetAsync("admin"));
            options.IsDryRun = true;
            var dry = await ResultsAsync(by, rows, options);
            options.IsDryRun = false;
            var real = await ResultsAsync(by, rows, options);

            real.Should().HaveCount(rows.Count, "seed {0}", seed).And.Equal(dry, "seed {0}, run {1}", seed, i);
        }
    }

    private static async Task<IReadOnlyList<string>> ResultsAsync(
        ITenantDirectory by, IReadOnlyList<ImportRow?> rows, ImportOptions options)
    {
        var results = new List<string>();
        await foreach (var result in by.Import.ImportAsync(Given(rows)!, options))
        {
            results.Add($"{result.Row} {result.Outcome} {string.Join("; ", result.Errors.Select(error => $"{error.Field} {error.Code}"))}");
        }

        return results;
    }

    private static async IAsyncEnumerable<ImportRow?> Given(IEnumerable<ImportRow?> rows)
    {
        foreach (var row in rows)
        {
            await Task.Yield();
            yield return row;
        }
    }

    private static int Seed()
    {
        var seed = Environment.GetEnvironmentVariable("USERDIRECTORY_SEED") is { } given ? int.Parse(given, null) : Random.Shared.Next();
        TestContext.Out.WriteLine($"Seed {seed}");
        return seed;
    }

    // A programmer's mistake (a null that the signature forbids) may be told as one.
    private static bool IsFair(Exception thrown, object?[] arguments) =>
        thrown is UserDirectoryException
        || (thrown is OperationCanceledException && arguments.OfType<CancellationToken>().Any(token => token.IsCancellationRequested))
        || thrown is ArgumentNullException
        || (thrown.GetType() == typeof(ArgumentException) && !string.IsNullOrEmpty(((ArgumentException)thrown).ParamName));

    private static async Task<NastyValues> FillAsync(TestDirectory test, Random random)
    {
        var lisbon = await test.OrganizationAsync("lisbon");
        var project = await test.OrganizationAsync("atlas", "lisbon", OrganizationType.Test);
        var role = await test.RoleAsync("editor", ["invoices.write"]);
        var own = await test.RoleAsync("clerk", ["invoices.read"], "lisbon");
        var group = await test.System.Groups.CreateAsync(new NewGroup("sales"));
        var below = await test.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        var admin = await test.UserAsync("admin", default, "admin");
        var ann = await test.System.Users.CreateAsync(
            new NewUser("ann")
            {
                Email = "ann@acme.example",
                IsEmailVerified = true,
                ExternalId = "idp|ann",
                Organization = "lisbon",
                Roles = ["editor"],
                Groups = ["sales"],
                Password = "correct horse"
            });
        var gone = await test.UserAsync("gone", "lisbon");
        await test.System.Users.DeleteAsync(gone.Id);
        var sent = await test.System.Invitations.SendAsync(new NewInvitation("bob@acme.example", "lisbon"));
        return new(
            random,
            ["lisbon", "lisbon/atlas", "atlas", "editor", "lisbon:clerk", "sales", "sales/emea", "ann", "admin", "ann@acme.example",
                "bob@acme.example", "idp|ann", "correct horse", "invoices.write", "users.read", "default", sent.Token!],
            [lisbon.Id, project.Id, role.Id, own.Id, group.Id, below.Id, admin.Id, ann.Id, gone.Id, sent.Invitation.Id, sent.User.Id]);
    }

    private static object Target(Type service, TestDirectory test, ITenantDirectory handle) =>
        service == typeof(IUserDirectory) ? test.Directory
        : service == typeof(ITenantService) ? test.Directory.Tenants
        : typeof(ITenantDirectory).GetProperties().Single(property => property.PropertyType == service).GetValue(handle)!;

    private static bool IsAwaited(Type type) =>
        type == typeof(ValueTask) || type == typeof(Task)
        || (type.IsGenericType
            && (type.GetGenericTypeDefinition() == typeof(ValueTask<>) || type.GetGenericTypeDefinition() == typeof(Task<>)));

    private static Task AwaitAsync(object awaited) => awaited switch
    {
        Task task => task,
        ValueTask task => task.AsTask(),
        _ => (Task)awaited.GetType().GetMethod(nameof(ValueTask<int>.AsTask))!.Invoke(awaited, null)!,
    };

    private static string Describe(object? argument, int depth = 0)
    {
        var text = argument switch
        {
            null => "null",
            _ when depth > 3 => "…",
            string given => $"\"{given}\"",
            System.Collections.IEnumerable list =>
                $"[{string.Join(", ", list.Cast<object?>().Take(5).Select(item => Describe(item, depth + 1)))}]",
            _ when argument.GetType().Namespace?.StartsWith("UserDirectory", StringComparison.Ordinal) == true
                && argument is not EntityRef =>
                $"{argument.GetType().Name} {{ {Properties(argument, depth)} }}",
            _ => argument.ToString()!,
        };
        return text.Length > 400 ? $"{text[..400]}… ({text.Length})" : text;
    }

    private static string Properties(object argument, int depth) => string.Join(", ", argument.GetType().GetProperties()
        .Where(property => property.GetIndexParameters().Length == 0)
        .Select(property => $"{property.Name} = {Describe(Read(property, argument), depth + 1)}"));

    private static object? Read(PropertyInfo property, object argument)
    {
        try
        {
            return property.GetValue(argument);
        }
        catch (TargetInvocationException)
        {
            return "?";
        }
    }
}
