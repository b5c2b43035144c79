using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>
/// For every unique key within a tenant, a record that has it and another that wants it, in other casing where the key is text.
/// </summary>
internal static class KeyCases
{
    public static IReadOnlyList<KeyDefinition> Keys { get; } =
    [
        RecordKeys.Organization, RecordKeys.User, RecordKeys.UserExternalId, RecordKeys.UserEmail, RecordKeys.Group,
        RecordKeys.Group, RecordKeys.Role, RecordKeys.Role,
        RecordKeys.Membership, RecordKeys.GroupMember, RecordKeys.RoleAssignment, RecordKeys.RoleAssignment, RecordKeys.RoleAssignment,
        RecordKeys.PendingInvitation, RecordKeys.PendingInvitation, RecordKeys.AccountToken, RecordKeys.AccountTokenOfUser,
    ];

    /// <summary>Adds the first of each pair, and what they link to.</summary>
    public static async Task<IReadOnlyList<(DirectoryRecord First, DirectoryRecord Second, KeyDefinition Key)>> AddFirstAsync(
        Workbench bench)
    {
        var make = bench.New;
        var (ann, lisbon, staff, editor) = (make.User("end"), make.Organization("end"), make.Group("end"), make.Role("end"));
        var bea = make.User("bea");
        await bench.AddAllAsync(ann, bea, lisbon, staff, editor);
        (DirectoryRecord First, DirectoryRecord Second)[] pairs =
        [
            (make.Organization("porto"), make.Organization("PORTO", lisbon)),
            (make.User("bob"), make.User("Bob")),
            (make.User("cid") with { ExternalId = "S-1-5" }, make.User("dora") with { ExternalId = "S-1-5" }),
            (make.User("finn") with { UniqueEmail = "FINN@ACME.EXAMPLE" }, make.User("gil") with { UniqueEmail = "FINN@ACME.EXAMPLE" }),
            (make.Group("sales"), make.Group("Sales", staff)),
            (make.Group("sales", owner: lisbon), make.Group("Sales", owner: lisbon)),
            (make.Role("viewer"), make.Role("Viewer")),
            (make.Role("viewer", lisbon), make.Role("Viewer", lisbon)),
            (make.Membership(ann, lisbon), make.Membership(ann, lisbon)),
            (make.Member(staff, ann), make.Member(staff, ann)),
            (make.Assignment(editor, ann), make.Assignment(editor, ann)),
            (make.Assignment(editor, ann, lisbon), make.Assignment(editor, ann, lisbon) with { ValidUntil = RecordMaker.Start }),
            (make.Assignment(editor, staff, lisbon), make.Assignment(editor, staff, lisbon)),
            (make.Invitation(ann, "eve@acme.example"), make.Invitation(ann, "Eve@Acme.example")),
            (make.Invitation(ann, "eve@acme.example", lisbon), make.Invitation(ann, "EVE@acme.example", lisbon)),
            (make.Token(ann) with { TokenHash = new("aB-1") }, make.Token(bea) with { TokenHash = new("aB-1") }),
            (make.Token(ann, AccountTokenPurpose.EmailProof), make.Token(ann, AccountTokenPurpose.EmailProof)),
        ];
        await bench.AddAllAsync(pairs.Select(pair => pair.First));
        return [.. pairs.Zip(Keys, (pair, key) => (pair.First, pair.Second, key))];
    }
}
