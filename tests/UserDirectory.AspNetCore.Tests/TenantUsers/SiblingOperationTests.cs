using System.Net;
using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <summary>What all operations on groups and roles have in common: whom they answer, and how they refuse.</summary>
public sealed class SiblingOperationTests
{
    private UsersWorld _world = null!;

    [SetUp]
    public async Task SetUp() => _world = await UsersWorld.StartAsync();

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [Test]
    public void The_table_names_every_operation_once() =>
        SiblingCall.All.Select(call => call.Id)
            .Should().BeEquivalentTo(TenantGroupOperations.All.Concat(TenantRoleOperations.All).Select(operation => operation.Id));

    [Test]
    public async Task An_administrator_may_do_everything([ValueSource(typeof(SiblingCall), nameof(SiblingCall.All))] object row)
    {
        var call = (SiblingCall)row;

        ((int)(await call.SendAsync(_world, _world.Admin)).StatusCode).Should().Be(call.Status);
    }

    [Test]
    public async Task Its_own_permission_at_the_organization_is_enough(
        [ValueSource(typeof(SiblingCall), nameof(SiblingCall.All))] object row)
    {
        var call = (SiblingCall)row;

        // What the role gives must be held by who gives it, or makes another key stand for it.
        var joe = await _world.HolderAsync("joe", "lisbon", call.Permission, "invoices.approve");

        ((int)(await call.SendAsync(_world, joe)).StatusCode).Should().Be(call.Status);
    }

    [Test]
    public async Task Another_permission_is_not_enough([ValueSource(typeof(SiblingCall), nameof(SiblingCall.All))] object row)
    {
        var call = (SiblingCall)row;
        string[] enough = [call.Permission, call.Permission.Replace("list", "read"), call.Permission.Replace("read", "list")];
        var others = SiblingCall.All.Select(each => each.Permission).Distinct().Except(enough);
        var joe = await _world.HolderAsync("joe", "lisbon", [.. others, "invoices.approve"]);

        (await UsersWorld.OutcomeAsync(await call.SendAsync(_world, joe))).Should().Be("403 access.denied");
    }

    [Test]
    public async Task What_belongs_to_the_tenant_is_changed_by_who_may_there(
        [ValueSource(typeof(SiblingCall), nameof(SiblingCall.AtOwner))] object row)
    {
        var call = (SiblingCall)row;
        var one = call.Kind == "group" ? "board" : "viewer";
        var joe = await _world.HolderAsync("joe", "lisbon", "*.*");

        (await UsersWorld.OutcomeAsync(await call.SendAsync(_world, joe, one))).Should().Be("403 access.denied");
        ((int)(await call.SendAsync(_world, _world.Admin, one)).StatusCode).Should().Be(call.Status);
    }

    [Test]
    public async Task Who_is_not_signed_in_is_challenged([ValueSource(typeof(SiblingCall), nameof(SiblingCall.All))] object row)
    {
        var answer = await ((SiblingCall)row).SendAsync(_world, _world.App.Anonymous);

        (await UsersWorld.OutcomeAsync(answer)).Should().Be("401 access.not_signed_in");
        answer.Headers.WwwAuthenticate.Should().ContainSingle();
    }

    [Test]
    public async Task Rights_at_another_organization_are_none_here([ValueSource(typeof(SiblingCall), nameof(SiblingCall.All))] object row)
    {
        var porto = await _world.HolderAsync("joe", "porto", "*.*");

        (await UsersWorld.OutcomeAsync(await ((SiblingCall)row).SendAsync(_world, porto))).Should().Be("403 access.denied");
    }

    [Test]
    public async Task Who_is_nobody_in_the_organization_is_refused_before_anything_is_looked_up(
        [ValueSource(typeof(SiblingCall), nameof(SiblingCall.All))] object row)
    {
        var stranger = _world.App.As(await _world.App.HolderAsync("joe", "porto"));

        (await UsersWorld.OutcomeAsync(await ((SiblingCall)row).SendAsync(_world, stranger, "nothing"))).Should().Be("403 access.denied");
        (await UsersWorld.OutcomeAsync(await ((SiblingCall)row).SendAsync(_world, stranger, organization: "nowhere")))
            .Should().Be("404 organization.not_found");
    }

    [Test]
    public async Task An_unknown_one_is_not_found([ValueSource(typeof(SiblingCall), nameof(SiblingCall.OfOne))] object row)
    {
        var call = (SiblingCall)row;
        var foreign = call.Kind == "group"
            ? (await _world.App.Other.Groups.CreateAsync(new NewGroup("crew"))).Id
            : (await _world.App.Other.Roles.CreateAsync(new NewRole("crew"))).Id;

        var unknown = await AnswerAsync(call, "nothing");

        unknown.Should().StartWith("404").And.Contain($"{call.Kind}.not_found");
        (await AnswerAsync(call, "crew")).Should().Be(unknown);
        (await AnswerAsync(call, $"{foreign}")).Should().Be(unknown, "an id of another tenant is answered like an unknown one");
        (await AnswerAsync(call, $"{Guid.NewGuid()}")).Should().Be(unknown);
        (await AnswerAsync(call, $"{Guid.Empty}")).Should().Be(unknown);
        (await AnswerAsync(call, new string('x', 300))).Should().Be(unknown);
        (await AnswerAsync(call, "a%01b")).Should().Be(unknown);
    }

