using NUnit.Framework;

namespace UserDirectory.Tests.Permissions;

/// <summary>Ann, who may read invoices while she has the role that lets her.</summary>
public abstract class OneRightTestCase
{
    protected TestDirectory Test { get; private set; } = null!;

    protected User Ann { get; private set; } = null!;

    [SetUp]
    public async Task MakeAnn()
    {
        Test = Open();
        await Test.RoleAsync("editor", ["invoices.read"]);
        Ann = await Test.UserAsync("ann");
    }

    [TearDown]
    public void Dispose() => Test.Dispose();

    protected virtual TestDirectory Open() => new();

    protected async Task<bool> MayAsync() => await Test.System.Permissions.CheckAsync(Ann.Id, "invoices.read");

    protected Task AssignAsync() => AssignAsync(Validity.Always);

    protected async Task AssignAsync(Validity validity) => await Test.System.Roles.AssignAsync(Ann.Id, ["editor"], validity: validity);

    protected async Task UnassignAsync() => await Test.System.Roles.UnassignAsync(Ann.Id, ["editor"]);
}
