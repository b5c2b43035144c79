using Microsoft.EntityFrameworkCore;

namespace UserDirectory.Sqlite.Tests.Transactions;

/// <summary>The host's orders, as Entity Framework has them.</summary>
internal sealed class OrdersContext(string connectionString) : DbContext
{
    public DbSet<Order> Orders => Set<Order>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite(connectionString);

    protected override void OnModelCreating(ModelBuilder model) => model.Entity<Order>(order =>
    {
        order.ToTable("orders");
        order.Property(each => each.Id).HasColumnName("id");
        order.Property(each => each.ByUser).HasColumnName("by_user");
    });
}

internal sealed class Order
{
    public int Id { get; set; }

    public required string ByUser { get; set; }
}
