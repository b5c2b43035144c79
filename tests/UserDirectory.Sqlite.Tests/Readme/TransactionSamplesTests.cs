using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Sqlite.Tests.Transactions;

namespace UserDirectory.Sqlite.Tests.Readme;

/// <summary>Runs what the README shows.</summary>
public sealed class TransactionSamplesTests
{
    private Shop _shop = null!;

    [SetUp]
    public async Task OpenAsync() => _shop = await Shop.OpenAsync();

    [TearDown]
    public ValueTask CloseAsync() => _shop.DisposeAsync();

    [Test]
    public async Task The_order_and_who_ordered_are_there_with_Entity_Framework()
    {
        await using var orders = new OrdersContext(_shop.ConnectionString);

        await TransactionSamples.OrderWithEntityFrameworkAsync(orders, _shop.Acme);

        await ShouldBeThereAsync();
    }

    [Test]
    public async Task The_order_and_who_ordered_are_there_with_Dapper()
    {
        await using var connection = _shop.Connect();

        await TransactionSamples.OrderWithoutEntityFrameworkAsync(connection, _shop.Acme);

        await ShouldBeThereAsync();
    }

    private async Task ShouldBeThereAsync()
    {
        _shop.Orders().Should().Equal("dora@acme.example");
        (await _shop.Acme.Users.GetAsync("dora@acme.example")).HomeOrganizationId.Should().NotBeNull();
        _shop.Told.Should().ContainSingle();
    }
}
