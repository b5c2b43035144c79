using System.Net;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <summary>What all operations on users have in common: whom they answer, and how they refuse.</summary>
public sealed class TenantUserOperationTests
{
    private UsersWorld _world = null!;

    [SetUp]
    public async Task SetUp()
    {
        _world = await UsersWorld.StartAsync();
        await _world.App.System.Users.ChangePictureAsync("ann", Images.Png);
    }

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [Test]
    public void The_table_names_every_operation_once() =>
        UserCall.All.Select(call => call.Id).Should().BeEquivalentTo(TenantUserOperations.All.Select(operation => operation.Id));

    [Test]
    public async Task An_administrator_may_do_everything([ValueSource(typeof(UserCall), nameof(UserCall.All))] object row)
    {
        var call = (UserCall)row;

        ((int)(await call.SendAsync(_world, _world.Admin)).StatusCode).Should().Be(call.Status);
    }

    [Test]
    public async Task J1_An_id_will_do_on_every_route([ValueSource(typeof(UserCall), nameof(UserCall.OfOne))] object row)
    {
        var call = (UserCall)row;

        ((int)(await call.SendAsync(_world, _world.Admin, $"{_world.Ann.Id}")).StatusCode).Should().Be(call.Status);
    }

    [Test]
    public async Task An_administrator_of_another_tenant_is_nobody([ValueSource(typeof(UserCall), nameof(UserCall.All))] object row)
    {
        var stranger = _world.App.As((await _world.App.Other.Users.GetAsync("admin@fabrikam.example")).Id);

        (await UsersWorld.OutcomeAsync(await ((UserCall)row).SendAsync(_world, stranger))).Should().Be("404 tenant.not_found");
    }

    [Test]
    public async Task Who_is_not_signed_in_is_challenged([ValueSource(typeof(UserCall), nameof(UserCall.All))] object row)
    {
        var answer = await ((UserCall)row).SendAsync(_world, _world.App.Anonymous);

        (await UsersWorld.OutcomeAsync(answer)).Should().Be("401 access.not_signed_in");
        answer.Headers.WwwAuthenticate.Should().ContainSingle();
    }

    [Test]
    public async Task Who_holds_nothing_may_do_nothing([ValueSource(typeof(UserCall), nameof(UserCall.All))] object row)
    {
        var member = await _world.HolderAsync("joe", default);

        (await UsersWorld.OutcomeAsync(await ((UserCall)row).SendAsync(_world, member))).Should().Be("403 access.denied");
    }

    [Test]
    public async Task Rights_at_another_organization_are_none_here([ValueSource(typeof(UserCall), nameof(UserCall.All))] object row)
    {
        var porto = await _world.HolderAsync("joe", "porto", "*.*");

        (await UsersWorld.OutcomeAsync(await ((UserCall)row).SendAsync(_world, porto))).Should().StartWith("403");
    }

    [Test]
    public async Task Who_is_nobody_in_the_organization_is_refused_before_the_user_is_looked_up(
        [ValueSource(typeof(UserCall), nameof(UserCall.All))] object row)
    {
        var stranger = _world.App.As(await _world.App.HolderAsync("joe", "porto"));

        (await UsersWorld.OutcomeAsync(await ((UserCall)row).SendAsync(_world, stranger, "nobody"))).Should().Be("403 access.denied");
    }

    [Test]
    public async Task An_account_that_is_not_active_may_do_nothing([ValueSource(typeof(UserCall), nameof(UserCall.All))] object row)
    {
        var joe = await _world.HolderAsync("joe", default, "*.*");
        await _world.App.System.Users.DeactivateAsync("joe");

        (await UsersWorld.OutcomeAsync(await ((UserCall)row).SendAsync(_world, joe))).Should().Be("403 access.inactive");
    }

    [Test]
    public async Task An_unknown_user_is_not_found([ValueSource(typeof(UserCall), nameof(UserCall.OfOne))] object row)
    {
        var call = (UserCall)row;
        await _world.App.Other.Users.CreateAsync(new NewUser("carol") { Organization = "seattle" });
        var foreign = await _world.App.Other.Users.GetAsync("carol");

        var unknown = await AnswerAsync(call, "nobody");

        unknown.Should().StartWith("404").And.Contain("user.not_found");
        (await AnswerAsync(call, "carol")).Should().Be(unknown);
        (await AnswerAsync(call, $"{foreign.Id}")).Should().Be(unknown, "an id of another tenant is answered like an unknown one");
        (await AnswerAsync(call, $"{Guid.NewGuid()}")).Should().Be(unknown);
        (await AnswerAsync(call, $"{Guid.Empty}")).Should().Be(unknown);
    }

