using UserDirectory;
using UserDirectory.Queries;

namespace IdentityMigration;

/// <summary>
/// Compares what is in the directory with what was in Identity's database. Each finding is one line; one that does not hold says who it is
/// about.
/// </summary>
public sealed class Findings(ITenantDirectory directory, IReadOnlyList<SeededUser> seeded)
{
    /// <summary>Whether everything held so far.</summary>
    public bool Hold { get; private set; } = true;

    public void Say(string what, bool holds)
    {
        Hold &= holds;
        Console.WriteLine($"{(holds ? "ok    " : "WRONG ")} {what}");
    }

    public async Task CompareUsersAsync()
    {
        var found = new Dictionary<Guid, User>();
        await foreach (var page in PagesAsync())
        {
            foreach (var user in page.Items)
            {
                found.Add(user.Id, user);
            }
        }

        Say($"{found.Count} accounts have the ids and names that they had", found.Count == seeded.Count
            && seeded.All(person => UserOf(person)?.Key == person.Name));
        SayOfAll(
            $"{seeded.Count(person => person.IsConfirmed)} confirmed addresses are verified, {seeded.Count(person => !person.IsConfirmed)} "
                + $"others are not",
            person => UserOf(person)?.EmailVerifiedAt is not null == person.IsConfirmed);
        SayOfAll(
            $"{seeded.Sum(person => person.Roles.Count)} roles are given",
            person => UserOf(person)?.Details!.Roles!.Select(role => role.Role.Key).Order(StringComparer.OrdinalIgnoreCase)
                .SequenceEqual(person.Roles.Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase) == true);
        SayOfAll(
            $"{seeded.Sum(person => person.Claims.Count)} claims are attributes",
            person => person.Claims.GroupBy(claim => claim.Type).All(same =>
                UserOf(person)?.Attributes.FirstOrDefault(attribute => attribute.Key == same.Key).Value == string.Join(
                    ';', same.Select(claim => claim.Value).Order())));

        User? UserOf(SeededUser person) => found.GetValueOrDefault(Guid.Parse(person.Id));
    }

    public async Task SignInAsync(IReadOnlyList<SeededUser> people, string how)
    {
        var wrong = new List<SeededUser>();
        foreach (var person in people)
        {
            var outcome = (await directory.Passwords.VerifyAsync(person.Name, person.Password)).Outcome;
            if (outcome != Expected(person))
            {
                wrong.Add(person);
            }
        }

        var counts = people.GroupBy(Expected).ToDictionary(same => same.Key, same => same.Count());
        Say(
            $"{counts.GetValueOrDefault(PasswordOutcome.Succeeded)} sign in with their old passwords "
                + $"({people.Count(person => person.IsOld && Expected(person) == PasswordOutcome.Succeeded)} of them version 2), "
                + $"{counts.GetValueOrDefault(PasswordOutcome.LockedOut)} are locked out, "
                + $"{counts.GetValueOrDefault(PasswordOutcome.Failed)} cannot sign in here: {how}{Named(wrong)}",
            wrong.Count == 0);
    }

    private static PasswordOutcome Expected(SeededUser person) =>
        person.Password is null || person.Lock == SeededLock.ForGood ? PasswordOutcome.Failed
        : person.Lock == SeededLock.ForAnHour ? PasswordOutcome.LockedOut
        : PasswordOutcome.Succeeded;

    private void SayOfAll(string what, Func<SeededUser, bool> holds)
    {
        var wrong = seeded.Where(person => !holds(person)).ToList();
        Say(what + Named(wrong), wrong.Count == 0);
    }

    private static string Named(List<SeededUser> wrong) =>
        wrong.Count == 0 ? string.Empty : $"; not {string.Join(", ", wrong.Take(3).Select(person => person.Name))}, {wrong.Count} in all";

    private async IAsyncEnumerable<Page<User>> PagesAsync()
    {
        string? cursor = null;
        do
        {
            var page = await directory.Users.ListAsync(new UserQuery { Include = UserParts.Roles, Take = 500, Cursor = cursor });
            yield return page;
            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }
}
