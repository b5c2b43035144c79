using System.Net;
using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <summary>Pictures of users (P4, P21): what goes in as text comes out as bytes, or not at all.</summary>
public sealed class TenantUserPictureTests
{
    private UsersWorld _world = null!;

    [SetUp]
    public async Task SetUp() => _world = await UsersWorld.StartAsync();

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [Test]
    public async Task J12_A_data_URI_becomes_bytes_with_their_own_type_that_can_do_nothing()
    {
        (await _world.OutcomeAsync("PUT", "/ann/picture", JsonSerializer.Serialize(Images.Png))).Should().Be("200");

        var answer = await _world.SendAsync("GET", "/ann/picture?fileName=any.png");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(Images.PngBytes);
        answer.Content.Headers.ContentType!.ToString().Should().Be("image/png");
        answer.Content.Headers.ContentLength.Should().Be(Images.PngBytes.Length);
        answer.Content.Headers.ContentDisposition.Should().BeNull();
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.GetValues("Content-Security-Policy").Should().Equal("default-src 'none'; sandbox");
        answer.Headers.ETag.Should().NotBeNull();
        (await _world.GetAsync("ann")).GetProperty("picture").GetString().Should().Be(Images.Png, "the text is kept as it was given");
    }

    [Test]
    public async Task J12_A_file_name_names_what_was_uploaded()
    {
        await _world.App.System.Users.UploadPictureAsync("ann", Images.PngBytes, "ann é.png");

        var answer = await _world.SendAsync("GET", "/ann/picture");
        answer.Content.Headers.ContentDisposition!.FileNameStar.Should().Be("ann é.png");
        (await _world.OutcomeAsync("GET", "/ann/picture?fileName=ann%20%C3%A9.png")).Should().Be("200");
        (await _world.OutcomeAsync("GET", "/ann/picture?fileName=other.png")).Should().Be("404 picture.not_found");
        (await _world.OutcomeAsync("GET", "/ann/picture?fileName=a&fileName=b")).Should().Be("400 query.twice");
    }

    [TestCase("\"https://contoso.example/ann.png\"")]
    [TestCase("\"ann.png\"")]
    [TestCase("null")]
    public async Task J12_Without_bytes_there_is_no_picture(string body)
    {
        await _world.OutcomeAsync("PUT", "/ann/picture", body);

        (await _world.OutcomeAsync("GET", "/ann/picture"))
            .Should().Be("404 picture.not_found", "an address is never fetched and never redirected to");
    }

    [TestCase("\"data:image/jpeg;base64,{png}\"", "picture.type")]
    [TestCase("\"data:text/html;base64,PGI+\"", "picture.type")]
    [TestCase("\"data:image/png,abc\"", "picture.data_uri")]
    [TestCase("\"http://\"", "picture.url")]
    [TestCase("\"../ann.png\"", "picture.file_name")]
    [TestCase("\"\"", "picture.file_name")]
    public async Task J12_Anything_else_is_400(string body, string code) =>
        (await _world.OutcomeAsync(
            "PUT", "/ann/picture", body.Replace("{png}", Convert.ToBase64String(Images.PngBytes), StringComparison.Ordinal)))
            .Should().Be($"400 {code}");

    [Test]
    public async Task J12_A_picture_may_have_a_mebibyte_and_no_more()
    {
        static string Body(int length)
        {
            var bytes = new byte[length];
            Images.PngBytes.CopyTo(bytes, 0);
            return $"\"data:image/png;base64,{Convert.ToBase64String(bytes)}\"";
        }

        (await _world.OutcomeAsync("PUT", "/ann/picture", Body(Picture.MaxBytes))).Should().Be("200");
        (await _world.OutcomeAsync("PUT", "/ann/picture", Body(Picture.MaxBytes + 1))).Should().Be("400 picture.too_large");
        (await _world.OutcomeAsync("POST",
            string.Empty, $$"""{ "userKey": "eve", "name": "Eve", "isTechnician": false, "picture": {{Body(Picture.MaxBytes)}} }"""))
            .Should().Be("201");
    }
}
