using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Errors;

/// <summary>Refusals as a host makes them that substitutes the directory in its own tests.</summary>
public sealed class RefusalTests
{
    [Test]
    public void A_host_can_make_every_refusal()
    {
        UserDirectoryException[] refusals =
        [
            new AccessDeniedException("access.denied", "No.", "users.read"),
            new ConflictException("user.key.taken", "Taken.", new Dictionary<string, object?> { ["field"] = "Key" }),
            new InvalidInputException("Key", "key.empty", "A key is needed."),
            new RecordNotFoundException(RecordKind.User, "user"),
            new StaleVersionException(RecordKind.Role, 1, 2),
            new InvitationNotValidException(),
        ];

        refusals.Select(refusal => refusal.Code).Should().Equal(
            "access.denied", "user.key.taken", "input.invalid", "user.not_found", "version.stale", "invitation.not_valid");
        refusals[2].Message.Should().Be("Key: A key is needed.");
    }

    [Test]
    public void What_is_wrong_is_copied_and_needed()
    {
        var errors = new List<InputError> { new("Key", "key.empty", "A key is needed.") };
        var refusal = new InvalidInputException(errors);
        errors.Clear();

        refusal.Errors.Should().ContainSingle();
        FluentActions.Invoking(() => new InvalidInputException(null!)).Should().Throw<ArgumentNullException>();
    }
}
