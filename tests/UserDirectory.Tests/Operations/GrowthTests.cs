using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Operations;

/// <summary>How many records an operation visits and writes does not depend on how many other accounts the tenant has.</summary>
public sealed class GrowthTests
{
    private const int Few = 1_000;
    private const int Many = 100_000;

    // An operation that may grow, and why.
    private static readonly Dictionary<string, string> s_mayGrow = new()
    {
        ["IPermissionService.WhoCanAsync"] = "visits everybody who could have the permission",
        ["IImportService.ImportAsync"] = "does as much as it has rows",
    };

    private TestDirectory _few = null!;
    private TestDirectory _many = null!;

    [OneTimeSetUp]
    public async Task FillAsync()
    {
        _few = await CrowdAsync(Few);
        _many = await CrowdAsync(Many);
    }

    [OneTimeTearDown]
    public void Dispose()
    {
        _few.Dispose();
        _many.Dispose();
    }

    [TestCaseSource(nameof(ThatMustNotGrow))]
    public async Task It_touches_as_many_records_with_100_000_accounts_as_with_1_000(Operation operation)
    {
        var few = await CountAsync(_few, operation);
        var many = await CountAsync(_many, operation);

        few.Should().BePositive("an operation that touches nothing was not counted");
        many.Should().BeLessThanOrEqualTo(few);
    }

    [Test]
    public async Task A_search_is_the_list_that_grows()
    {
        var query = new UserQuery { Search = "no such text" };
        var search = Operation.Read("search", (d, n, t) => d.Users.ListAsync(query, t));

        (await CountAsync(_many, search)).Should().BeGreaterThan(await CountAsync(_few, search), "a contains-search reads every account");
    }

    private static IEnumerable<Operation> ThatMustNotGrow() => OperationList.All.Where(operation => !s_mayGrow.ContainsKey(operation.Name));

    private static async Task<long> CountAsync(TestDirectory test, Operation operation)
    {
        var company = await Company.MakeAsync(test, "acme", $"c{Guid.NewGuid():N}");
        var counter = new RecordCounter();
        var directory = operation.NeedsSystem ? company.System : company.Administrator;
        await directory.Permissions.CheckAsync(directory.Actor.UserId ?? company.Names.User.Id!.Value, "invoices.read");
        test.InMemory.Counter = counter;
        try
        {
            await operation.Call(directory, company.Names, default);
        }
        finally
        {
            test.InMemory.Counter = null;
        }

        return counter.Count;
    }

    // The crowd has organizations, a role and a group of its own, as the rest of a large company has.
    private static async Task<TestDirectory> CrowdAsync(int size)
    {
        var test = new TestDirectory();
        var company = await Company.MakeAsync(test, "acme");
        var tenant = await test.Directory.Tenants.GetAsync("acme");
        var place = await company.System.Organizations.CreateAsync(new NewOrganization("crowd"));
        var role = await company.System.Roles.CreateAsync(new NewRole("crowd", "reports.read"));
        var group = await company.System.Groups.CreateAsync(new NewGroup("crowd"));
        var now = test.Clock.GetUtcNow();
        var writes = new List<Write>();
        for (var i = 0; i < size; i++)
        {
            var user = new User
            {
                Id = RecordId.New(now),
                TenantId = tenant.Id,
                Key = $"crowd{i}",
                Email = $"crowd{i}@acme.example",
                DisplayName = $"Crowd {i % 977}",
                HomeOrganizationId = place.Id,
            };
            writes.Add(new Write.Add(user));
            writes.Add(new Write.Add(new Membership { Id = RecordId.New(now), TenantId = tenant.Id, UserId = user.Id, OrganizationId = place.Id }));
            writes.Add(new Write.Add(new RoleAssignment { Id = RecordId.New(now), TenantId = tenant.Id, RoleId = role.Id, UserId = user.Id, OrganizationId = place.Id }));
            writes.Add(new Write.Add(new GroupMember { Id = RecordId.New(now), TenantId = tenant.Id, GroupId = group.Id, UserId = user.Id }));
        }

        var result = await test.InMemory.CommitAsync(new ChangeSet(RecordId.New(now), tenant.Id, ActorRef.System("crowd"), now, writes), default);
        return result.IsCommitted ? test : throw new InvalidOperationException(string.Join(", ", result.Refusals.Take(3)));
    }
}
