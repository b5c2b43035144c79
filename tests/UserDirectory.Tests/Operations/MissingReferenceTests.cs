using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Operations;

/// <summary>
/// Null text names nothing anywhere: wherever a method of a service takes a reference, it is refused as missing, and nothing is written.
/// </summary>
public sealed class MissingReferenceTests
{
    /// <summary>
    /// A sign-in with null fails like any wrong guess (PasswordProofTests), and a reset of null is answered like any (ResetRequestTests).
    /// </summary>
    private static readonly string[] s_answered = ["IPasswordService.VerifyAsync", "IPasswordService.RequestResetAsync"];

    public static IEnumerable<Operation> Operations() =>
        OperationTable.Called.Where(operation => !s_answered.Contains(operation.Name) && Takes(operation.Name));

    [TestCaseSource(nameof(Operations))]
    public async Task Null_is_refused_in_each_place(Operation operation)
    {
        using var test = new TestDirectory();
        var company = await Company.MakeAsync(test, "acme");
        await operation.Prepare(company);
        var before = await company.AllStatesAsync();
        var caller = company.CallerOf(operation);
        var places = new List<string>();
        while (await RefusedAsync(operation, caller, company.Names, places.Count) is { } place)
        {
            places.Add(place);
            (await company.AllStatesAsync()).Should().Be(before, "nothing is written when {0} is null", place);
        }

        places.Should().NotBeEmpty();
    }

    [Test]
    public void Every_way_to_name_something_is_tried() =>
        Operations().Select(operation => operation.Name).Should().HaveCountGreaterThan(60).And.Contain(
            ["IUserService.GetAsync", "IUserService.ListAsync", "IRoleService.AssignAsync", "ITenantService.CreateAsync",
                "IInvitationService.SendAsync", "IPermissionService.CheckAsync", "IPasswordService.ChangeOwnAsync"]);

    /// <summary>Where null was refused; null when there is no such place.</summary>
    private static async Task<string?> RefusedAsync(Operation operation, Caller caller, Names names, int number)
    {
        var missing = new MissingReference(number);
        try
        {
            await operation.Call(new Caller(missing.Through(caller.Host), missing.Through(caller.Handle)), names, default);
        }
        catch (NoSuchPlaceException)
        {
            return null;
        }
        catch (InvalidInputException refusal)
        {
            refusal.Errors.Select(error => $"{error.Field} {error.Code}").Should().Contain($"{missing.Place} reference.missing");
            return missing.Place;
        }

        throw new AssertionException($"{operation.Name} took null for {missing.Place}.");
    }

    private static bool Takes(string operation)
    {
        var (service, method) = (operation.Split('.')[0], operation.Split('.')[1]);
        return typeof(ITenantDirectory).Assembly.GetType($"UserDirectory.{service}", throwOnError: true)!.GetMethods()
            .Where(candidate => candidate.Name == method).SelectMany(candidate => candidate.GetParameters())
                .Any(parameter => MissingReference.CanName(parameter.ParameterType));
    }
}
