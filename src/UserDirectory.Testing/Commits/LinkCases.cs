using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>For every field that links to another record, one record that links by it and the record at the other end.</summary>
internal static class LinkCases
{
    /// <summary>
    /// The cases; nothing of them is stored. Everything that a record links to besides is in <c>others</c>, to be added first.
    /// </summary>
    public static IReadOnlyList<(Field Link, DirectoryRecord Record, DirectoryRecord End)> Of(
        RecordMaker make, out DirectoryRecord[] others)
    {
        var (ann, lisbon, staff, editor) = (make.User("ann"), make.Organization("lisbon"), make.Group("staff"), make.Role("editor"));
        others = [ann, lisbon, staff, editor];
        var user = make.User("end");
        var organization = make.Organization("end");
        var group = make.Group("end");
        var role = make.Role("end");
        return
        [
            (OrganizationFields.ParentId, make.Organization("below", organization), organization),
            (UserFields.HomeOrganizationId, make.User("at-home") with { HomeOrganizationId = organization.Id }, organization),
            (UserFields.DefaultOrganizationId, make.User("by-default") with { DefaultOrganizationId = organization.Id }, organization),
            (CredentialFields.Id, make.Credential(user), user),
            (PictureFields.Id, make.Picture(user), user),
            (MembershipFields.UserId, make.Membership(user, lisbon), user),
            (MembershipFields.OrganizationId, make.Membership(ann, organization), organization),
            (GroupFields.OrganizationId, make.Group("owned", owner: organization), organization),
            (GroupFields.ParentId, make.Group("below", group), group),
            (GroupMemberFields.GroupId, make.Member(group, ann), group),
            (GroupMemberFields.UserId, make.Member(staff, user), user),
            (RoleFields.OrganizationId, make.Role("owned", organization), organization),
            (RoleAssignmentFields.RoleId, make.Assignment(role, ann), role),
            (RoleAssignmentFields.UserId, make.Assignment(editor, user), user),
            (RoleAssignmentFields.GroupId, make.Assignment(editor, group), group),
            (RoleAssignmentFields.OrganizationId, make.Assignment(editor, ann, organization), organization),
            (AccountTokenFields.UserId, make.Token(user), user),
            (InvitationFields.OrganizationId, make.Invitation(ann, "ann@acme.example", organization), organization),
        ];
    }
}
