using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Operations;

/// <summary>A call goes by its inputs as they were when it began: what the caller then does with the objects that it gave changes nothing.</summary>
public sealed class InputsAsGivenTests
{
    private static readonly Dictionary<string, Func<ITenantService, Task<object?>>> s_ofTheHost = new()
    {
        [nameof(ITenantService.CreateAsync)] = async tenants => await tenants.CreateAsync(
            new NewTenant("second") { Name = "Second", Administrator = new NewUser("boss") { DisplayName = "Boss", Grants = ["invoices.read"] } }),
        [nameof(ITenantService.ListAsync)] = async tenants => await tenants.ListAsync(new TenantQuery { OrderBy = [TenantFields.Key] }),
        [nameof(ITenantService.UpdateAsync)] = async tenants => await tenants.UpdateAsync("acme", new TenantUpdate { Name = "Renamed" }),
    };

    private static readonly IReadOnlyList<Operation> s_withMore =
    [
        Operation.Read("IUserService.ListAsync", (d, n, t) => d.Users.ListAsync(
            new UserQuery { Organization = n.Organization, Role = n.Role, OrderBy = [UserFields.Email], Include = UserParts.Roles, IncludeTotal = true }, t)),
        Operation.Write("IUserService.CreateAsync", (d, n, t) => d.Users.CreateAsync(
            new NewUser("new-user") { Roles = [n.Role], Groups = [n.Group], Grants = ["reports.read"], Attributes = new Dictionary<string, string> { ["desk"] = "7" } }, t)),
        Operation.Write("IRoleService.UpdateAsync", (d, n, t) => d.Roles.UpdateAsync(
            n.Role, new RoleUpdate { Description = "Edits", AddPatterns = ["reports.read"], RemovePatterns = ["invoices.write"] }, null, t)),
        Operation.Write("IUserService.RevokeAsync", async (d, n, t) => (await d.Users.GrantAsync(n.User, ["reports.read"], t), await d.Users.RevokeAsync(n.User, ["reports.read"], t))),
    ];

    public static IEnumerable<Operation> Operations() => OperationList.All.Concat(s_withMore).Where(operation => TakesChangeable(operation.Name));

    public static IEnumerable<string> HostOperations() =>
        typeof(ITenantService).GetMethods().Select(method => method.Name).Where(name => TakesChangeable($"{nameof(ITenantService)}.{name}"));

    [TestCaseSource(nameof(Operations))]
    public async Task Nothing_comes_of_inputs_that_are_spoilt_during_the_call(Operation operation) =>
        await ComparedAsync((company, inputs) =>
            operation.Call(inputs.Through(operation.NeedsSystem ? company.System : company.Administrator), company.Names, default));

    [TestCaseSource(nameof(HostOperations))]
    public async Task Nothing_comes_of_the_hosts_inputs_that_are_spoilt_during_the_call(string operation) =>
        await ComparedAsync((company, inputs) => s_ofTheHost[operation](inputs.Through(company.Test.Directory.Tenants)));

    private static async Task ComparedAsync(Func<Company, SpoiltInputs, Task<object?>> call)
    {
        var (asGiven, _) = await RunAsync(call, spoils: false);
        var (spoilt, inputs) = await RunAsync(call, spoils: true);

        spoilt.Should().Be(asGiven);
        inputs.Should().BePositive("the operation is given something that can change");
    }

    private static bool TakesChangeable(string operation)
    {
        var (service, method) = (operation.Split('.')[0], operation.Split('.')[1]);
        return typeof(ITenantDirectory).Assembly.GetType($"UserDirectory.{service}", throwOnError: true)!.GetMethods()
            .Where(candidate => candidate.Name == method).SelectMany(candidate => candidate.GetParameters()).Any(parameter => SpoiltInputs.CanChange(parameter.ParameterType));
    }

    private static async Task<(string End, int Inputs)> RunAsync(Func<Company, SpoiltInputs, Task<object?>> call, bool spoils)
    {
        SpoilingStore? store = null;
        using var test = new TestDirectory(decorate: inner => store = new SpoilingStore(inner));
        var company = await Company.MakeAsync(test, "acme");
        var inputs = new SpoiltInputs();
        if (spoils)
        {
            store!.BeforeEveryCall(inputs.SpoilAll);
        }

        var outcome = await Outcome.OfAsync(() => call(company, inputs));
        return ($"{outcome}\n{Comparable(await company.StateAsync())}\n{(await test.Directory.Tenants.ListAsync()).Items.Count}", inputs.Count);
    }

    // Ids and secrets differ from run to run, and so the order of the records.
    private static string Comparable(string state) =>
        string.Join('\n', Regex.Replace(state, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|hash=\\S+", "…").Split('\n').Order(StringComparer.Ordinal));
}
