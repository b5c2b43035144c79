using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Operations;

public sealed class CancellationTests
{
    [TestCaseSource(typeof(OperationList), nameof(OperationList.All))]
    public async Task A_cancelled_operation_stops_and_writes_nothing(Operation operation)
    {
        using var test = new TestDirectory();
        var company = await Company.MakeAsync(test, "acme");
        var before = await company.StateAsync();

        var call = () => operation.Call(company.System, company.Names, new CancellationToken(canceled: true));

        await call.Should().ThrowAsync<OperationCanceledException>();
        (await company.StateAsync()).Should().Be(before);
    }
}
