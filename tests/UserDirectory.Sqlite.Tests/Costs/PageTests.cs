using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Sqlite.Tests;

/// <summary>How many pages of the file a commit writes: what it waits for.</summary>
public sealed class PageTests
{
    private const int People = 3_000;
    private const int Frame = 4_096 + 24;

    private readonly string _path = DirectoryFile.NewPath();
    private DirectoryFile _directory = null!;

    [OneTimeSetUp]
    public async Task Fill()
    {
        _directory = new(_path);
        await _directory.System.Organizations.CreateAsync(new NewOrganization("lisbon"));
        foreach (var role in new[] { "reader", "editor", "approver" })
        {
            await _directory.System.Roles.CreateAsync(new NewRole(role, "invoices.read"));
        }

        await foreach (var row in _directory.System.Import.ImportAsync(Enumerable.Range(0, People).Select(
            number => new ImportRow { Key = $"user-{number * 7919 % People}", DisplayName = $"Person {number}", Organization = "lisbon" })))
        {
            row.Outcome.Should().Be(ImportOutcome.Created);
        }
    }

    [OneTimeTearDown]
    public void Remove()
    {
        _directory.Dispose();
        DirectoryFile.Remove(_path);
    }

    [Test]
    public async Task A_new_user_with_a_membership_and_three_roles_writes_at_most_twenty()
    {
        var pages = await PagesAsync(100, number => _directory.System.Users.CreateAsync(new NewUser($"new-{number * 37 % 100}")
        {
            Email = $"new-{number}@acme.example",
            DisplayName = $"New {number * 53 % 100}",
            Organization = "lisbon",
            Roles = ["reader", "editor", "approver"],
        }).AsTask());

        TestContext.Out.WriteLine($"pages of a creation: {string.Join(' ', pages)}, mean {pages.Average():0.0}");
        pages[50].Should().BeLessThanOrEqualTo(20, "ids are drawn, so that it is not the same each time");
    }

    [Test]
    public async Task A_new_display_name_writes_at_most_five()
    {
        var pages = await PagesAsync(100, number => _directory.System.Users.UpdateAsync(
            $"user-{number * 29}", new UserUpdate { DisplayName = $"Person {number * 29} changed" }).AsTask());

        TestContext.Out.WriteLine($"pages of a new name: {string.Join(' ', pages)}, mean {pages.Average():0.0}");
        pages[50].Should().BeLessThanOrEqualTo(5);
    }

    [Test]
    public async Task A_sign_in_writes_one()
    {
        var pages = await PagesAsync(50, number => _directory.System.Users.RecordLoginAsync(
            $"user-{number * 17}", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).AsTask());

        TestContext.Out.WriteLine($"pages of a sign-in: {string.Join(' ', pages)}");
        pages[25].Should().Be(1);
    }

    private async Task<List<long>> PagesAsync(int count, Func<int, Task> call)
    {
        using var connection = DirectoryFile.Connect(_path);
        var pages = new List<long>();
        for (var number = 0; number < count; number++)
        {
            // It is 1 while somebody reads or writes: then the log would go on growing.
            for (var tries = 0; DirectoryFile.Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)") is not 0L; tries++)
            {
                tries.Should().BeLessThan(5_000);
                await Task.Delay(1);
            }

            await call(number);
            pages.Add(new FileInfo($"{_path}-wal").Length / Frame);
        }

        return [.. pages.Order()];
    }
}
