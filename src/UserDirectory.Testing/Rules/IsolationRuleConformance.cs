using NUnit.Framework;

namespace UserDirectory.Testing;

/// <summary>
/// Rule 1, isolation: no read or write without a tenant, and what belongs to another tenant behaves exactly like what is unknown.
/// </summary>
public abstract class IsolationRuleConformance : RuleConformance
{
    [Test]
    public async Task No_call_reaches_anything_without_a_tenant()
    {
        var world = await OpenWorldAsync();
        var targets = await CallTargets.AddAsync(world);
        var nowhere = world.Directory.Tenant(Guid.CreateVersion7()).AsSystem("rules");
        foreach (var call in ServiceCalls.All)
        {
            Assert.That((await Refused.CatchAsync(() => call.Run(nowhere, targets)))?.Code, Is.EqualTo("tenant.not_found"), call.Name);
        }
    }

    [Test]
    public async Task A_tenant_must_be_named_and_is_never_an_organization_or_account()
    {
        var world = await OpenWorldAsync();
        var targets = await CallTargets.AddAsync(world);
        Assert.That(() => world.Directory.Tenant(default), Throws.ArgumentException);
        Assert.That(() => world.Directory.Tenant(""), Throws.ArgumentException);
        await Refused.WithAsync("tenant.not_found", () => world.Directory.Tenant(targets.Organization).AsSystem("rules").Users.ListAsync());
        await Refused.WithAsync("tenant.not_found", () => world.Directory.Tenant(targets.User).AsSystem("rules").Users.ListAsync());
    }

    [Test]
    public Task An_id_of_another_tenant_is_an_unknown_one_to_a_system() =>
        ForeignAnswersLikeUnknownAsync((here, _) => Task.FromResult(here.System), (foreign, unknown) => [(foreign, unknown)]);

    [Test]
    public Task A_key_or_path_of_another_tenant_is_an_unknown_one_to_a_system() =>
        ForeignAnswersLikeUnknownAsync(
            (here, _) => Task.FromResult(here.System),
            (foreign, unknown) => [(foreign.ByKey("x-"), unknown.ByKey("y-")), (foreign.ByPath("x-"), unknown.ByPath("y-"))]);

    [Test]
    public Task An_id_or_key_of_another_tenant_is_an_unknown_one_to_an_administrator() =>
        ForeignAnswersLikeUnknownAsync(
            async (here, _) => await here.ActorAsync("administrator", default, "*.*"),
            (foreign, unknown) => [(foreign, unknown), (foreign.ByKey("x-"), unknown.ByKey("y-"))]);

    [Test]
    public Task An_id_or_key_of_another_tenant_is_an_unknown_one_to_who_may_nothing() =>
        ForeignAnswersLikeUnknownAsync(
            async (here, _) => here.As(await here.UserAsync("nobody")),
            (foreign, unknown) => [(foreign, unknown), (foreign.ByKey("x-"), unknown.ByKey("y-"))]);

    [Test]
    public async Task An_account_of_another_tenant_acts_like_an_unknown_one_and_learns_nothing()
    {
        var (here, there) = await OpenTwoAsync();
        var targets = await CallTargets.AddAsync(here);
        var stranger = here.As(await there.HolderAsync("stranger", default, "*.*"));
        var nobody = here.Directory.Tenant(here.Tenant.Id).As(Guid.CreateVersion7());
        foreach (var call in ServiceCalls.All)
        {
            List<string> answers = [await AnswerAsync(call, nobody, targets)];
            foreach (var named in new[] { targets, targets.ByKey(""), targets.Unknown(), targets.Unknown().ByKey("y-") })
            {
                answers.Add(await AnswerAsync(call, stranger, named));
            }

            Assert.That(answers, Is.All.EqualTo("AccessDeniedException access.unknown_actor The acting user is nobody in this tenant. "),
                call.Name);
        }
    }

