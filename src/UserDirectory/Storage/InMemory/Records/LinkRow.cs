namespace UserDirectory.Storage.InMemory;

/// <summary>
/// A membership, a member of a group or a role assignment as <see cref="LinkRows"/> keep it: its ends are the rows of theirs. Without
/// details there is none.
/// </summary>
/// <param name="Id">The link's id.</param>
/// <param name="CreatedAt">When it was made, in ticks.</param>
/// <param name="Details">All that it has in common with many others.</param>
/// <param name="Ends">What it joins.</param>
internal readonly record struct LinkRow(Guid Id, long CreatedAt, LinkDetails? Details, LinkEnds Ends);
