using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Operations;

/// <summary>
/// A call goes by its inputs as they were when it began: what the caller then does with the objects that it gave changes nothing.
/// </summary>
public sealed class InputsAsGivenTests
{
    private static readonly IReadOnlyList<Operation> s_withMore =
    [
        Operation.Read("IUserService.ListAsync", (d, n, t) => d.Users.ListAsync(
            new UserQuery { Organization = n.Organization, Role = n.Role, OrderBy = [UserFields.Email],
                Include = UserParts.Roles, IncludeTotal = true }, t)),
        Operation.Write("IUserService.CreateAsync", (d, n, t) => d.Users.CreateAsync(
            new NewUser("new-user") { Roles = [n.Role], Groups = [n.Group], Grants = ["reports.read"],
                Attributes = new Dictionary<string, string> { ["desk"] = "7" } }, t)),
        Operation.Write("IRoleService.UpdateAsync", (d, n, t) => d.Roles.UpdateAsync(
            n.Role, new RoleUpdate { Description = "Edits", AddPatterns = ["reports.read"], RemovePatterns = ["invoices.write"] },
            null, t)),
        Operation.Write("IUserService.RevokeAsync", async (d, n, t) =>
            (await d.Users.GrantAsync(n.User, ["reports.read"], t), await d.Users.RevokeAsync(n.User, ["reports.read"], t))),
        Operation.HostWrite("ITenantService.CreateAsync", (h, n, t) => h.Tenants.CreateAsync(
            new NewTenant("second") { Administrator = new NewUser("boss") { DisplayName = "Boss", Grants = ["invoices.read"] } }, t)),
    ];

    public static IEnumerable<Operation> Operations() =>
        OperationTable.Called.Concat(s_withMore).Where(operation => TakesChangeable(operation.Name));

    [TestCaseSource(nameof(Operations))]
    public async Task Nothing_comes_of_inputs_that_are_spoilt_during_the_call(Operation operation)
    {
        var (asGiven, _) = await RunAsync(operation, spoils: false);
        var (spoilt, inputs) = await RunAsync(operation, spoils: true);

        spoilt.Should().Be(asGiven);
        inputs.Should().BePositive("the operation is given something that can change");
    }

    private static bool TakesChangeable(string operation)
    {
        var (service, method) = (operation.Split('.')[0], operation.Split('.')[1]);
        return typeof(ITenantDirectory).Assembly.GetType($"UserDirectory.{service}", throwOnError: true)!.GetMethods()
            .Where(candidate => candidate.Name == method).SelectMany(candidate => candidate.GetParameters())
                .Any(parameter => SpoiltInputs.CanChange(parameter.ParameterType));
    }

    private static async Task<(string End, int Inputs)> RunAsync(Operation operation, bool spoils)
    {
        SpoilingStore? store = null;
        using var test = new TestDirectory(decorate: inner => store = new SpoilingStore(inner));
        var company = await Company.MakeAsync(test, "acme");
        await operation.Prepare(company);
        var inputs = new SpoiltInputs();
        var (host, handle) = company.CallerOf(operation);
        var caller = new Caller(inputs.Through(host), inputs.Through(handle));
        if (spoils)
        {
            store!.BeforeEveryCall(inputs.SpoilAll);
        }

        var outcome = await Outcome.OfAsync(operation, caller, company.Names);
        return ($"{outcome}\n{Comparable(await company.AllStatesAsync())}", inputs.Count);
    }

    // Ids and secrets differ from run to run, and so the order of the records.
    private static string Comparable(string state) =>
        string.Join('\n', Regex.Replace(state, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|hash=\\S+", "…")
            .Split('\n').Order(StringComparer.Ordinal));
}