    [Test]
    public async Task The_form_of_the_body_is_judged_first([ValueSource(typeof(UserCall), nameof(UserCall.WithBody))] object row)
    {
        var call = (UserCall)row;
        var member = await _world.HolderAsync("joe", default);
        var path = UsersWorld.Users() + call.PathOf("nobody");
        async Task<string> OutcomeAsync(HttpContent content) =>
            await UsersWorld.OutcomeAsync(
                await member.SendAsync(new HttpRequestMessage(new HttpMethod(call.Method), path) { Content = content }));

        (await OutcomeAsync(TestApp.Json("{"))).Should().Be("400 body.malformed");
        (await OutcomeAsync(TestApp.Json("[[[]]]"))).Should().Be("400 body.malformed");
        (await OutcomeAsync(TestApp.Json("\"\\ud800\""))).Should().Be("400 body.malformed", "half of a surrogate pair is no text");
        (await OutcomeAsync(TestApp.Json(string.Empty))).Should().Be("400 body.missing");
        (await OutcomeAsync(TestApp.Json("a=b", "application/x-www-form-urlencoded"))).Should().Be("415 body.content_type");
        var large = call.Id is "createTenantUser" or "setTenantUserPicture" ? 2 * 1024 * 1024 : 64 * 1024;
        (await OutcomeAsync(TestApp.Json($"\"{new string('a', large)}\""))).Should().Be("413 body.too_large");
    }

    [Test]
    public async Task If_Match_names_what_is_to_be_changed([ValueSource(typeof(UserCall), nameof(UserCall.Writes))] object row)
    {
        var call = (UserCall)row;
        var before = (await _world.SendAsync("GET", "/ann")).Headers.ETag!.Tag;
        await _world.SendAsync("POST", "/ann/roles/add", "[\"local\"]");
        var now = (await _world.SendAsync("GET", "/ann")).Headers.ETag!.Tag;

        now.Should().NotBe(before, "what an account shows has changed, though its record has not");
        (await UsersWorld.OutcomeAsync(await call.SendAsync(_world, _world.Admin, ifMatch: before))).Should().Be("412 version.stale");
        (await UsersWorld.OutcomeAsync(await call.SendAsync(_world, _world.Admin, ifMatch: $"W/{now}"))).Should().Be("412 version.stale");
        ((int)(await call.SendAsync(_world, _world.Admin, ifMatch: now)).StatusCode).Should().Be(call.Status);
    }

    [Test]
    public async Task A_read_that_has_nothing_new_says_so()
    {
        foreach (var path in new[] { "/ann", "/ann/picture" })
        {
            var first = await _world.SendAsync("GET", path);
            var again = await UsersWorld.SendAsync(_world.Admin, "GET", path, ifNoneMatch: first.Headers.ETag!.Tag);

            again.StatusCode.Should().Be(HttpStatusCode.NotModified);
            again.Headers.ETag.Should().Be(first.Headers.ETag);
            (await again.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        }
    }

    [Test]
    public async Task Every_operation_is_about_its_own_organization([ValueSource(typeof(UserCall), nameof(UserCall.OfOne))] object row) =>
        (await UsersWorld.OutcomeAsync(await ((UserCall)row).SendAsync(_world, _world.Admin, organization: "porto")))
            .Should().Be("404 user.not_found");

    // All of an answer but what differs from request to request.
    private async Task<string> AnswerAsync(UserCall call, string user)
    {
        var answer = await call.SendAsync(_world, _world.Admin, user);
        var text = await answer.Content.ReadAsStringAsync();
        return $"{(int)answer.StatusCode} {answer.Content.Headers} "
            + $"{System.Text.RegularExpressions.Regex.Replace(text, "\"traceId\":\"[^\"]*\"", string.Empty)}"
            .Replace($"Content-Length: {answer.Content.Headers.ContentLength}", string.Empty, StringComparison.Ordinal);
    }
}
