using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

public sealed class PictureTextTests
{
    private static readonly (string Label, byte[] Content)[] s_images =
        [("image/png", Images.Png), ("image/jpeg", Images.Jpeg), ("image/jpg", Images.Jpeg),
            ("IMAGE/GIF", Images.Gif), ("image/webp", Images.WebP)];

    [TestCaseSource(nameof(s_images))]
    public void A_data_uri_carries_the_bytes_of_what_its_content_is((string Label, byte[] Content) image)
    {
        var text = Images.DataUri(image.Label, image.Content);

        Errors(text).Should().BeEmpty();
        var picture = PictureText.Parse(text);
        picture.Text.Should().Be(text);
        picture.ContentType.Should().Be(PictureType.Of(image.Content)).And.NotBeNull();
        picture.Content.ToArray().Should().Equal(image.Content);
        picture.FileName.Should().BeNull();
    }

    [Test]
    public void A_label_that_its_content_contradicts_is_refused()
    {
        Errors(Images.DataUri("image/png", Images.Gif)).Should().Equal("picture.type");
    }

    [TestCase("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [TestCase("image/png", "")]
    [TestCase("text/html", "<script>alert(1)</script>")]
    public void Content_that_is_no_known_image_is_refused(string label, string content)
    {
        Errors(Images.DataUri(label, System.Text.Encoding.UTF8.GetBytes(content))).Should().Equal("picture.type");
    }

    [TestCase("data:image/png,iVBORw0KGgo")]
    [TestCase("data:image/png;base64")]
    [TestCase("data:image/png;base64,iVBO Rw0K")]
    [TestCase("data:image/png;base64,%69VBORw0K")]
    [TestCase("data:image/png;base64,iVBOR")]
    [TestCase("data:")]
    public void A_data_uri_without_plain_base64_is_refused(string text)
    {
        Errors(text).Should().Equal("picture.data_uri");
    }

    [Test]
    public void One_mebibyte_is_the_most()
    {
        Errors(Images.DataUri("image/png", Images.PngOf(Picture.MaxBytes))).Should().BeEmpty();
        Errors(Images.DataUri("image/png", Images.PngOf(Picture.MaxBytes + 1))).Should().Equal("picture.too_large");
        Errors(Images.DataUri("image/png", Images.PngOf(Picture.MaxBytes + 9))).Should().Equal("picture.too_large");
    }

    [TestCase("https://cdn.example/ann.png")]
    [TestCase("HTTP://cdn.example:8080/a?b=c#d")]
    [TestCase("https://bücher.example/ä.png")]
    public void A_web_address_is_kept_and_carries_no_bytes(string text)
    {
        Errors(text).Should().BeEmpty();
        PictureText.Parse(text).Should().Be(new GivenPicture(text, PictureTextKind.Url));
    }

    [TestCase("https://")]
    [TestCase("https:ann.png")]
    [TestCase("https://a b.example/")]
    [TestCase("https://a.example/\n")]
    public void Something_like_a_web_address_is_refused(string text)
    {
        Errors(text).Should().Equal("picture.url");
    }

    [Test]
    public void A_web_address_has_at_most_2048_characters()
    {
        Errors("https://a.example/" + new string('x', PictureText.MaxUrl - 18)).Should().BeEmpty();
        Errors("https://a.example/" + new string('x', PictureText.MaxUrl - 17)).Should().Equal("picture.url");
    }

    [TestCase("ann.png")]
    [TestCase("фото.jpg")]
    public void A_file_name_is_kept(string text)
    {
        Errors(text).Should().BeEmpty();
        PictureText.Parse(text).Should().BeEquivalentTo(new { Text = text, FileName = text, ContentType = (string?)null });
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("..")]
    [TestCase("a/b.png")]
    [TestCase(@"a\b.png")]
    [TestCase("javascript:alert(1)")]
    [TestCase("file:///etc/passwd")]
    [TestCase("a\u202Egnp.exe")]
    [TestCase("a\0.png")]
    public void Anything_else_is_refused(string text)
    {
        Errors(text).Should().Equal("picture.file_name");
    }

    [Test]
    public void A_file_name_has_at_most_255_characters()
    {
        Errors(new string('x', 255)).Should().BeEmpty();
        Errors(new string('x', 256)).Should().Equal("picture.file_name");
    }

    [Test]
    public void None_is_right()
    {
        Errors(null).Should().BeEmpty();
        PictureText.Parse(null).Should().Be(default(GivenPicture));
    }

    private static IEnumerable<string> Errors(string? text)
    {
        var errors = new InputErrors();
        PictureText.Check(errors, "picture", text);
        try
        {
            errors.ThrowIfAny();
            return [];
        }
        catch (InvalidInputException refused)
        {
            return refused.Errors.Select(error => error.Code);
        }
    }
}
