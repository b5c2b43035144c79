using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>Leads from the values of a field to the slots that have them, and perhaps to others.</summary>
internal interface IPostings
{
    Posting Find(FieldValue value);
}
