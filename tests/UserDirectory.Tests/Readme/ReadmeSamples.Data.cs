using FluentAssertions;
using NUnit.Framework;
using UserDirectory;

// Outside the library's namespace, as the code of a host is.
namespace Readme;

public sealed partial class ReadmeSamples
{
    [Test]
    public async Task Import()
    {
        var acme = await ShopAsync();

        #region rows
        static async IAsyncEnumerable<ImportRow> People()
        {
            yield return new ImportRow { Key = "carla", DisplayName = "Carla", Organization = "portugal/porto", Roles = ["editor"] };
            yield return new ImportRow { Key = "dora", DisplayName = "Dora", Organization = "portugal/porto", Roles = ["no such role"] };
            await Task.CompletedTask;
        }
        #endregion

        #region import
        await foreach (ImportResult result in acme.Import.ImportAsync(People(), new ImportOptions { CreateOrganizations = true }))
        {
            if (result.Outcome == ImportOutcome.Refused)
            {
                Console.WriteLine($"row {result.Row}, {result.Errors[0].Field}: {result.Errors[0].Message}");
            }
        }
        #endregion

        (await acme.Users.GetAsync("carla")).DisplayName.Should().Be("Carla");
        (await acme.Users.FindAsync("dora")).Should().BeNull();
    }

    [Test]
    public async Task The_feed()
    {
        var acme = await ShopAsync();
        long known = 0;
        var before = await acme.Changes.GetLatestNumberAsync();

        #region feed
        foreach (Change change in await acme.Changes.ReadAsync(after: known))
        {
            Console.WriteLine($"{change.Number} {change.At:u} {change.Actor}: {change.Entries.Count} records");
            known = change.Number;
        }
        #endregion

        known.Should().Be(before).And.BePositive();
    }

    [Test]
    public async Task Refusals()
    {
        var acme = await ShopAsync();

        #region refusals
        try
        {
            await acme.Users.CreateAsync(new NewUser("ANN") { Email = "nowhere" });
        }
        catch (InvalidInputException refusal)
        {
            Console.WriteLine(string.Join(", ", refusal.Errors.Select(error => $"{error.Field}: {error.Code}")));
        }
        catch (UserDirectoryException refusal)
        {
            Console.WriteLine(refusal.Code);
        }
        #endregion

        var invalid = async () => await acme.Users.CreateAsync(new NewUser("ANN") { Email = "nowhere" });
        var taken = async () => await acme.Users.CreateAsync(new NewUser("ANN"));
        (await invalid.Should().ThrowAsync<InvalidInputException>()).Which.Errors
            .Should().Contain(error => error.Field == nameof(NewUser.Email));
        (await taken.Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be("user.key.taken");
    }
}
