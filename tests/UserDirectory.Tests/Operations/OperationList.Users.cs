namespace UserDirectory.Tests.Operations;

/// <content>Accounts, passwords and members.</content>
public static partial class OperationList
{
    // A PNG of one pixel.
    private const string Pixel = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static IEnumerable<Operation> Users() =>
    [
        Operation.Write("IUserService.CreateAsync", (d, n, t) => d.Users.CreateAsync(
            new NewUser("new-user") { Organization = n.Organization, Roles = [n.Role], Groups = [n.Group], Password = "a long enough secret" }, t)),
        Operation.Read("IUserService.GetAsync", (d, n, t) => d.Users.GetAsync(n.User, n.Organization, UserParts.Roles | UserParts.Groups | UserParts.Memberships | UserParts.Grants, t)),
        Operation.Read("IUserService.FindAsync", (d, n, t) => d.Users.FindAsync(n.User, default, UserParts.None, t)),
        Operation.Read("IUserService.FindByEmailAsync", (d, n, t) => d.Users.FindByEmailAsync(n.Email, t)),
        Operation.Read("IUserService.FindByExternalIdAsync", (d, n, t) => d.Users.FindByExternalIdAsync(n.ExternalId, t)),
        Operation.Read("IUserService.ListAsync", (d, n, t) => d.Users.ListAsync(
            new UserQuery { Organization = n.Organization, Group = n.Group, Role = n.Role, Include = UserParts.Roles | UserParts.Groups }, t)),
        Operation.Read("IUserService.CountAsync", (d, n, t) => d.Users.CountAsync(new UserQuery { Group = n.Group }, t)),
        Operation.Write("IUserService.UpdateAsync", (d, n, t) => d.Users.UpdateAsync(n.User, new UserUpdate { DisplayName = "Renamed" }, null, t)),
        Operation.Write("IUserService.ChangeEmailAsync", (d, n, t) => d.Users.ChangeEmailAsync(n.User, "new@acme.example", false, t)),
        Operation.Read("IUserService.RequestEmailProofAsync", Void((d, n, t) => d.Users.RequestEmailProofAsync(n.User, null, t))),
        Operation.Write("IUserService.ConfirmEmailAsync", (d, n, t) => d.Users.ConfirmEmailAsync(n.AccountToken, t)) with
        {
            Prepare = company => company.AddTokenAsync(AccountTokenPurpose.EmailProof),
        },
        Operation.Write("IUserService.ChangeKeyAsync", (d, n, t) => d.Users.ChangeKeyAsync(n.User, "new-key", t)),
        Operation.Write("IUserService.ChangeExternalIdAsync", (d, n, t) => d.Users.ChangeExternalIdAsync(n.User, "idp|new", t)),
        Operation.Write("IUserService.ChangeAttributesAsync", (d, n, t) => d.Users.ChangeAttributesAsync(n.User, new Dictionary<string, string?> { ["floor"] = "3" }, t)),
        Operation.Write("IUserService.ChangeDefaultOrganizationAsync", (d, n, t) => d.Users.ChangeDefaultOrganizationAsync(n.User, default, t)),
        Operation.Write("IUserService.ChangeHomeAsync", (d, n, t) => d.Users.ChangeHomeAsync(n.User, n.OtherOrganization, t)),
    ];

