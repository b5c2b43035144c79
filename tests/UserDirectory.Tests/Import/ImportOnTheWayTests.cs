using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

public sealed class ImportOnTheWayTests
{
    private static readonly ImportOptions s_all = new() { CreateOrganizations = true, CreateGroups = true, CreateRoles = true };
    private TestDirectory _directory = null!;
    private InterruptedStore _interrupted = null!;

    [SetUp]
    public async Task SetUp()
    {
        _directory = new TestDirectory(decorate: store => _interrupted = new InterruptedStore(store));
        await _directory.OrganizationAsync("acme");
        await _directory.OrganizationAsync("portugal", "acme");
    }

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public async Task Nothing_is_made_unless_asked_for()
    {
        Told(await ImportAsync(new ImportRow { Key = "a", Organization = "acme/spain" }, new()))
            .Should().Equal("Organization organization.not_found");
        Told(await ImportAsync(new ImportRow { Key = "a", Roles = ["editor"] }, new())).Should().Equal("Roles[0] role.not_found");
        Told(await ImportAsync(new ImportRow { Key = "a", Groups = ["sales"] }, new())).Should().Equal("Groups[0] group.not_found");
    }

    [TestCase("acme/spain/madrid", "organization acme/spain/madrid v1")]
    [TestCase("acme/portugal/lisbon/atlas", "organization acme/portugal/lisbon/atlas v1")]
    [TestCase("portugal/lisbon", "organization acme/portugal/lisbon v1")]
    [TestCase("other/top", "organization other/top v1")]
    [TestCase("single", "organization single v1")]
    public async Task Every_missing_level_of_a_path_is_made(string path, string made)
    {
        var result = await ImportAsync(new ImportRow { Key = "ann", Organization = path }, s_all);

        result.Outcome.Should().Be(ImportOutcome.Created);
        (await DirectoryPicture.TakeAsync(_directory)).Should().Contain(made);
        (await ImportAsync(new ImportRow { Key = "ann", Organization = path }, s_all)).Outcome.Should().Be(ImportOutcome.Unchanged);
    }

    [Test]
    public async Task An_organization_made_by_one_row_is_there_for_the_next_in_any_casing()
    {
        await _directory.System.ImportAsync(
            [new ImportRow { Key = "a", Organization = "acme/Spain" }, new ImportRow { Key = "b", Organization = "SPAIN" },
                new ImportRow { Key = "c", Organization = "acme/spain/madrid" }], s_all);

        (await DirectoryPicture.TakeAsync(_directory)).Where(line => line.StartsWith("organization acme/", StringComparison.Ordinal))
            .Should().Equal(
                "organization acme/Spain v1", "organization acme/Spain/madrid v1", "organization acme/portugal v1");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_organization_that_goes_and_comes_while_a_row_is_read_is_found_or_made(bool isMadeByTheRow)
    {
        await _directory.OrganizationAsync("lisbon", "portugal");
        var reads = 0;
        for (var isInterrupted = true; isInterrupted; reads++)
        {
            isInterrupted = false;
            _interrupted.BeforeRead(reads, async () =>
            {
                isInterrupted = true;
                await _directory.System.Organizations.DeleteAsync("portugal", recursive: true);
                if (!isMadeByTheRow)
                {
                    await _directory.OrganizationAsync("portugal", "acme");
                    await _directory.OrganizationAsync("lisbon", "portugal");
                }
            });

            var result = await ImportAsync(
                new ImportRow { Key = $"p{reads}", Organization = "portugal/lisbon" },
                new ImportOptions { CreateOrganizations = isMadeByTheRow });

            _interrupted.BeforeRead(int.MaxValue, () => Task.CompletedTask);
            result.Errors.Should().BeEmpty("it went before read {0}", reads);
            await ImportAsync(new ImportRow { Key = "next", Organization = "portugal/lisbon" }, s_all);
        }

        reads.Should().BeGreaterThan(3);
    }

    [TestCase("spain/portugal", "organization.key.taken")]
    [TestCase("acme/x:y", "key.character")]
    [TestCase("acme//x", "key.empty")]
    [TestCase("acme/x/acme", "organization.key.taken")]
    [TestCase("0190f5ab-1234-7abc-8def-0123456789ab", "organization.not_found")]
    public async Task A_path_that_cannot_be_made_is_refused(string path, string code)
    {
        var before = await DirectoryPicture.TakeAsync(_directory);

        Told(await ImportAsync(new ImportRow { Key = "ann", Organization = path }, s_all)).Should().Equal($"Organization {code}");
        (await DirectoryPicture.TakeAsync(_directory)).Should().Equal(before);
    }

    [Test]
    public async Task A_path_that_is_too_deep_is_refused()
    {
        var path = string.Join('/', Enumerable.Range(1, 33).Select(i => $"level{i}"));

        Told(await ImportAsync(new ImportRow { Key = "ann", Organization = path }, s_all))
            .Should().Equal("Organization organization.too_deep");
    }

    [Test]
    public async Task A_role_is_made_in_the_tenant_without_any_pattern()
    {
        await ImportAsync(new ImportRow { Key = "ann", Organization = "portugal", Roles = ["editor"] }, s_all);

        (await DirectoryPicture.TakeAsync(_directory)).Should().Contain(["role -:editor  v1", "assignment ann editor portugal   v1"]);
    }

    [TestCase("acme:king", "role.not_found")]
    [TestCase("a/b", "key.character")]
    [TestCase("01ARZ3NDEKTSV4RRFFQ69G5FAV", "key.like_locator")]
    public async Task A_role_that_cannot_be_made_is_refused(string role, string code)
    {
        Told(await ImportAsync(new ImportRow { Key = "ann", Roles = [role] }, s_all)).Should().Equal($"Roles[0] {code}");
    }

    [Test]
    public async Task Every_missing_level_of_a_group_is_made_in_the_tenant()
    {
        await _directory.System.Groups.CreateAsync(new NewGroup("sales"));

        await ImportAsync(new ImportRow { Key = "ann", Organization = "portugal", Groups = ["sales/emea/iberia", "support"] }, s_all);

        (await DirectoryPicture.TakeAsync(_directory))
            .Should().Contain(["group -:sales/emea/iberia v1", "group -:support v1", "member iberia ann", "member support ann"]);
    }

    [TestCase("other/emea", "group.key.taken")]
    [TestCase("acme:sales", "group.not_found")]
    [TestCase("a//b", "key.empty")]
    public async Task A_group_that_cannot_be_made_is_refused(string group, string code)
    {
        await _directory.System.Groups.CreateAsync(new NewGroup("sales"));
        await _directory.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });

        Told(await ImportAsync(new ImportRow { Key = "ann", Groups = [group] }, s_all)).Should().Equal($"Groups[0] {code}");
    }

    [Test]
    public async Task A_group_of_the_tenant_is_found_behind_an_organization_s_own_of_the_same_key()
    {
        await _directory.System.Groups.CreateAsync(new NewGroup("sales"));
        await _directory.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        await _directory.System.Groups.CreateAsync(new NewGroup("emea") { Organization = "portugal" });

        await ImportAsync(new ImportRow { Key = "ann", Organization = "portugal", Groups = ["sales/emea"] }, s_all);

        (await DirectoryPicture.TakeAsync(_directory)).Count(line => line.StartsWith("group", StringComparison.Ordinal))
            .Should().Be(3, "nothing is made that is there");
    }

    private Task<ImportResult> ImportAsync(ImportRow row, ImportOptions options) => _directory.System.ImportAsync(row, options);

    private static IEnumerable<string> Told(ImportResult result) => ImportRefusalTests.Told(result);
}
