using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Tests.Import;

namespace UserDirectory.Tests.Users;

public sealed class AttributeChangeTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.System.Users.CreateAsync(
            new NewUser("ann") { Attributes = new Dictionary<string, string> { ["floor"] = "2", ["desk"] = "14" } });
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_text_sets_one_null_removes_it_and_the_others_stay()
    {
        var ann = await _test.System.Users.ChangeAttributesAsync(
            "ann", new Dictionary<string, string?> { ["floor"] = "3", ["desk"] = null, ["badge"] = "7", ["none"] = null });

        ann.Attributes.Should().Equal(new UserAttributes(new Dictionary<string, string> { ["badge"] = "7", ["floor"] = "3" }));
    }

    [Test]
    public async Task Those_that_are_there_already_change_nothing()
    {
        var ann = await _test.System.Users.ChangeAttributesAsync("ann", new Dictionary<string, string?> { ["floor"] = "2" });

        ann.Version.Should().Be(1);
    }

    [Test]
    public async Task Casing_does_not_tell_names_apart_and_the_spelling_that_is_there_stays()
    {
        var ann = await _test.System.Users.ChangeAttributesAsync(
            "ann", new Dictionary<string, string?> { ["Floor"] = "3", ["DESK"] = null });

        ann.Attributes.Should().Equal(new UserAttributes(new Dictionary<string, string> { ["floor"] = "3" }));
        ann.Attributes["FLOOR"].Should().Be("3");
        (await _test.System.ImportAsync(
            new ImportRow { Key = "ann", Attributes = new Dictionary<string, string?> { ["FLOOR"] = "3" } })).Outcome
            .Should().Be(ImportOutcome.Unchanged);
    }

    [Test]
    public async Task Two_spellings_of_one_name_in_one_call_are_refused()
    {
        var create = async () => await _test.System.Users.CreateAsync(
            new NewUser("bob") { Attributes = new Dictionary<string, string> { ["Dept"] = "1", ["dept"] = "2" } });
        var change = async () => await _test.System.Users.ChangeAttributesAsync(
            "ann", new Dictionary<string, string?> { ["Dept"] = "1", ["dept"] = "2" });
        var removeAndSet = async () => await _test.System.Users.ChangeAttributesAsync(
            "ann", new Dictionary<string, string?> { ["Dept"] = null, ["dept"] = "2" });
        var row = await _test.System.ImportAsync(
            new ImportRow { Key = "ann", Attributes = new Dictionary<string, string?> { ["Dept"] = null, ["dept"] = "2" } });

        await create.ShouldBeInvalidAsync("Attributes attributes.twice");
        await change.ShouldBeInvalidAsync("attributes attributes.twice");
        await removeAndSet.ShouldBeInvalidAsync("attributes attributes.twice");
        row.Errors.Select(error => error.Code).Should().Equal("attributes.twice");
    }

    [Test]
    public async Task More_than_64_together_are_refused()
    {
        var many = Enumerable.Range(0, 63).ToDictionary(i => $"a{i}", i => (string?)"x");

        var call = async () => await _test.System.Users.ChangeAttributesAsync("ann", many);

        await call.ShouldBeInvalidAsync("attributes attributes.too_many");
    }

    [Test]
    public async Task Removing_some_makes_room_for_others()
    {
        var many = Enumerable.Range(0, 63).ToDictionary(i => $"a{i}", i => (string?)"x");
        many["floor"] = null;

        var ann = await _test.System.Users.ChangeAttributesAsync("ann", many);

        ann.Attributes.Count.Should().Be(UserAttributes.MaxCount);
    }

    [Test]
    public async Task Bad_names_and_texts_are_all_reported()
    {
        var call = async () => await _test.System.Users.ChangeAttributesAsync(
            "ann", new Dictionary<string, string?> { ["a b"] = "x", ["c"] = "\0" });

        await call.ShouldBeInvalidAsync("attributes attributes.name", "attributes[c] text.character");
    }

    [Test]
    public async Task An_account_may_not_change_its_own()
    {
        var ann = await _test.System.Users.GetAsync("ann");

        var call = async () => await _test.As(ann).Users.ChangeAttributesAsync("ann", new Dictionary<string, string?> { ["floor"] = "9" });

        await call.ShouldLackAsync("users.update");
    }

    [Test]
    public async Task A_new_account_with_bad_ones_is_refused_with_all_that_is_wrong()
    {
        var input = new NewUser("bob") { Attributes = new Dictionary<string, string> { ["a b"] = "x", ["c"] = null! } };

        var call = async () => await _test.System.Users.CreateAsync(input);

        await call.ShouldBeInvalidAsync("Attributes attributes.name", "Attributes attributes.text");
    }
    [Test]
    public async Task One_that_is_given_twice_is_refused()
    {
        var twice = new Dictionary<string, string>(
            ReferenceEqualityComparer.Instance)
        { ["desk"] = "14", [new string("desk".AsSpan())] = "15" };

        var create = async () => await _test.System.Users.CreateAsync(new NewUser("bob") { Attributes = twice, Email = "nobody" });
        var change = async () => await _test.System.Users.ChangeAttributesAsync("ann", twice!);

        await create.ShouldBeInvalidAsync("Attributes attributes.twice", "Email email.format");
        await change.ShouldBeInvalidAsync("attributes attributes.twice");
    }
}