    [Test]
    public async Task V2_What_another_organization_owns_cannot_be_used_here(
        [ValueSource(typeof(SiblingCall), nameof(SiblingCall.OfOne))] object row)
    {
        var call = (SiblingCall)row;
        await _world.App.System.Roles.CreateAsync(new NewRole("wine", ["invoices.read"]) { Organization = "porto" });

        (await UsersWorld.OutcomeAsync(await call.SendAsync(_world, _world.Admin, "wine"))).Should().Be($"404 {call.Kind}.not_found");
        ((int)(await call.SendAsync(_world, _world.Admin, organization: "atlas")).StatusCode)
            .Should().BeOneOf([call.Status, 400], "what stands above can be used");
        (await UsersWorld.OutcomeAsync(await call.SendAsync(_world, _world.Admin, organization: "porto")))
            .Should().Be($"404 {call.Kind}.not_found");
    }

    [Test]
    public async Task V2_A_key_that_several_have_is_ambiguous([ValueSource(typeof(SiblingCall), nameof(SiblingCall.OfOne))] object row)
    {
        var call = (SiblingCall)row;
        await _world.App.System.Groups.CreateAsync(new NewGroup("sales"));
        await _world.App.System.Roles.CreateAsync(new NewRole("local", ["invoices.read"]));
        var id = call.Kind == "group" ? _world.Sales.Id : (await _world.App.System.Roles.GetAsync("lisbon:local")).Id;

        (await UsersWorld.OutcomeAsync(await call.SendAsync(_world, _world.Admin))).Should().Be($"400 {call.Kind}.ambiguous");
        ((int)(await call.SendAsync(_world, _world.Admin, $"{id}")).StatusCode).Should().Be(call.Status, "an id tells them apart (J1)");
    }

    [Test]
    public async Task The_form_of_the_body_is_judged_first([ValueSource(typeof(SiblingCall), nameof(SiblingCall.WithBody))] object row)
    {
        var call = (SiblingCall)row;
        var member = await _world.HolderAsync("joe", default);
        var path = $"/api/contoso/lisbon/identity{call.PathOf("nothing")}";
        async Task<string> OutcomeAsync(HttpContent content) =>
            await UsersWorld.OutcomeAsync(
                await member.SendAsync(new HttpRequestMessage(new HttpMethod(call.Method), path) { Content = content }));

        (await OutcomeAsync(TestApp.Json("{"))).Should().Be("400 body.malformed");
        (await OutcomeAsync(TestApp.Json("[[[]]]"))).Should().Be("400 body.malformed");
        (await OutcomeAsync(TestApp.Json(string.Empty))).Should().Be("400 body.missing");
        (await OutcomeAsync(TestApp.Json("a=b", "application/x-www-form-urlencoded"))).Should().Be("415 body.content_type");
        (await OutcomeAsync(TestApp.Json($"\"{new string('a', 64 * 1024)}\""))).Should().Be("413 body.too_large");
    }

    [Test]
    public async Task If_Match_names_what_is_to_be_changed([ValueSource(typeof(SiblingCall), nameof(SiblingCall.Writes))] object row)
    {
        var call = (SiblingCall)row;
        var before = (await SiblingCall.SendAsync(_world.Admin, "GET", call.One!)).Headers.ETag!.Tag;
        await SiblingCall.SendAsync(_world.Admin, "POST", $"{call.One}/users/add", "[\"bob\"]");
        var now = (await SiblingCall.SendAsync(_world.Admin, "GET", call.One!)).Headers.ETag!.Tag;

        now.Should().NotBe(before, "its users have changed, though its record has not");
        (await UsersWorld.OutcomeAsync(await call.SendAsync(_world, _world.Admin, ifMatch: before))).Should().Be("412 version.stale");
        (await UsersWorld.OutcomeAsync(await call.SendAsync(_world, _world.Admin, ifMatch: $"W/{now}"))).Should().Be("412 version.stale");
        ((int)(await call.SendAsync(_world, _world.Admin, ifMatch: now)).StatusCode).Should().Be(call.Status);
    }

    [TestCase("/groups/sales")]
    [TestCase("/roles/local")]
    public async Task A_read_that_has_nothing_new_says_so(string path)
    {
        var first = await SiblingCall.SendAsync(_world.Admin, "GET", path);
        var again = await SiblingCall.SendAsync(_world.Admin, "GET", path, ifNoneMatch: first.Headers.ETag!.Tag);

        again.StatusCode.Should().Be(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [TestCase("GET", "/groups", "POST")]
    [TestCase("GET", "/roles", "POST")]
    [TestCase("DELETE", "/roles/local", "GET")]
    [TestCase("PUT", "/groups/sales", "DELETE, GET")]
    [TestCase("PUT", "/groups/sales/users/add", "POST")]
    [TestCase("DELETE", "/groups/odata", "GET")]
    public async Task J13_Another_verb_is_405_with_what_is_allowed(string method, string path, string allowed)
    {
        var answer = await SiblingCall.SendAsync(_world.Admin, method, path);

        answer.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        string.Join(", ", answer.Content.Headers.Allow).Should().Be(allowed);
    }

    // All of an answer but what differs from request to request.
    private async Task<string> AnswerAsync(SiblingCall call, string one)
    {
        var answer = await call.SendAsync(_world, _world.Admin, one);
        return $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType} "
            + $"{Regex.Replace(await answer.Content.ReadAsStringAsync(), "\"traceId\":\"[^\"]*\"", string.Empty)}";
    }
}
