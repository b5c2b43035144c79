namespace UserDirectory.Storage.InMemory;

/// <summary>Rows that hold what has settled as it was given.</summary>
internal sealed class RecordRows : Rows
{
}
