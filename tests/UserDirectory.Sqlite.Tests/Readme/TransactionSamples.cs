using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using UserDirectory.Sqlite.Tests.Transactions;

namespace UserDirectory.Sqlite.Tests.Readme;

/// <summary>What the README shows of transactions of the host's.</summary>
internal static class TransactionSamples
{
    public static async Task OrderWithEntityFrameworkAsync(OrdersContext shop, ITenantDirectory acme)
    {
        #region transaction
        await using var transaction = await shop.Database.BeginTransactionAsync();
        await using var work = acme.Enlist(transaction.GetDbTransaction());

        User dora = await work.Users.CreateAsync(new NewUser("dora@acme.example") { Organization = "lisbon" });
        shop.Orders.Add(new Order { ByUser = dora.Key });
        await shop.SaveChangesAsync();

        await transaction.CommitAsync();
        await work.CommittedAsync();
        #endregion
    }

    public static async Task OrderWithoutEntityFrameworkAsync(SqliteConnection connection, ITenantDirectory acme)
    {
        #region plain_transaction
        await using var transaction = connection.BeginTransaction();
        await using var work = acme.Enlist(transaction);

        User dora = await work.Users.CreateAsync(new NewUser("dora@acme.example") { Organization = "lisbon" });
        await connection.ExecuteAsync("INSERT INTO orders (by_user) VALUES (@Key)", new { dora.Key }, transaction);

        await transaction.CommitAsync();
        await work.CommittedAsync();
        #endregion
    }
}
