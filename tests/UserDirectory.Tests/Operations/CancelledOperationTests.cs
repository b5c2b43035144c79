using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Operations;

public sealed class CancelledOperationTests
{
    [TestCaseSource(typeof(OperationTable), nameof(OperationTable.Called))]
    public async Task A_cancelled_operation_stops_and_writes_nothing(Operation operation)
    {
        using var test = new TestDirectory();
        var company = await Company.MakeAsync(test, "acme");
        await operation.Prepare(company);
        var before = await company.AllStatesAsync();

        var call = () => operation.Call(new Caller(test.Directory, company.System), company.Names, new CancellationToken(canceled: true));

        await call.Should().ThrowAsync<OperationCanceledException>();
        (await company.AllStatesAsync()).Should().Be(before);
    }
}
