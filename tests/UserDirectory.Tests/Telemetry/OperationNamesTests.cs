using System.Diagnostics;
using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Tests.Operations;

namespace UserDirectory.Tests.Telemetry;

/// <summary>The span of every operation is named by its service and verb, and tells nothing of whom it was about.</summary>
[NonParallelizable]
public sealed partial class OperationNamesTests
{
    private static readonly Dictionary<string, string> s_services = new()
    {
        ["ITenantSettings"] = "tenants",
    };

    private static readonly Dictionary<string, string> s_names = new()
    {
        ["IUserDirectory.SweepAsync"] = "sweep",
        ["IUserDirectory.FinishRequestsAsync"] = "requests.finish",
        ["ITenantDirectory.InOneCommitAsync"] = "batches.in_one_commit",
        ["IImportService.ImportAsync"] = "import.begin",
        ["IExportService.ExportAsync"] = "export.page",
        ["IExportService.ExportPersonAsync"] = "export.person",
        ["IChangeService.GetLatestNumberAsync"] = "changes.latest",
        ["IUserDirectory.FindUsersAsync"] = "users.find_across_tenants",
        ["IUserDirectory.PreviewInvitationAsync"] = "invitations.preview",
        ["IUserDirectory.AcceptInvitationAsync"] = "invitations.accept",
        ["IUserDirectory.DeclineInvitationAsync"] = "invitations.decline",
    };

    private static IEnumerable<Operation> Operations => OperationTable.Called;

    [TestCaseSource(nameof(Operations))]
    public async Task An_operation_is_named_by_its_service_and_verb_and_shows_no_personal_data(Operation operation)
    {
        using var test = new TestDirectory();
        var company = await Company.MakeAsync(test, "acme");
        await operation.Prepare(company);
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "UserDirectory",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);

        await operation.Call(company.CallerOf(operation), company.Names, default);

        spans.Select(span => span.OperationName).Should().Contain(NameOf(operation.Name));
        spans.Should().OnlyContain(
            span => span.Status == ActivityStatusCode.Unset && !span.TagObjects.Any() && !span.Events.Any() && !span.Baggage.Any());
        spans.Should().OnlyContain(span => LowerCase().IsMatch(span.OperationName));
    }

    /// <summary><c>IUserService.ChangeEmailAsync</c> is <c>users.change_email</c>; to get is to find.</summary>
    private static string NameOf(string operation)
    {
        if (s_names.TryGetValue(operation, out var name))
        {
            return name;
        }

        var (service, method) = (operation.Split('.')[0], operation.Split('.')[1]);
        var noun = s_services.GetValueOrDefault(service) ?? service[1..]
            .Replace("Service", "s", StringComparison.Ordinal).ToLowerInvariant();
        var verb = Capital().Replace(method.Replace("Async", string.Empty, StringComparison.Ordinal), "_$0")
            .TrimStart('_').ToLowerInvariant();
        return $"{noun}.{(verb == "get" ? "find" : verb)}";
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();

    [GeneratedRegex("^[a-z_]+(\\.[a-z_]+)?$")]
    private static partial Regex LowerCase();
}
