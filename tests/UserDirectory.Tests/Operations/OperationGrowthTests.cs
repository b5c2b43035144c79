using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Operations;

/// <summary>How many records an operation visits and writes does not depend on how many other accounts the tenant has.</summary>
public sealed class OperationGrowthTests
{
    // Ids are random, and how many records an index passes in the order of ids differs by one or two from run to run.
    private const int MostByIds = 3;
    private const int Few = 1_000;
    private const int Many = 100_000;
    private const int PeopleOfAllMeasures = 100;

    // An operation that may grow, and why.
    private static readonly Dictionary<string, string> s_mayGrow = new()
    {
        ["IPermissionService.WhoCanAsync"] = "visits everybody who could have the permission",
        ["IImportService.ImportAsync"] = "does as much as it has rows",
        ["IExportService.ExportPersonAsync"] = "looks through the kept feed",
        ["ITenantService.DeleteAsync"] = "deletes every account",
        ["ITenantService.CopyAsync"] = "reads everything",
    };

    // An operation that touches nothing before it has answered: what comes of it afterwards is measured by itself.
    private static readonly string[] s_touchNothing = ["IPasswordService.RequestResetAsync", "IUserDirectory.FinishRequestsAsync"];

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
        many.Should().BeLessThanOrEqualTo(few + MostByIds);
    }

    // In crowds of their own: it finds what other operations have left, and removes what they count.
    [Test]
    public async Task A_sweep_touches_as_many_records_with_100_000_accounts_as_with_1_000()
    {
        var sweep = OperationTable.Called.Single(operation => operation.IsSeveralCommits);
        using var few = await CrowdAsync(Few);
        using var many = await CrowdAsync(Many);

        (await CountAsync(many, sweep)).Should().BePositive().And.BeLessThanOrEqualTo(await CountAsync(few, sweep));
    }

    [TestCaseSource(nameof(Lists))]
    public async Task A_list_by_an_indexed_field_touches_as_many(UserQuery query)
    {
        var list = Operation.Read("list", (d, n, t) => d.Users.ListAsync(query, t));
        await CountAsync(_few, list);
        await CountAsync(_many, list);

        // Every measure adds a company, whose few people are found too.
        (await CountAsync(_many, list)).Should().BeLessThanOrEqualTo(
            await CountAsync(_few, list) + PeopleOfAllMeasures, "the first one made the index");
    }

    [TestCaseSource(nameof(ListsThatGrow))]
    public async Task A_list_that_no_index_helps_looks_at_every_account(UserQuery query)
    {
        var list = Operation.Read("list", (d, n, t) => d.Users.ListAsync(query, t));

        (await CountAsync(_many, list)).Should().BeGreaterThan(await CountAsync(_few, list) + (Many / 4));
    }

    private static IEnumerable<TestCaseData> Lists()
    {
        yield return Named("key", new UserQuery { Where = UserFields.Key.StartsWith("crowd1"), Take = 10 });
        yield return Named("e-mail", new UserQuery { Where = UserFields.Email.EqualTo("nobody@acme.example") });
        yield return Named("external id", new UserQuery { Where = UserFields.ExternalId.EqualTo("nobody") });
        yield return Named("display name", new UserQuery { Where = UserFields.DisplayName.EqualTo("Nobody") });
        yield return Named("status", new UserQuery { Where = UserFields.Status.EqualTo(UserStatus.Inactive) });
        yield return Named("status of the invited", new UserQuery { Where = UserFields.Status.EqualTo(UserStatus.InvitationExpired) });
        yield return Named("status of all", new UserQuery { Where = UserFields.Status.EqualTo(UserStatus.Active), Take = 10 });
        yield return Named("order by key", new UserQuery { OrderBy = [UserFields.Key.Descending], Take = 10 });
        yield return Named("order by e-mail", new UserQuery { OrderBy = [UserFields.Email], Take = 10 });
        yield return Named("order by display name", new UserQuery { OrderBy = [UserFields.DisplayName], Take = 10 });

    }

    // As the README's limits say.
    private static IEnumerable<TestCaseData> ListsThatGrow()
    {
        yield return Named("search of two letters: they may be anywhere", new UserQuery { Search = "qz" });
        yield return Named("contains: the same", new UserQuery { Where = UserFields.Key.Contains("no such text") });
        yield return Named("a field without an index", new UserQuery { Where = UserFields.GivenName.EqualTo("nobody") });
        yield return Named("an order without an index", new UserQuery { OrderBy = [UserFields.GivenName], Take = 1 });
        yield return Named("skip: what is skipped is visited", new UserQuery { OrderBy = [UserFields.Key], Skip = Many / 2, Take = 1 });
    }

    private static TestCaseData Named(string name, UserQuery query) => new TestCaseData(query).SetArgDisplayNames(name);

    private static IEnumerable<Operation> ThatMustNotGrow() =>
        OperationTable.OneCommit.Where(operation => !s_mayGrow.ContainsKey(operation.Name) && !s_touchNothing.Contains(operation.Name));

    private static async Task<long> CountAsync(TestDirectory test, Operation operation)
    {
        var company = await Company.MakeAsync(test, "acme", $"c{Guid.NewGuid():N}");
        var counter = new RecordCounter();
        var caller = company.CallerOf(operation);
        await caller.Handle.Permissions.CheckAsync(caller.Handle.Actor.UserId ?? company.Names.User.Id!.Value, "invoices.read");
        await operation.Prepare(company);
        test.InMemory.Counter = counter;
        try
        {
            await operation.Call(caller, company.Names, default);
        }
        finally
        {
            test.InMemory.Counter = null;
            await test.Directory.Tenants.RenameAsync(company.TenantId, company.Tenant);
            await test.Directory.Tenants.ReinstateAsync(company.TenantId);
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
            writes.Add(new Write.Add(
                new Membership { Id = RecordId.New(now), TenantId = tenant.Id, UserId = user.Id, OrganizationId = place.Id }));
            writes.Add(new Write.Add(new RoleAssignment
            {
                Id = RecordId.New(now),
                TenantId = tenant.Id,
                RoleId = role.Id,
                UserId = user.Id,
                OrganizationId = place.Id
            }));
            writes.Add(
                new Write.Add(new GroupMember { Id = RecordId.New(now), TenantId = tenant.Id, GroupId = group.Id, UserId = user.Id }));
        }

        var result = await test.InMemory.CommitAsync(
            new ChangeSet(RecordId.New(now), tenant.Id, ActorRef.System("crowd"), now, writes), default);
        return result.IsCommitted ? test : throw new InvalidOperationException(string.Join(", ", result.Refusals.Take(3)));
    }
}
