using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conventions;

/// <summary>Rule 1: one member reads across tenants, and one call of the host uses it.</summary>
public sealed class AcrossTenantsCallTests
{
    private static readonly IReadOnlyList<SourceFile> s_library = Repository.SourceFiles("src", "UserDirectory");

    /// <summary>
    /// The contract, the store in memory, and five that wrap a store: each passes it on to the next, and the last refuse it.
    /// </summary>
    private static readonly string[] s_stores =
    [
        "IDirectoryReader.cs", "InMemoryStore.cs", "BatchHandleStore.cs", "BatchStore.cs", "Enlistment.cs", "OverlayReader.cs",
        "ReadSet.cs",
    ];

    [Test]
    public void Only_the_hosts_sign_in_call_reads_across_tenants()
    {
        Using(nameof(IDirectoryReader.FindAcrossTenantsAsync)).Except(s_stores).Should().Equal("SignInUsers.cs");
        Using("SignInUsers").Should().BeEquivalentTo("SignInUsers.cs", "DirectoryHost.cs");
    }

    [Test]
    public void No_handle_leads_to_it() =>
        Using(nameof(IUserDirectory.FindUsersAsync))
            .Should().BeEquivalentTo(["IUserDirectory.cs", "DirectoryHost.cs"], "no service on a handle calls the host's");

    [Test]
    public async Task A_decision_cannot_read_across_tenants()
    {
        using var test = new TestDirectory();
        var read = async () => await new BatchStore(test.InMemory, Guid.NewGuid())
            .FindAcrossTenantsAsync(RecordKeys.UserEmail.For(Guid.Empty, "ANN@ACME.EXAMPLE"), default);

        await read.Should().ThrowAsync<NotSupportedException>();
    }

    private static IEnumerable<string> Using(string name) => s_library.Where(file => file.Names.Contains(name)).Select(file => file.Name);
}
