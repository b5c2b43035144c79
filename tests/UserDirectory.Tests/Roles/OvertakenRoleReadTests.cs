using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Roles;

/// <summary>Reads take several calls of the store, between which rights may change; only decisions must not rest on both.</summary>
public sealed class OvertakenRoleReadTests
{
    [Test]
    public async Task A_role_named_with_its_owner_is_found_while_rights_change()
    {
        RestlessStore? store = null;
        using var test = new TestDirectory(decorate: _ => store = new RestlessStore());
        await test.OrganizationAsync("lisbon");
        await test.RoleAsync("editor", ["invoices.read"], "lisbon");
        await test.RoleAsync("switched", ["invoices.read"]);
        var isActive = true;
        store!.Meanwhile = async () =>
        {
            isActive = !isActive;
            await (isActive ? test.System.Roles.SwitchOnAsync("switched") : test.System.Roles.SwitchOffAsync("switched"));
        };

        var found = await test.System.Roles.GetAsync("lisbon:editor");

        found.Key.Should().Be("editor");
        store.Changes.Should().BeGreaterThan(1, "rights changed before each of its calls");
    }

    /// <summary>Changes rights before each call that reads many, but those that do so.</summary>
    private sealed class RestlessStore : DelegatingStore
    {
        private bool _isChanging;

        public Func<Task>? Meanwhile { get; set; }

        public int Changes { get; private set; }

        public override async ValueTask<ReadResults?> ReadManyAsync(
            Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken)
        {
            if (Meanwhile is { } change && !_isChanging)
            {
                _isChanging = true;
                await change();
                Changes++;
                _isChanging = false;
            }

            return await base.ReadManyAsync(tenantId, reads, cancellationToken);
        }
    }
}
