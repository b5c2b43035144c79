using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Users;

public sealed class UserPicturesTests
{
    private TestDirectory _test = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("manager", ["users.update"]);
        _ann = await _test.UserAsync("ann", "lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_data_uri_is_kept_as_given_and_becomes_bytes()
    {
        var text = Images.DataUri("image/png", Images.Png);

        var ann = await _test.System.Users.ChangePictureAsync("ann", text);

        ann.Picture.Should().Be(text);
        await PictureIsAsync("image/png", Images.Png, null);
    }

    [Test]
    public async Task The_feed_tells_that_the_bytes_changed_and_not_to_what()
    {
        await _test.System.Users.ChangePictureAsync("ann", Images.DataUri("image/png", Images.Png));

        var change = await _test.LatestChangeAsync();
        change.Entries.SelectMany(entry => entry.Fields).Should().Equal(new FieldChange("Picture", null));
    }

    [Test]
    public async Task Uploaded_bytes_take_the_file_name_as_text()
    {
        var ann = await _test.System.Users.UploadPictureAsync("ann", Images.Jpeg, "ann.jpg");

        ann.Picture.Should().Be("ann.jpg");
        await PictureIsAsync("image/jpeg", Images.Jpeg, "ann.jpg");
    }

    [Test]
    public async Task Uploaded_bytes_are_a_copy()
    {
        var content = Images.Png.ToArray();
        await _test.System.Users.UploadPictureAsync("ann", content);

        content[8] = 0xFF;

        await PictureIsAsync("image/png", Images.Png, null);
    }

    [Test]
    public async Task A_file_name_renames_what_was_uploaded()
    {
        await _test.System.Users.UploadPictureAsync("ann", Images.Gif, "old.gif");

        await _test.System.Users.ChangePictureAsync("ann", "new.gif");

        await PictureIsAsync("image/gif", Images.Gif, "new.gif");
    }

    [Test]
    public async Task A_file_name_alone_has_no_bytes()
    {
        (await _test.System.Users.ChangePictureAsync("ann", "ann.png")).Picture.Should().Be("ann.png");

        (await _test.System.Users.FindPictureAsync("ann")).Should().BeNull();
    }

    [TestCase("https://cdn.example/ann.png")]
    [TestCase(null)]
    public async Task A_web_address_or_nothing_removes_the_bytes(string? text)
    {
        await _test.System.Users.UploadPictureAsync("ann", Images.Png, "ann.png");

        (await _test.System.Users.ChangePictureAsync("ann", text)).Picture.Should().Be(text);

        (await _test.System.Users.FindPictureAsync("ann")).Should().BeNull();
    }

    [Test]
    public async Task New_bytes_replace_the_old_ones()
    {
        await _test.System.Users.UploadPictureAsync("ann", Images.Png, "ann.png");

        await _test.System.Users.UploadPictureAsync("ann", Images.WebP);

        await PictureIsAsync("image/webp", Images.WebP, null);
    }

    [Test]
    public async Task The_same_picture_again_changes_nothing()
    {
        await _test.System.Users.UploadPictureAsync("ann", Images.Png, "ann.png");
        var before = await _test.LatestChangeAsync();

        await _test.System.Users.UploadPictureAsync("ann", Images.Png, "ann.png");

        (await _test.LatestChangeAsync()).Number.Should().Be(before.Number);
    }

    [Test]
    public async Task A_new_account_brings_its_picture()
    {
        await _test.System.Users.CreateAsync(new NewUser("bob") { Picture = Images.DataUri("image/gif", Images.Gif) });

        (await _test.System.Users.FindPictureAsync("bob"))!.Content.ToArray().Should().Equal(Images.Gif);
    }

    [Test]
    public async Task A_new_account_with_a_bad_picture_is_refused()
    {
        var call = async () => await _test.System.Users.CreateAsync(new NewUser("bob") { Picture = "a/b" });

        await call.ShouldBeInvalidAsync("Picture picture.file_name");
    }

    [Test]
    public async Task Bytes_that_are_no_image_or_too_many_or_badly_named_are_refused()
    {
        var other = async () => await _test.System.Users.UploadPictureAsync("ann", "hello"u8.ToArray(), "a/b");
        var large = async () => await _test.System.Users.UploadPictureAsync("ann", Images.PngOf(Picture.MaxBytes + 1));

        await other.ShouldBeInvalidAsync("content picture.type", "fileName picture.file_name");
        await large.ShouldBeInvalidAsync("content picture.too_large");
    }

    [Test]
    public async Task An_account_may_change_and_see_its_own_picture()
    {
        await _test.As(_ann).Users.UploadPictureAsync("ann", Images.Png);

        (await _test.As(_ann).Users.FindPictureAsync("ann")).Should().NotBeNull();
    }

    [Test]
    public async Task Others_need_the_permission_at_home()
    {
        var carl = await _test.UserAsync("carl", "lisbon");
        var boss = await _test.UserAsync("boss", "lisbon", "manager");

        var upload = async () => await _test.As(carl).Users.UploadPictureAsync("ann", Images.Png);
        var change = async () => await _test.As(carl).Users.ChangePictureAsync("ann", null);
        var find = async () => await _test.As(carl).Users.FindPictureAsync("ann");

        await upload.ShouldLackAsync("users.update");
        await change.ShouldLackAsync("users.update");
        await find.ShouldLackAsync("users.read");
        (await _test.As(boss).Users.ChangePictureAsync("ann", "ann.png")).Picture.Should().Be("ann.png");
    }

    [Test]
    public async Task At_an_organization_it_is_shown_to_who_may_read_the_account_there()
    {
        await _test.OrganizationAsync("porto");
        await _test.System.Members.AddAsync("ann", "porto");
        await _test.System.Users.UploadPictureAsync("ann", Images.Png);
        await _test.UserAsync("tom", "lisbon");
        await _test.System.Users.UploadPictureAsync("tom", Images.Png);
        var reader = _test.As(await _test.HolderAsync("reader", "porto", "users.read"));

        (await reader.Users.FindPictureAsync("ann", "porto")).Should().NotBeNull();
        (await reader.Users.FindPictureAsync("tom", "porto")).Should().BeNull("he is no member there");
        var atHome = async () => await reader.Users.FindPictureAsync("ann");
        var elsewhere = async () => await reader.Users.FindPictureAsync("ann", "lisbon");
        var nowhere = async () => await reader.Users.FindPictureAsync("ann", "nowhere");
        await atHome.ShouldLackAsync("users.read");
        await elsewhere.ShouldLackAsync("users.read");
        await nowhere.ShouldBeRefusedAsync("organization.not_found");
    }

    private async Task PictureIsAsync(string type, byte[] content, string? fileName)
    {
        var picture = await _test.System.Users.FindPictureAsync("ann");
        picture.Should().BeEquivalentTo(new { _ann.Id, ContentType = type, FileName = fileName });
        picture!.Content.ToArray().Should().Equal(content);
    }
}
