using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests;

public sealed class InputErrorsTests
{
    [Test]
    public void Nothing_wrong_throws_nothing()
    {
        var errors = new InputErrors();

        errors.Invoking(e => e.ThrowIfAny()).Should().NotThrow();
        errors.Count.Should().Be(0);
    }

    [Test]
    public void Everything_wrong_is_thrown_at_once_in_order()
    {
        var errors = new InputErrors();
        errors.Add("Key", "key.empty", "A key is needed.");
        errors.Add("Email", "email.format", "No address.");

        errors.Invoking(e => e.ThrowIfAny()).Should().Throw<InvalidInputException>()
            .Which.Errors.Should().Equal(
                new InputError("Key", "key.empty", "A key is needed."), new InputError("Email", "email.format", "No address."));
    }

    [Test]
    public void Fields_of_nested_inputs_have_their_path()
    {
        var errors = new InputErrors();
        errors.Under("Administrator").Under("Details").Add("Email", "email.format", "No address.");

        errors.Count.Should().Be(1, "a nested view adds to the same collection");
        errors.Invoking(e => e.ThrowIfAny()).Should().Throw<InvalidInputException>().Which.Errors[0].Field
            .Should().Be("Administrator.Details.Email");
    }
}
