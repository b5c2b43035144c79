using System.Diagnostics;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;

namespace UserDirectory.AspNetCore.Tests.Lists;

/// <summary>
/// What is too deep or too much is refused quickly, before the library or the core sees it; what is just within is taken by both.
/// </summary>
public sealed class LimitTests
{
    [TestCaseSource(nameof(TooMuch))]
    public void Too_much_is_refused_quickly(string filter, string code)
    {
        var watch = Stopwatch.StartNew();

        var read = () => FewPeople.ListRequestOf(("$filter", filter));

        read.Should().ThrowExactly<ListQueryException>().Which.Code.Should().Be(code);
        watch.ElapsedMilliseconds.Should().BeLessThan(5_000);
    }

    public static IEnumerable<TestCaseData> TooMuch()
    {
        yield return Case("ten thousand parentheses", new string('(', 10_000) + "IsActive" + new string(')', 10_000), "query.too_long");
        yield return Case("four thousand parentheses", new string('(', 4_000) + "IsActive" + new string(')', 4_000), "query.too_deep");
        yield return Case("parentheses that never close", new string('(', 8_000), "query.too_deep");
        yield return Case("functions in functions", Times("contains(", 800), "query.too_deep");
        yield return Case("ten thousand times not", Times("not ", 10_000) + "IsActive", "query.too_long");
        yield return Case("two thousand times not", Times("not ", 2_000) + "IsActive", "query.too_large");
        yield return Case("two hundred times not", Times("not ", 200) + "IsActive", "query.too_deep");
        yield return Case("a thousand times or", Times("Id eq 1 or ", 700) + "IsActive", "query.too_large");
        yield return Case("257 parts", Times("IsActive or ", 255) + "IsTechnician or IsTechnician", "query.too_large");
        yield return Case("a thousand comparisons of comparisons", "IsActive" + Times(" eq true", 1_000), "query.too_large");
        yield return Case("seventeen deep", Deep(16), "query.too_deep");
        yield return Case("too many values", "Status in (1" + Times(",1", 1_000) + ")", "query.too_large");
        yield return Case("a long text", $"Name eq '{new string('a', 1_001)}'", "query.too_long");
        yield return Case("a text that is long when normalised", $"Name eq '{Times("\uFDFA", 100)}'", "query.too_long");
        yield return Case("a long condition", "Name eq '" + new string('a', 8_192) + "'", "query.too_long");
    }

    [TestCaseSource(nameof(JustEnough))]
    public async Task What_is_just_within_is_taken_by_the_core_too(string filter)
    {
        using var people = new FewPeople();

        var list = async () => await people.ListAsync(("$filter", filter));

        await list.Should().NotThrowAsync();
    }

    public static IEnumerable<TestCaseData> JustEnough()
    {
        yield return Case("64 parentheses", new string('(', 64) + "IsActive" + new string(')', 64));
        yield return Case("256 parts", Times("IsActive or ", 254) + "IsTechnician");
        yield return Case("sixteen deep", Deep(15));
        yield return Case("fifteen times not", Times("not ", 15) + "IsTechnician");
        yield return Case("a thousand values", "Status in (1" + Times(",1", 999) + ")");
        yield return Case("a text of a thousand", $"Name eq '{new string('a', 1_000)}'");
        yield return Case("both in turn", "IsActive" + Times(" and IsActive or IsTechnician", 60));
    }

    [Test]
    public async Task Exactly_what_the_core_takes_is_taken()
    {
        using var people = new FewPeople();
        var list = async () => await people.Tenant.Users.ListAsync(new UserQuery { Where = Nested(17) });
        await list.Should().ThrowAsync<InvalidInputException>("the core's limit is ours");
        list = async () => await people.Tenant.Users.ListAsync(new UserQuery { Where = Filter.All(Enumerable.Repeat(Nested(1), 256)) });
        await list.Should().ThrowAsync<InvalidInputException>("the core's limit is ours");
    }

    private static Filter Nested(int depth) => depth == 1 ? UserFields.IsTechnician.EqualTo(true) : !Nested(depth - 1);

    // And and or in turn, each inside the one before.
    private static string Deep(int joints) =>
        string.Concat(Enumerable.Range(0, joints).Select(i => i % 2 == 0 ? "IsTechnician and (" : "IsTechnician or ("))
            + "IsTechnician" + new string(')', joints);

    private static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static TestCaseData Case(string name, params object[] arguments) => new TestCaseData(arguments).SetArgDisplayNames(name);
}
