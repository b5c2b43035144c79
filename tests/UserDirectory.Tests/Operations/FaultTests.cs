using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Operations;

/// <summary>
/// A fault at every storage call of every operation in turn: the directory is as before or as after, and the fault is seen as it was
/// thrown.
/// </summary>
public sealed class FaultTests
{
    private const int MostCalls = 400;

    [TestCaseSource(typeof(OperationTable), nameof(OperationTable.OneCommit))]
    public async Task A_fault_at_any_storage_call_leaves_the_directory_as_before_and_the_call_can_be_repeated(Operation operation)
    {
        for (var call = 0; call < MostCalls; call++)
        {
            var (test, store, company, before) = await PrepareAsync(operation);
            using var directory = test;
            store.FailAt(call, afterCommit: false);
            var fault = await RunAsync(operation, company);
            store.Heal();
            if (!store.HasFailed)
            {
                fault.Should().BeNull();
                return;
            }

            fault.Should().BeOfType<StoreException>($"the fault at call {call} passes through unwrapped");
            if (store.Commits == 0)
            {
                (await company.AllStatesAsync()).Should().Be(before, $"the fault at call {call} came before any commit");
                (await RunAsync(operation, company)).Should().BeNull($"the same call succeeds after the fault at call {call}");
                ((await company.AllStatesAsync()) != before).Should().Be(operation.Writes);
            }
            else
            {
                await AsBeforeOrAfterAsync(operation, company, before, call);
            }
        }

        Assert.Fail($"The operation made more than {MostCalls} storage calls.");
    }

    [TestCaseSource(typeof(OperationTable), nameof(OperationTable.OneCommit))]
    public async Task A_commit_whose_answer_is_lost_is_whole(Operation operation)
    {
        for (var call = 0; call < MostCalls; call++)
        {
            var (test, store, company, before) = await PrepareAsync(operation);
            using var directory = test;
            store.FailAt(call, afterCommit: true);
            var fault = await RunAsync(operation, company);
            store.Heal();
            if (!store.HasFailed)
            {
                fault.Should().BeNull();
                ((await company.AllStatesAsync()) != before).Should().Be(operation.Writes, "without a fault it does what it is there for");
                return;
            }

            fault.Should().BeOfType<StoreException>($"the lost answer of call {call} passes through unwrapped");
            if (store.Commits > 0)
            {
                await AsBeforeOrAfterAsync(operation, company, before, call);
            }
            else
            {
                (await company.AllStatesAsync()).Should().Be(before, $"only the answer of a read was lost at call {call}");
            }
        }

        Assert.Fail($"The operation made more than {MostCalls} storage calls.");
    }

    // Ids, secrets and tokens differ from run to run, so the shapes are compared. As before is right only for a call that
    // counts a guess in a commit of its own, which moves no version.
    private static async Task AsBeforeOrAfterAsync(Operation operation, Company company, string before, int call)
    {
        var (test, _, other, _) = await PrepareAsync(operation);
        using var directory = test;
        (await RunAsync(operation, other)).Should().BeNull();
        StateText.Shape(await company.AllStatesAsync()).Should().BeOneOf(
            [StateText.Shape(before), StateText.Shape(await other.AllStatesAsync())], $"the fault at call {call} came after a commit");
    }

    private static async Task<(TestDirectory Test, FaultyStore Store, Company Company, string Before)> PrepareAsync(Operation operation)
    {
        FaultyStore? store = null;
        var test = new TestDirectory(decorate: inner => store = new FaultyStore(inner));
        var company = await Company.MakeAsync(test, "acme");
        await operation.Prepare(company);
        return (test, store!, company, await company.AllStatesAsync());
    }

    private static async Task<Exception?> RunAsync(Operation operation, Company company)
    {
        try
        {
            await operation.Call(company.CallerOf(operation), company.Names, default);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }
}