    [Test]
    public async Task A_password_of_another_tenants_account_proves_nothing_here()
    {
        var (here, there) = await OpenTwoAsync();
        var ann = await there.System.Users.CreateAsync(new NewUser("ann") { Password = "correct horse" });
        Assert.That((await here.System.Passwords.VerifyAsync(ann.Id, "correct horse")).Outcome, Is.EqualTo(PasswordOutcome.Failed));
        Assert.That((await here.System.Passwords.VerifyAsync("ann", "correct horse")).Outcome, Is.EqualTo(PasswordOutcome.Failed));
        Assert.That((await here.System.Passwords.ChangeOwnAsync(ann.Id, "correct horse", "battery staple")).Outcome,
            Is.EqualTo(PasswordOutcome.Failed));
        Assert.That((await there.System.Passwords.VerifyAsync("ann", "correct horse")).Succeeded, Is.True);
    }

    [Test]
    public async Task The_same_keys_addresses_and_external_ids_are_others_in_another_tenant()
    {
        var (here, there) = await OpenTwoAsync();
        var (mine, theirs) = (await CallTargets.AddAsync(here), await CallTargets.AddAsync(there));
        await here.System.Users.UpdateAsync("bob", new UserUpdate { DisplayName = "Bob here" });
        await there.System.Users.DeleteAsync("bob");
        Assert.That((await here.System.Users.FindByEmailAsync("bob@acme.example"))?.Id, Is.EqualTo(mine.User.Id));
        Assert.That((await here.System.Users.FindByExternalIdAsync("idp|bob"))?.DisplayName, Is.EqualTo("Bob here"));
        Assert.That((await there.System.Organizations.GetAsync("iberia/lisbon")).Id, Is.EqualTo(theirs.Organization.Id));
    }

    [Test]
    public async Task The_feed_tells_of_its_own_tenant_only()
    {
        var (here, there) = await OpenTwoAsync();
        await CallTargets.AddAsync(here);
        var number = await there.NumberAsync();
        await here.UserAsync("one-more");
        Assert.That(await there.NumberAsync(), Is.EqualTo(number));
        Assert.That((await there.System.Changes.ReadAsync(0)).Select(change => change.TenantId), Is.All.EqualTo(there.Tenant.Id));
    }

    private async Task<(RuleWorld Here, RuleWorld There)> OpenTwoAsync()
    {
        var host = new RuleHost(Store);
        return (await RuleWorld.OpenAsync(host), await RuleWorld.OpenAsync(host));
    }

    /// <summary>
    /// Every call, with each thing that it names once another tenant's and once unknown: the answers are the same, and nothing moves in
    /// either tenant.
    /// </summary>
    private async Task ForeignAnswersLikeUnknownAsync(
        Func<RuleWorld, CallTargets, Task<ITenantDirectory>> actor,
        Func<CallTargets, CallTargets, (CallTargets Foreign, CallTargets Unknown)[]> forms)
    {
        var (here, there) = await OpenTwoAsync();
        var (mine, foreign) = (await CallTargets.AddAsync(here), await CallTargets.AddAsync(there, "x-"));
        var directory = await actor(here, mine);
        var before = (await here.Records.StateAsync(), await there.Records.StateAsync());
        foreach (var call in ServiceCalls.All)
        {
            foreach (var (name, take) in CallTargets.Parts.Where(part => call.Names.HasFlag(part.Name)))
            {
                foreach (var form in forms(foreign, mine.Unknown()))
                {
                    var answer = await AnswerAsync(call, directory, take(mine, form.Foreign));
                    Assert.That(answer, Is.EqualTo(await AnswerAsync(call, directory, take(mine, form.Unknown))), $"{call.Name}: {name}");
                }
            }
        }

        Assert.That((await here.Records.StateAsync(), await there.Records.StateAsync()), Is.EqualTo(before));
    }

    /// <summary>What a call gives or how it is refused, whole.</summary>
    private static async Task<string> AnswerAsync(ServiceCall call, ITenantDirectory directory, CallTargets targets)
    {
        try
        {
            // A row of an import is told by what it named.
            var given = Snapshot.Of(await call.Run(directory, targets))
                .Replace(targets.Organization.ToString(), "(named)", StringComparison.Ordinal);
            return $"gives {given}";
        }
        catch (UserDirectoryException refusal)
        {
            var details = refusal.Details.Select(detail => $"{detail.Key}={detail.Value}").Order(StringComparer.Ordinal);
            return $"{refusal.GetType().Name} {refusal.Code} {refusal.Message} {string.Join(' ', details)}";
        }
    }
}
