using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Identifiers;

/// <summary>
/// Texts that name something and are longer than any name. To normalise one may take as long as its length squared, so it must not come to
/// that.
/// </summary>
public sealed class LongReferenceTests
{
    private const int Longest = 1024;
    private static readonly string s_marks = "a" + string.Concat(Enumerable.Repeat("\u0301\u0323", 8_450));
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task They_name_nobody()
    {
        foreach (var text in new[] { s_marks, new string('a', Longest + 1) })
        {
            (await _test.System.Users.FindAsync(text)).Should().BeNull();
            (await _test.System.Users.FindByEmailAsync(text)).Should().BeNull();
            (await _test.System.Users.FindByExternalIdAsync(text)).Should().BeNull();
            (await _test.System.Organizations.FindAsync(text)).Should().BeNull();
            (await _test.System.Organizations.FindAsync($"lisbon/{text}")).Should().BeNull();
            (await _test.System.Organizations.FindAsync($"{text}/lisbon")).Should().BeNull();
            (await _test.System.Roles.FindAsync($"{text}:{text}")).Should().BeNull();
            (await _test.System.Groups.FindAsync($"a/{text}")).Should().BeNull();
            (await _test.Directory.Tenants.FindAsync(text)).Should().BeNull();
            (await _test.System.Passwords.VerifyAsync(text, "a password")).Succeeded.Should().BeFalse();
        }
    }

    [Test]
    public async Task No_key_is_as_long()
    {
        Func<Task> call = async () => await _test.System.Users.CreateAsync(new NewUser(s_marks));

        (await call.Should().ThrowAsync<InvalidInputException>()).Which.Errors
            .Should().ContainSingle().Which.Code.Should().Be("key.too_long");
    }

    [Test]
    public async Task No_path_of_an_import_has_a_part_as_long()
    {
        var row = new ImportRow
        {
            Key = "ann",
            Organization = $"lisbon/{s_marks.Substring(0, Longest + 1)}",
            Roles = [$"{new string('a', Longest + 1)}:editor"]
        };

        var result = await _test.System.Import.ImportAsync(
            new[] { row }.ToAsyncEnumerable(), new ImportOptions { CreateOrganizations = true }).SingleAsync();

        result.Errors.Select(error => error.Code).Should().Contain("path.too_long").And.OnlyContain(code => code == "path.too_long");
    }

    [Test]
    public async Task The_longest_key_is_found_however_it_is_spelled()
    {
        var key = string.Concat(Enumerable.Repeat('\u01D6', 256));
        var user = await _test.UserAsync(key);
        var apart = key.Normalize(System.Text.NormalizationForm.FormD);
        apart.Length.Should().Be(768);

        (await _test.System.Users.GetAsync(apart)).Id.Should().Be(user.Id);
    }

    [Test]
    public async Task A_path_of_many_long_keys_is_found()
    {
        Organization? above = null;
        for (var i = 0; i < 32; i++)
        {
            above = await _test.OrganizationAsync($"{i:D2}{new string('x', 254)}", above?.Id ?? default(EntityRef));
        }

        var path = string.Join('/', Enumerable.Range(0, 32).Select(i => $"{i:D2}{new string('x', 254)}"));

        (await _test.System.Organizations.GetAsync(path)).Id.Should().Be(above!.Id);
    }
}
