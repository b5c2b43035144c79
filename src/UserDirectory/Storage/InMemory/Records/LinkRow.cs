namespace UserDirectory.Storage.InMemory;

/// <summary>
/// A membership, a member of a group or a role assignment as <see cref="LinkRows"/> keep it: its ends are the rows of theirs. Without
/// details there is none.
/// </summary>
/// <param name="Id">The link's id.</param>
/// <param name="CreatedAt">When it was made, in ticks.</param>
/// <param name="Details">All that it has in common with many others.</param>
/// <param name="First">The row of the first of the type's references, from 1; 0 where it has none.</param>
/// <param name="Second">The same of the second.</param>
/// <param name="Third">The same of the third.</param>
/// <param name="Fourth">The same of the fourth.</param>
internal readonly record struct LinkRow(Guid Id, long CreatedAt, LinkDetails? Details, int First, int Second, int Third, int Fourth);
