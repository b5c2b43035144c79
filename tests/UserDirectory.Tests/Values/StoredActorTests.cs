using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Values;

/// <summary>Who did something is read back from its text, whatever names were allowed when it was stored.</summary>
public sealed class StoredActorTests
{
    [Test]
    public void Every_actor_is_read_from_its_text()
    {
        foreach (var actor in new[] { ActorRef.Unknown, ActorRef.User(Guid.NewGuid()), ActorRef.System("nightly: import") })
        {
            ActorRef.Parse(actor.ToString()).Should().Be(actor);
        }

        ActorRef.Parse("unknown").Should().BeSameAs(ActorRef.Unknown);
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("line\nbreak")]
    [TestCase("user:1")]
    public void A_system_that_nobody_may_be_called_today_is_still_read(string name) =>
        ActorRef.Parse("system:" + name).SystemName.Should().Be(name);

    [Test]
    public void A_system_of_a_longer_name_than_today_is_still_read() =>
        ActorRef.Parse("system:" + new string('n', 500)).SystemName.Should().HaveLength(500);

    [TestCase("")]
    [TestCase("ann")]
    [TestCase("user:ann")]
    [TestCase("user:{0f8fad5b-d9cb-469f-a165-70867728950e}")]
    [TestCase("System:ann")]
    public void What_was_never_the_text_of_an_actor_is_refused(string text) =>
        FluentActions.Invoking(() => ActorRef.Parse(text)).Should().Throw<FormatException>().WithMessage("*is no actor*");
}
