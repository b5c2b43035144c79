namespace UserDirectory.AspNetCore.Tests.Lists;

/// <summary>A thousand people of any kind, the same for the same seed.</summary>
internal static class ManyPeople
{
    public static readonly string[] Names =
    [
        "Ana", "ana lima", "ANA", "O'Hara", "Zoë", "zoe", "Ærø", "straße", "STRASSE",
        "ﬁne", "fine", "😀 smile", "a,b", "(x)", "İpek", "Ünal", "x\u0301", "ab",
    ];

    public static readonly string[] Cultures = ["en-GB", "pt-PT", "de-DE"];

    public static async Task<FewPeople> MadeAsync(Random random)
    {
        var people = new FewPeople();
        for (var i = 0; i < 1_000; i++)
        {
            people.Advance(TimeSpan.FromSeconds(random.Next(0, 3)));
            if (random.Next(10) == 0)
            {
                await people.Tenant.Invitations.SendAsync(new NewInvitation($"m{i}@example.org")
                {
                    Key = $"p{i}",
                    DisplayName = Maybe(random, Names),
                    Lifetime = random.Next(2) == 0 ? TimeSpan.FromDays(1) : TimeSpan.FromDays(20),
                });
                continue;
            }

            await people.Tenant.Users.CreateAsync(new NewUser($"p{i}")
            {
                DisplayName = Maybe(random, Names),
                Email = random.Next(3) == 0 ? null : $"M{random.Next(40)}@Example.org",
                Culture = Maybe(random, Cultures),
                IsTechnician = random.Next(2) == 0,
                IsActive = random.Next(3) > 0,
            });
            if (random.Next(3) == 0)
            {
                await people.Tenant.Users.RecordLoginAsync($"p{i}", people.GetUtcNow());
            }
        }

        people.Advance(TimeSpan.FromDays(10));
        return people;
    }

    private static string? Maybe(Random random, string[] from) => random.Next(5) == 0 ? null : from[random.Next(from.Length)];
}
