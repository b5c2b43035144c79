using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Auth;

/// <content>Lists.</content>
public sealed partial class AuthUserResolutionTests
{
    [TestCase("ann@contoso.example", 1)]
    [TestCase("ANN%40contoso.example", 1)]
    [TestCase("ann", 0)]
    [TestCase("nobody@contoso.example", 0)]
    [TestCase("%01", 0)]
    public async Task C4_A_name_is_matched_whole_in_any_casing_and_answered_with_a_list(string name, int count)
    {
        var answer = await _world.Admin.GetAnswerAsync($"/auth/users/username/{name}");

        answer.Status.Should().Be(200);
        answer.Json.GetArrayLength().Should().Be(count);
    }

    [Test]
    public async Task C4_An_id_is_no_name() =>
        (await _world.Admin.GetAnswerAsync($"/auth/users/username/{_world.Ann}")).Text.Should().Be("[]");

    [Test]
    public async Task C6_Lists_are_cut_by_offset_and_count_and_say_whether_they_are_completed()
    {
        var all = (await _world.Admin.GetAnswerAsync("/auth/users/list")).Json;
        var first = (await _world.Admin.GetAnswerAsync("/auth/users/list?count=1")).Json;
        var last = (await _world.Admin.GetAnswerAsync("/auth/users/list?OFFSET=1&Count=1&extended=TRUE")).Json;
        var bare = (await _world.Admin.GetAnswerAsync("/auth/users/list?extended=false")).Json;

        all.GetProperty("items").EnumerateArray().Select(user => user.GetProperty("userName").GetString())
            .Should().Equal("admin@contoso.example", "ann@contoso.example");
        all.GetProperty("listCompleted").GetBoolean().Should().BeTrue();
        first.GetProperty("listCompleted").GetBoolean().Should().BeFalse();
        last.GetProperty("items")[0].GetProperty("userName").GetString().Should().Be("ann@contoso.example");
        last.GetProperty("listCompleted").GetBoolean().Should().BeTrue();
        bare.GetArrayLength().Should().Be(2);
    }

    [TestCase("count=0", "count")]
    [TestCase("count=-1", "count")]
    [TestCase("count=many", "count")]
    [TestCase("count=99999999999", "count")]
    [TestCase("offset=-1", "offset")]
    [TestCase("offset=1&offset=2", "offset")]
    [TestCase("extended=maybe", "extended")]
    public async Task C6_What_is_no_part_of_a_list_is_400(string query, string path)
    {
        foreach (var list in new[] { "users/list", "users/basic/list", "roles/list" })
        {
            var answer = await _world.Admin.GetAnswerAsync($"/auth/{list}?{query}");
            answer.Status.Should().Be(400);
            answer.Paths.Should().Equal(path);
        }
    }

    [Test]
    public async Task C6_The_host_says_how_long_lists_are()
    {
        await using var world = await AuthWorld.StartAsync(
            http => (http.DefaultCount, http.LargestCount, http.LargestBasicCount) = (1, 1, 2));

        (await world.Admin.GetAnswerAsync("/auth/users/list?count=2")).Json.GetProperty("items").GetArrayLength().Should().Be(1);
        (await world.Admin.GetAnswerAsync("/auth/users/basic/list?count=9")).Json.GetProperty("items").GetArrayLength().Should().Be(2);
        (await world.Admin.GetAnswerAsync("/auth/users/basic/list")).Json.GetProperty("items").GetArrayLength().Should().Be(1);
    }

    [Test]
    public async Task C7_The_basic_list_has_items_with_locator_and_names()
    {
        var item = (await _world.Admin.GetAnswerAsync("/auth/users/basic/list?offset=1")).Json.GetProperty("items")[0];

        item.EnumerateObject().Select(member => member.Name).Should().Equal("locator", "userName", "firstName", "lastName");
        item.GetProperty("locator").GetGuid().Should().Be(_world.Ann);
    }
}
