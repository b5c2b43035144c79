using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Text;

public sealed class QuotedTests
{
    [TestCase(null, "null")]
    [TestCase("", "''")]
    [TestCase("invoices.read", "'invoices.read'")]
    [TestCase("a\r\nb", "'a<U+000D><U+000A>b'")]
    [TestCase("a\u202eb", "'a<U+202E>b'")]
    [TestCase("\ud83d\ude00", "'\ud83d\ude00'")]
    public void What_could_pass_for_something_else_is_named(string? text, string shown) => Quoted.Text(text).Should().Be(shown);

    [Test]
    public void An_unpaired_surrogate_is_named() => Quoted.Text("a" + (char)0xD800).Should().Be("'a<U+D800>'");

    [Test]
    public void Only_the_beginning_is_repeated() => Quoted.Text(new string('x', 1_000_000)).Should().Be($"'{new string('x', 64)}…'");

    [Test]
    public async Task A_refusal_of_many_names_the_first_of_them()
    {
        using var test = new TestDirectory();
        await test.UserAsync("ann");
        var check = async () => await test.System.Permissions.CheckManyAsync(
            "ann", [.. Enumerable.Repeat(new string('x', 100_000), 1_000)]);
        var tooMany = async () => await test.System.Permissions.CheckManyAsync("ann", [.. Enumerable.Repeat("users.read", 1_001)]);

        var refusal = (await check.Should().ThrowAsync<InvalidInputException>()).Which;
        refusal.Errors.Should().HaveCount(1_000);
        refusal.Message.Length.Should().BeLessThan(10_000);
        refusal.Message.Should().EndWith("And 980 more.");
        (await tooMany.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Single().Code.Should().Be("permissions.too_many");
    }
}
