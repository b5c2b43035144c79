using UserDirectory.Relational;

namespace UserDirectory.Sqlite;

/// <summary>
/// The feed by one number of tenant and change, which is its row's own: a table that ends where a commit adds to it takes one page of it,
/// where one in the order of a key of two columns is split every few changes, over three.
/// </summary>
/// <remarks>
/// A tenant has room for 2^40 changes, thirty years of a thousand a second, and a file for 2^23 tenants. That a change's tenant is there no
/// foreign key says: whenever a tenant is added or removed, SQLite would read the feed of all for rows that name it, since no index has
/// them by tenant. A number of a tenant is never given again.
/// </remarks>
internal sealed class OneNumberKey : FeedKey
{
    private const long Changes = 1L << 40;

    public override IReadOnlyList<string> Columns { get; } = [$"{Table.No} INTEGER PRIMARY KEY", $"{Table.Tenant} INTEGER NOT NULL"];

    public override string Check { get; } =
        $"{Table.Number} > 0 AND {Table.Number} < {Changes} AND {Table.No} = {Table.Tenant} * {Changes} + {Table.Number}";

    public override long? NumberOf(long tenant, long number) => (tenant * Changes) + number;

    public override string OrderOf(string alias) => $"{alias}.{Table.No}";

    public override void AppendRange(SqlText sql, string alias, TenantScope tenant)
    {
        var range = tenant.Changes ?? FeedRange.All;
        sql.Append(alias).Append($"{Table.No} BETWEEN ").Tenant(tenant).Append(" * ").Number(Changes).Append(" + ");
        _ = range.From == FeedRange.All.From ? sql.Number(range.From) : sql.Value(Math.Clamp(range.From, 0, Changes));
        sql.Append(" AND ").Tenant(tenant).Append(" * ").Number(Changes).Append(" + ");
        _ = range.To == FeedRange.All.To ? sql.Number(Changes - 1) : sql.Value(Math.Clamp(range.To, 0, Changes - 1));
    }
}
