using System.Diagnostics;
using System.Diagnostics.Metrics;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Tests.Import;

namespace UserDirectory.Tests.Telemetry;

/// <summary>What spans and metrics say of how an operation ended.</summary>
[NonParallelizable]
public sealed class OutcomeTests
{
    private readonly List<(string Operation, string? Error)> _spans = [];
    private readonly List<string?> _parents = [];
    private readonly List<(string Operation, string Outcome)> _counted = [];
    private ActivityListener _spanListener = null!;
    private MeterListener _meterListener = null!;
    private TestDirectory _test = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        _ann = await _test.System.Users.CreateAsync(new NewUser("ann") { Password = "correct horse" });
        (_spanListener, _meterListener) = (new ActivityListener(), new MeterListener());
        _spanListener.ShouldListenTo = source => source.Name == "UserDirectory";
        _spanListener.Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded;
        _spanListener.ActivityStopped = span =>
        {
            _spans.Add((span.OperationName, span.Status == ActivityStatusCode.Error ? (string?)span.GetTagItem("error.type") : null));
            _parents.Add(span.Parent?.OperationName);
        };
        ActivitySource.AddActivityListener(_spanListener);
        _meterListener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "UserDirectory", Name: "userdirectory.operations" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meterListener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            var named = tags.ToArray().ToDictionary(tag => tag.Key, tag => (string)tag.Value!);
            _counted.Add((named["operation"], named["outcome"]));
        });
        _meterListener.Start();
    }

    [TearDown]
    public void TearDown()
    {
        _spanListener.Dispose();
        _meterListener.Dispose();
        _test.Dispose();
        _spans.Clear();
        _parents.Clear();
        _counted.Clear();
    }

    private static IEnumerable<TestCaseData> Calls()
    {
        yield return Call("users.find", "completed", (test, _) => test.System.Users.GetAsync("ann"));
        yield return Call("users.find", "user.not_found", (test, _) => test.System.Users.GetAsync("nobody"));
        yield return Call("users.find", "completed", (test, _) => test.System.Users.FindAsync("nobody"));
        yield return Call("users.list", "completed", (test, _) => test.System.Users.ListAsync());
        yield return Call("users.list", "input.invalid", (test, _) => test.System.Users.ListAsync(new UserQuery { Take = -1 }));
        yield return Call("users.list", "access.denied", (test, ann) => test.As(ann).Users.ListAsync());
        yield return Call("users.list", "cancelled", (test, _) => test.System.Users.ListAsync(null, new CancellationToken(canceled: true)));
        yield return Call("users.count", "access.denied", (test, ann) => test.As(ann).Users.CountAsync());
        yield return Call("tenants.find", "tenant.not_found", (test, _) => test.Directory.Tenants.GetAsync("nothing"));
        yield return Call("tenants.find", "access.denied", (test, ann) => test.As(ann).Settings.GetAsync());
        yield return Call("organizations.find", "organization.not_found", (test, _) => test.System.Organizations.GetAsync("nothing"));
        yield return Call("organizations.list_below", "access.denied", (test, ann) => test.As(ann).Organizations.ListBelowAsync("lisbon"));
        yield return Call("invitations.find", "invitation.not_found", (test, _) => test.System.Invitations.GetAsync(Guid.NewGuid()));
        yield return Call("groups.list_members", "group.not_found", (test, _) => test.System.Groups.ListMembersAsync("nothing"));
        yield return Call("roles.list", "access.denied", (test, ann) => test.As(ann).Roles.ListAsync());
        yield return Call("members.list", "organization.not_found", (test, _) => test.System.Members.ListAsync("nothing"));
        yield return Call(
            "permissions.explain", "user.not_found", (test, _) => test.System.Permissions.ExplainAsync("nobody", "users.read"));
        yield return Call("permissions.who_can", "access.denied", (test, ann) => test.As(ann).Permissions.WhoCanAsync("users.read"));
        yield return Call(
            "permissions.where_can", "access.denied", (test, ann) => test.As(ann).Permissions.WhereCanAsync(Guid.NewGuid(), "users.read"));
        yield return Call("users.find", "input.invalid", (test, _) => test.System.Users.FindAsync("ann", include: (UserParts)16));
        yield return Call("permissions.check", "user.not_found", (test, _) => test.System.Permissions.CheckAsync("nobody", "users.read"));
        yield return Call("permissions.check", "input.invalid", (test, _) => test.System.Permissions.CheckAsync("ann", "nothing.read"));
        yield return Call("import.begin", "access.denied", (test, ann) => ImportAsync(test.As(ann), new ImportOptions()));
        yield return Call("import.begin", "access.system_only", (test, _) => ImportByAdministratorAsync(test));
        yield return Call("import.batch", "completed", (test, _) => ImportAsync(test.System, new ImportOptions()));
        yield return Call("import.dry_run", "completed", (test, _) => ImportAsync(test.System, new ImportOptions { IsDryRun = true }));
        yield return Call("changes.read", "input.invalid", (test, _) => test.System.Changes.ReadAsync(-1));
        yield return Call("invitations.preview", "invitation.not_valid", (test, _) => test.Directory.PreviewInvitationAsync("x"));
        yield return Call(
            "invitations.accept", "invitation.not_valid", (test, _) => test.Directory.AcceptInvitationAsync("x", new Acceptance()));
        yield return Call("passwords.verify", "completed", (test, _) => test.System.Passwords.VerifyAsync("ann", "wrong"));
        yield return Call("passwords.verify", "cancelled", (test, _) =>
            test.System.Passwords.VerifyAsync("ann", "wrong", new CancellationToken(canceled: true)));
        yield return Call("users.deactivate", "user.not_found", (test, _) => test.System.Users.DeactivateAsync("nobody"));

        static TestCaseData Call<T>(string operation, string outcome, Func<TestDirectory, User, ValueTask<T>> call) =>
            new TestCaseData(operation, outcome, (Func<TestDirectory, User, Task>)((test, ann) => call(test, ann).AsTask()))
                .SetArgDisplayNames(operation, outcome);
    }

    [Test]
    public async Task A_step_of_an_operation_is_a_span_inside_its_and_is_not_counted()
    {
        await _test.System.Passwords.VerifyAsync("ann", "correct horse");

        _spans.Select(span => span.Operation).Should().Equal("passwords.count_guess", "passwords.sign_in", "passwords.verify");
        _counted.Should().Equal(("passwords.verify", "completed"));
        _parents.Should().Equal("passwords.verify", "passwords.verify", null);
    }

    [Test]
    public async Task An_import_s_batches_and_rows_are_inside_no_span_of_its()
    {
        var whileReading = new List<Activity?>();
        await foreach (var result in _test.System.Import.ImportAsync(Rows(), new ImportOptions { BatchSize = 1 }))
        {
            whileReading.Add(Activity.Current);
        }

        whileReading.Should().HaveCount(4).And.OnlyContain(activity => activity == null);
        _spans.Select(span => span.Operation).Should().Equal("import.begin", "import.batch", "import.batch");
        _parents.Should().OnlyContain(parent => parent == null);

        async IAsyncEnumerable<ImportRow> Rows()
        {
            foreach (var key in new[] { "eve", "mia" })
            {
                whileReading.Add(Activity.Current);
                await Task.Yield();
                yield return new ImportRow { Key = key };
            }
        }
    }

    [Test]
    public async Task Making_the_default_tenant_is_no_operation_of_its_own()
    {
        using var test = new TestDirectory();

        await test.System.Users.FindAsync("nobody");

        _counted.Should().Equal(("users.find", "completed"));
    }

    private static async ValueTask<object?> ImportAsync(ITenantDirectory directory, ImportOptions options)
    {
        await directory.ImportAsync([new ImportRow { Key = "eve" }], options);
        return null;
    }

    private static async ValueTask<object?> ImportByAdministratorAsync(TestDirectory test)
    {
        var ada = await test.System.Users.CreateAsync(new NewUser("ada") { Grants = ["*.*"], Roles = [] });
        return await ImportAsync(test.As(ada), new ImportOptions { AreEmailsVerified = true });
    }

    [TestCaseSource(nameof(Calls))]
    public async Task An_operation_says_how_it_ended(string operation, string outcome, Func<TestDirectory, User, Task> call)
    {
        try
        {
            await call(_test, _ann);
        }
        catch (Exception exception) when (exception is UserDirectoryException or OperationCanceledException)
        {
            // What came of it is what is asked.
        }

        _spans.Where(span => span.Operation == operation).Should().Equal((operation, outcome == "completed" ? null : outcome));
        _counted.Where(counted => counted.Operation == operation).Should().Equal((operation, outcome));
        Activity.Current.Should().BeNull("a span ends with its operation");
    }
}
