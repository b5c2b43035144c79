using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

/// <summary>What is left in this process's memory of an account that was erased.</summary>
public sealed class ErasedTextTests
{
    private const string Mark = "zyxq";
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("editor", ["invoices.read"]);
        for (var i = 0; i < 200; i++)
        {
            await _test.System.Users.CreateAsync(
                new NewUser($"somebody{i}") { Email = $"somebody{i}@acme.example", DisplayName = $"Somebody {i}" });
        }
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task No_text_of_it_is_anywhere_after_the_next_commit()
    {
        var id = await LiveAsync();
        await _test.System.Users.DeleteAsync(id);
        Marked().Should().NotBeEmpty("the recycle bin has it");

        await _test.System.Users.EraseAsync(id);
        await _test.UserAsync("next");

        Marked().Should().BeEmpty();
    }

    [Test]
    public async Task Nor_when_it_was_never_in_the_recycle_bin()
    {
        var id = await LiveAsync();

        await _test.System.Users.EraseAsync(id);
        await _test.UserAsync("next");

        Marked().Should().BeEmpty();
    }

    /// <summary>An account that is found, shown, checked and signed in to in every way.</summary>
    private async Task<Guid> LiveAsync()
    {
        var user = await _test.System.Users.CreateAsync(new NewUser($"{Mark}1")
        {
            Organization = "lisbon",
            Roles = ["editor"],
            DisplayName = $"m{Mark} 1",
            GivenName = $"n{Mark}",
            FamilyName = $"o{Mark}",
            Email = $"p{Mark}@acme.example",
            ExternalId = $"q{Mark}",
            Attributes = new Dictionary<string, string> { ["dept"] = $"r{Mark}" },
            Password = "correct horse battery",
        });
        await _test.System.Users.ChangeKeyAsync(user.Id, $"{Mark}2");
        await _test.System.Users.ChangeEmailAsync(user.Id, $"s{Mark}@acme.example");
        foreach (var field in UserFields.All.Where(field => field.IsSortable))
        {
            await _test.System.Users.ListAsync(new UserQuery { OrderBy = [field], Search = Mark });
        }

        await _test.System.Users.FindAsync($"{Mark}2");
        await _test.System.Users.FindByEmailAsync($"s{Mark}@acme.example");
        await _test.System.Permissions.CheckAsync($"{Mark}2", "invoices.read", "lisbon");
        await _test.System.Passwords.VerifyAsync($"{Mark}2", "wrong");
        await _test.System.Passwords.VerifyAsync($"{Mark}2", "correct horse battery");
        await _test.System.Users.RecordLoginAsync($"{Mark}2", null);
        return user.Id;
    }

    private IEnumerable<string> Marked() =>
        ReachableObjects.From([_test, .. ReachableObjects.StaticsOf(typeof(IUserDirectory).Assembly)]).Texts
        .Where(text => text.Contains(Mark, StringComparison.OrdinalIgnoreCase) && text != Mark);
}
