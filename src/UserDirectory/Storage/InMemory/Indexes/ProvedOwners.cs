using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>The accounts of a tenant that have proved an address.</summary>
internal sealed class ProvedOwners(string email) : SnapshotRead<IReadOnlyList<User>>
{
    private readonly Filter _filter = UserFields.Email.EqualTo(email) & UserFields.EmailVerifiedAt.IsPresent();

    public override IReadOnlyList<User> Of(Snapshot view) => [.. Matching.Records(view, RecordKind.User, _filter).Cast<User>()];
}
