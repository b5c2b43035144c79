namespace UserDirectory.Storage;

/// <summary>
/// The columns that records of every type have: whose they are, their version, and when and by whom they were made and last changed.
/// </summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="Version">The version.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="UpdatedBy">Who last changed it.</param>
internal sealed record StampColumns(Column TenantId, Column Version, Column CreatedAt, Column UpdatedAt, Column CreatedBy, Column UpdatedBy)
{
    public void Stamp(DirectoryRecord record, ColumnReader row) =>
        record.Stamp(row[Version].Number, row[CreatedAt].Time, row[UpdatedAt].Time, row.Actor(CreatedBy), row.Actor(UpdatedBy));
}