    private static IEnumerable<Operation> Accounts() =>
    [
        Operation.Write("IUserService.ChangePictureAsync", (d, n, t) => d.Users.ChangePictureAsync(n.User, Pixel, t)),
        Operation.Write("IUserService.UploadPictureAsync", (d, n, t) => d.Users.UploadPictureAsync(
            n.User, Convert.FromBase64String(Pixel.Split(',')[1]), "ann.png", t)),
        Operation.Read("IUserService.FindPictureAsync", (d, n, t) => d.Users.FindPictureAsync(n.User, n.Organization, t)),
        Operation.Write("IUserService.RecordLoginAsync", (d, n, t) => d.Users.RecordLoginAsync(n.User, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), t)),
        Operation.Write("IUserService.ActivateAsync", (d, n, t) => d.Users.ActivateAsync(n.OtherUser, t)),
        Operation.Write("IUserService.DeactivateAsync", (d, n, t) => d.Users.DeactivateAsync(n.User, t)),
        Operation.Write("IUserService.SignOutEverywhereAsync", (d, n, t) => d.Users.SignOutEverywhereAsync(n.User, null, t)),
        Operation.Write("IUserService.GrantAsync", (d, n, t) => d.Users.GrantAsync(n.User, ["invoices.approve"], t)),
        Operation.Read("IUserService.RevokeAsync", (d, n, t) => d.Users.RevokeAsync(n.User, ["invoices.approve"], t)),
        Operation.Write("IUserService.ReplaceGrantsAsync", (d, n, t) => d.Users.ReplaceGrantsAsync(n.User, ["invoices.read"], t)),
        Operation.Write("IUserService.DeleteAsync", (d, n, t) => d.Users.DeleteAsync(n.User, null, t)),
        Operation.Read("IUserService.ListDeletedAsync", (d, n, t) => d.Users.ListDeletedAsync(null, t)),
        Operation.Write("IUserService.RestoreAsync", (d, n, t) => d.Users.RestoreAsync(n.DeletedUser, t)),
        Operation.Write("IUserService.EraseAsync", (d, n, t) => d.Users.EraseAsync(n.DeletedUser, t)),
    ];

    private static IEnumerable<Operation> Passwords() =>
    [
        Operation.Write("IPasswordService.SetAsync", (d, n, t) => d.Passwords.SetAsync(n.User, "another long secret", true, t)),
        Operation.Write("IPasswordService.ResetAsync", (d, n, t) => d.Passwords.ResetAsync(n.User, t)),
        Operation.Write("IPasswordService.ChangeOwnAsync", (d, n, t) => d.Passwords.ChangeOwnAsync(n.User, "correct horse battery", "another long secret", t)),
        Operation.Write("IPasswordService.VerifyAsync", (d, n, t) => d.Passwords.VerifyAsync(n.User, "correct horse battery", t)),
        Operation.Read("IPasswordService.UnlockAsync", Void((d, n, t) => d.Passwords.UnlockAsync(n.User, t))),
        Operation.Write("IPasswordService.ImportHashAsync", (d, n, t) => d.Passwords.ImportHashAsync(
            n.User, "AQAAAAIAAYagAAAAEAABAgMEBQYHCAkKCwwNDg8AAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHw==", false, t)) with { NeedsSystem = true },
        Operation.Read("IPasswordService.GetStateAsync", (d, n, t) => d.Passwords.GetStateAsync(n.User, t)),
        Operation.Read("IPasswordService.RequestResetAsync", Void((d, n, t) => d.Passwords.RequestResetAsync(n.User, t))),
        Operation.Write("IPasswordService.ConfirmResetAsync", (d, n, t) => d.Passwords.ConfirmResetAsync(n.AccountToken, "another long secret", t)) with
        {
            Prepare = company => company.AddTokenAsync(AccountTokenPurpose.PasswordReset),
        },
        Operation.Write("IPasswordService.RemoveAsync", (d, n, t) => d.Passwords.RemoveAsync(n.User, t)),
    ];

    private static IEnumerable<Operation> Members() =>
    [
        Operation.Write("IMemberService.AddAsync", (d, n, t) => d.Members.AddAsync(n.User, n.OtherOrganization, default, t)),
        Operation.Write("IMemberService.RemoveAsync", (d, n, t) => d.Members.RemoveAsync(n.User, n.Organization, t)),
        Operation.Write("IMemberService.SuspendAsync", (d, n, t) => d.Members.SuspendAsync(n.User, n.Organization, t)),
        Operation.Read("IMemberService.ReinstateAsync", (d, n, t) => d.Members.ReinstateAsync(n.User, n.Organization, t)),
        Operation.Write("IMemberService.ChangeValidityAsync", (d, n, t) => d.Members.ChangeValidityAsync(
            n.User, n.Organization, new Validity(null, new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)), t)),
        Operation.Read("IMemberService.FindAsync", (d, n, t) => d.Members.FindAsync(n.User, n.Organization, t)),
        Operation.Read("IMemberService.ListAsync", (d, n, t) => d.Members.ListAsync(n.Organization, null, t)),
        Operation.Read("IMemberService.ListOfUserAsync", (d, n, t) => d.Members.ListOfUserAsync(n.User, t)),
        Operation.Write("IMemberService.ChangeRolesAsync", (d, n, t) => d.Members.ChangeRolesAsync(n.User, n.Organization, [n.OtherRole], [n.Role], t)),
    ];

    private static Func<ITenantDirectory, Names, CancellationToken, ValueTask<object?>> Void(Func<ITenantDirectory, Names, CancellationToken, ValueTask> call) =>
        async (directory, names, token) =>
        {
            await call(directory, names, token);
            return null;
        };
}
