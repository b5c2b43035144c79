using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;

namespace UserDirectory.Sqlite.Tests;

/// <summary>What another column of the row tells is kept once, and found and put in order as if it were kept.</summary>
public sealed class LeanRowTests
{
    private readonly string _path = DirectoryFile.NewPath();
    private DirectoryFile _directory = null!;

    [SetUp]
    public void Open() => _directory = new(_path);

    [TearDown]
    public void Remove()
    {
        _directory.Dispose();
        DirectoryFile.Remove(_path);
    }

    [Test]
    public async Task A_new_account_has_no_value_twice()
    {
        await _directory.System.Users.CreateAsync(new NewUser("ann") { GivenName = "Ann" });

        Of("ann", "sign_in_stamp", "attributes", "grants", "access_rules", "updated_at", "updated_by_no", "given_name_compared").Should()
            .OnlyContain(value => value == null);
        DirectoryFile.Run(_path, "SELECT count(*) FROM ud_change WHERE coalesce(created_at, updated_at, created_by_no) IS NOT NULL")
            .Should().Be(0L);
    }

    [Test]
    public async Task What_changes_is_kept_from_then_on()
    {
        var ann = await _directory.System.Users.CreateAsync(new NewUser("ann"));
        ann.SignInStamp.Should().Be(ann.Id);
        var signedOut = await _directory.System.Users.SignOutEverywhereAsync("ann");
        await _directory.System.Permissions.AddAccessRulesAsync("ann", ["any"]);

        Of("ann", "sign_in_stamp", "access_rules", "updated_at").Should().NotContainNulls();
        var read = await _directory.System.Users.GetAsync("ann");
        read.SignInStamp.Should().Be(signedOut.SignInStamp).And.NotBe(ann.Id);
        read.AccessRules.Should().Equal("any");
    }

    [Test]
    public async Task A_name_is_compared_alike_whether_its_capitals_are_kept_or_not()
    {
        var names = new[] { "Ann", "ANN", "ann b", "Åsa", "åsa", "Zoë", "straße", "ﬁne", "Bob", null };
        foreach (var (name, place) in names.Select((name, place) => (name, place)))
        {
            await _directory.System.Users.CreateAsync(new NewUser($"user-{place}") { GivenName = name, FamilyName = name });
        }

        Of("user-0", "given_name_compared", "family_name_compared").Should().OnlyContain(value => value == null);
        Of("user-3", "given_name_compared", "family_name_compared").Should().NotContainNulls();
        (await KeysAsync(UserFields.GivenName.EqualTo("ANN"))).Should().Equal("user-0", "user-1");
        (await KeysAsync(UserFields.GivenName.StartsWith("a"))).Should().Equal("user-0", "user-1", "user-2");
        (await KeysAsync(!UserFields.FamilyName.EqualTo("ann") & UserFields.FamilyName.StartsWith("ann"))).Should().Equal("user-2");
        (await KeysAsync(UserFields.GivenName.EqualTo("ÅSA"))).Should().Equal("user-3", "user-4");
        (await KeysAsync(UserFields.GivenName.IsPresent())).Should().HaveCount(names.Length - 1);
        (await KeysAsync(!UserFields.GivenName.IsPresent())).Should().Equal("user-9");
        (await _directory.System.Users.ListAsync(new UserQuery { OrderBy = [UserFields.GivenName, UserFields.Key] })).Items
            .Select(user => user.NormalizedGivenName).Should().BeInAscendingOrder(StringComparer.Ordinal);
        (await _directory.System.Users.ListAsync(new UserQuery { Search = "nn b" })).Items.Should().ContainSingle();
    }

    [Test]
    public async Task A_name_that_becomes_another_is_compared_as_that()
    {
        await _directory.System.Users.CreateAsync(new NewUser("ann") { GivenName = "Åsa" });
        await _directory.System.Users.UpdateAsync("ann", new UserUpdate { GivenName = "Ann" });
        (await KeysAsync(UserFields.GivenName.EqualTo("ann"))).Should().Equal("ann");

        await _directory.System.Users.UpdateAsync("ann", new UserUpdate { GivenName = "Åsa" });
        (await KeysAsync(UserFields.GivenName.EqualTo("åsa"))).Should().Equal("ann");
        (await KeysAsync(UserFields.GivenName.EqualTo("ann"))).Should().BeEmpty();
    }

    private async Task<IEnumerable<string>> KeysAsync(Filter where) =>
        (await _directory.System.Users.ListAsync(new UserQuery { Where = where, OrderBy = [UserFields.Key] })).Items
            .Select(user => user.Key);

    private IEnumerable<object?> Of(string key, params string[] columns) => columns.Select(column =>
        DirectoryFile.Run(_path, $"SELECT {column} FROM ud_user WHERE key = '{key}'") is { } value and not DBNull ? value : null);
}
