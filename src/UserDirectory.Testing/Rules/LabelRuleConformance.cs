using NUnit.Framework;

namespace UserDirectory.Testing;

/// <summary>
/// What accounts and roles carry for people and for other programs to see: labels give nothing, a picture is a record of its own, an
/// address may be of several.
/// </summary>
public abstract class LabelRuleConformance : RuleConformance
{
    private static readonly byte[] s_png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];
    private static readonly byte[] s_jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46, 0, 1];
    private static readonly byte[] s_gif = [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0];
    private static readonly byte[] s_webp = [.. "RIFF"u8, 12, 0, 0, 0, .. "WEBPVP8 "u8, 0];

    [Test]
    public async Task A_look_up_by_address_gives_the_only_account_null_or_says_that_there_are_several()
    {
        var world = await OpenWorldAsync();
        Assert.That(await world.System.Users.FindByEmailAsync("ann@acme.example"), Is.Null);
        await world.System.Users.CreateAsync(new NewUser("ann") { Email = "ann@acme.example" });
        Assert.That((await world.System.Users.FindByEmailAsync("ANN@acme.example"))?.Key, Is.EqualTo("ann"));
        await world.System.Users.CreateAsync(new NewUser("other") { Email = "Ann@acme.example" });
        await Refused.WithAsync("user.email.ambiguous", () => world.System.Users.FindByEmailAsync("ann@acme.example"));
    }

    [Test]
    public async Task A_role_keeps_its_descriptions_and_labels_and_they_give_nothing()
    {
        var world = await OpenWorldAsync();
        var role = await world.System.Roles.CreateAsync(
            new NewRole("clerk")
            {
                Description = "Keeps the books.",
                LocalizedDescription = "roles.clerk",
                IsInternal = true,
                IsAdministration = true
            });
        var ann = await world.UserAsync("ann", default, "clerk");
        Assert.That((role.Description, role.LocalizedDescription, role.IsInternal, role.IsAdministration),
            Is.EqualTo(("Keeps the books.", "roles.clerk", true, true)));
        Assert.That(await world.System.Permissions.ListEffectiveAsync(ann.Id), Is.Empty);
    }

    [Test]
    public async Task The_flags_of_an_account_give_nothing()
    {
        var world = await OpenWorldAsync();
        var ann = await world.System.Users.CreateAsync(new NewUser("ann") { IsTechnician = true, IsServiceAccount = true, Roles = [] });
        Assert.That((ann.IsTechnician, ann.IsServiceAccount), Is.EqualTo((true, true)));
        Assert.That(await world.System.Permissions.ListEffectiveAsync(ann.Id), Is.Empty);
    }

    [Test]
    public async Task A_picture_is_told_by_its_content()
    {
        var world = await OpenWorldAsync();
        await world.UserAsync("ann");
        foreach (var (content, type) in new[] { (s_png, "image/png"), (s_jpeg, "image/jpeg"),
            (s_gif, "image/gif"), (s_webp, "image/webp") })
        {
            await world.System.Users.UploadPictureAsync("ann", content, "photo.txt");
            var picture = await world.System.Users.FindPictureAsync("ann");
            Assert.That((picture?.ContentType, picture?.Content.ToArray()), Is.EqualTo((type, content)));
        }

        Assert.That(await Refused.InputAsync(
            () => world.System.Users.UploadPictureAsync("ann", "<svg onload='alert(1)'/>"u8.ToArray(), "photo.png")),
            Is.EqualTo(new[] { "content picture.type" }));
    }

    [Test]
    public async Task A_picture_has_at_most_one_mebibyte()
    {
        var world = await OpenWorldAsync();
        await world.UserAsync("ann");
        var content = new byte[(1024 * 1024) + 1];
        s_png.CopyTo(content, 0);
        Assert.That(await Refused.InputAsync(() => world.System.Users.UploadPictureAsync("ann", content)),
            Is.EqualTo(new[] { "content picture.too_large" }));
        await world.System.Users.UploadPictureAsync("ann", content.AsMemory(0, content.Length - 1));
        Assert.That((await world.System.Users.FindPictureAsync("ann"))?.Content.Length, Is.EqualTo(1024 * 1024));
    }

    [Test]
    public async Task The_text_of_a_picture_is_kept_as_given()
    {
        var world = await OpenWorldAsync();
        await world.UserAsync("ann");
        var text = $"data:image/png;base64,{Convert.ToBase64String(s_png)}";
        Assert.That((await world.System.Users.ChangePictureAsync("ann", text)).Picture, Is.EqualTo(text));
        Assert.That((await world.System.Users.FindPictureAsync("ann"))?.Content.ToArray(), Is.EqualTo(s_png));
        Assert.That((await world.System.Users.ChangePictureAsync("ann", "https://acme.example/ann.png")).Picture,
            Is.EqualTo("https://acme.example/ann.png"));
        Assert.That((await world.System.Users.ChangePictureAsync("ann", null)).Picture, Is.Null);
        Assert.That(await world.System.Users.FindPictureAsync("ann"), Is.Null);
    }
}
