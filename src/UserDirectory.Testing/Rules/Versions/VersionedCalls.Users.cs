using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <content>Those that expect the version of an account.</content>
internal static partial class VersionedCalls
{
    private static readonly byte[] s_picture = Convert.FromHexString("89504E470D0A1A0A0000000D49484452");
    private static readonly string s_hash = IdentityHash.Version2("battery staple");

    private static IEnumerable<VersionedCall> OfUsers() =>
    [
        UserCall("SignOutEverywhereAsync", async (u, t, v) => await u.SignOutEverywhereAsync(t.User, v)),
        UserCall("UpdateAsync", async (u, t, v) => await u.UpdateAsync(t.User, new UserUpdate { DisplayName = "Ann" }, v)),
        UserCall("ChangeEmailAsync", async (u, t, v) => await u.ChangeEmailAsync(t.User, "ann@acme.example", isVerified: false, v)),
        UserCall("ChangeKeyAsync", async (u, t, v) => await u.ChangeKeyAsync(t.User, "anna", v)),
        UserCall("ChangeExternalIdAsync", async (u, t, v) => await u.ChangeExternalIdAsync(t.User, "idp|anna", v)),
        UserCall("ChangeAttributesAsync", async (u, t, v) =>
            await u.ChangeAttributesAsync(t.User, new Dictionary<string, string?> { ["floor"] = "3" }, v)),
        UserCall("ChangeDefaultOrganizationAsync", async (u, t, v) => await u.ChangeDefaultOrganizationAsync(t.User, default, v)),
        UserCall("ChangeHomeAsync", async (u, t, v) => await u.ChangeHomeAsync(t.User, "porto", v)),
        UserCall("ChangePictureAsync", async (u, t, v) => await u.ChangePictureAsync(t.User, "https://acme.example/ann.png", v)),
        UserCall("UploadPictureAsync", async (u, t, v) => await u.UploadPictureAsync(t.User, s_picture, "ann.png", v)),
        UserCall("UploadPictureAsync (other bytes of the same name)", async (u, t, v) =>
            await u.UploadPictureAsync(t.User, s_picture.Append((byte)0).ToArray(), "ann.png", v))
            with { Prepare = async t => await t.World.System.Users.UploadPictureAsync(t.User, s_picture, "ann.png") },
        UserCall("RecordLoginAsync", (u, t, v) => u.RecordLoginAsync(t.User, t.World.Now, v)),
        UserCall("ActivateAsync", async (u, t, v) => await u.ActivateAsync(t.User, v)) with { Prepare = async t =>
            await t.World.System.Users.DeactivateAsync(t.User) },
        UserCall("DeactivateAsync", async (u, t, v) => await u.DeactivateAsync(t.User, v)),
        UserCall("GrantAsync", async (u, t, v) => await u.GrantAsync(t.User, ["invoices.read"], v)),
        UserCall("RevokeAsync", async (u, t, v) => await u.RevokeAsync(t.User, ["invoices.list"], v)) with { Prepare = GrantAsync },
        UserCall("ReplaceGrantsAsync", async (u, t, v) =>
            await u.ReplaceGrantsAsync(t.User, ["invoices.read"], v)) with { Prepare = GrantAsync },
        UserCall("DeleteAsync", (u, t, v) => u.DeleteAsync(t.User, v)),
    ];

    private static IEnumerable<VersionedCall> OfSignIn() =>
    [
        PasswordCall("SetAsync", (p, t, v) => p.SetAsync(t.User, "battery staple", isTemporary: true, v)),
        PasswordCall("ResetAsync", async (p, t, v) => await p.ResetAsync(t.User, v)),
        PasswordCall("UnlockAsync", (p, t, v) => p.UnlockAsync(t.User, v)) with { Prepare = async t =>
            await t.World.System.Passwords.VerifyAsync(t.User, "a wrong guess") },
        PasswordCall("ImportHashAsync", (p, t, v) => p.ImportHashAsync(t.User, s_hash, isTemporary: false, v)),
        PasswordCall("RemoveAsync", (p, t, v) => p.RemoveAsync(t.User, v)),
        Call("IPermissionService.AddAccessRulesAsync", RecordKind.User, async (d, t, v) =>
            await d.Permissions.AddAccessRulesAsync(t.User, ["type:test"], v)),
        Call("IPermissionService.RemoveAccessRulesAsync", RecordKind.User, async (d, t, v) =>
            await d.Permissions.RemoveAccessRulesAsync(t.User, ["any"], v))
            with { Prepare = async t => await t.World.System.Permissions.AddAccessRulesAsync(t.User, ["any"]) },
    ];

    private static async ValueTask GrantAsync(VersionedTargets targets) =>
        await targets.World.System.Users.GrantAsync(targets.User, ["invoices.list"]);

    private static VersionedCall UserCall(string method, Func<IUserService, VersionedTargets, long?, ValueTask> run) =>
        new($"IUserService.{method}", RecordKind.User, (directory, targets, version) => run(directory.Users, targets, version));

    private static VersionedCall PasswordCall(string method, Func<IPasswordService, VersionedTargets, long?, ValueTask> run) =>
        new($"IPasswordService.{method}", RecordKind.User, (directory, targets, version) => run(directory.Passwords, targets, version));
}
