using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Lists;

/// <summary>
/// Conditions that no one wrote: what the directory finds is what plain code finds, and whatever is no condition is refused as one.
/// </summary>
public sealed class GeneratedFilterTests
{
    [Test]
    public async Task Two_thousand_conditions_find_what_plain_code_finds()
    {
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        using var people = await ManyPeople.MadeAsync(random);
        var all = (await people.Tenant.Users.ListAsync(new UserQuery { Take = 1_000 })).Items;
        var expired = people.GetUtcNow();
        all.Should().HaveCount(1_000);

        for (var i = 0; i < 2_000; i++)
        {
            var condition = GeneratedCondition.Of(random, all, expired, random.Next(5));
            var page = await people.ListAsync(("$filter", condition.Text), ("$count", "true"), ("$orderby", "Id"));

            var expected = all.Where(condition.Holds).Select(user => user.Id).Order().ToList();
            page.Total.Should().Be(expected.Count, $"seed {seed}: {condition.Text}");
            page.Items.Select(user => user.Id).Should().Equal(expected.Take(100), $"seed {seed}: {condition.Text}");
        }
    }

    [Test]
    public async Task Twenty_thousand_texts_are_taken_or_refused_before_anything_is_read()
    {
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        using var people = await FewPeople.MadeAsync();
        var all = (await people.Tenant.Users.ListAsync()).Items;
        var taken = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = ChangedText.Of(random, all, people.GetUtcNow());
            var option = random.Next(10) == 0 ? "$orderby" : "$filter";
            ListRequest request;
            try
            {
                // No directory is at hand here, so that nothing can be read.
                request = FewPeople.ListRequestOf((option, text));
            }
            catch (ListQueryException refused)
            {
                refused.Message.Should().NotContain("Edm.").And.NotContain("Microsoft").And.NotContain("Exception");
                refused.Field.Should().Be(option);
                continue;
            }
            catch (Exception other)
            {
                throw new AssertionException($"seed {seed}: {text}", other);
            }

            var query = new UserQuery();
            request.Ask(query);
            try
            {
                await people.Tenant.Users.ListAsync(query);
            }
            catch (Exception other)
            {
                throw new AssertionException($"seed {seed}, by the core: {text}", other);
            }

            taken++;
        }

        TestContext.Out.WriteLine($"{taken} taken");
        taken.Should().BeInRange(500, 19_500, "texts that are all refused, or all taken, test nothing");
    }
}
