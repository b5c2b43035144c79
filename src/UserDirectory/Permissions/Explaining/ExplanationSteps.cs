namespace UserDirectory;

/// <summary>
/// Words the steps of a decision: the tenant, the place, the account, its entry, and every source of rights that holds the permission.
/// </summary>
/// <param name="evaluation">The decision.</param>
/// <param name="names">The organizations' keys.</param>
/// <param name="permission">What was asked.</param>
/// <param name="showsElsewhere">Whether the sources that do not reach the place are shown, which tell what the account is
/// elsewhere.</param>
internal sealed class ExplanationSteps(AccessEvaluation evaluation, OrganizationNames names, string permission, bool showsElsewhere)
{
    public IReadOnlyList<ExplanationStep> All(bool atOrganization) =>
        atOrganization ? [TenantStep(), PlaceStep(), UserStep(), EntryStep(), SourcesStep()] : [TenantStep(), UserStep(), SourcesStep()];

    private ExplanationStep TenantStep()
    {
        var tenant = evaluation.Facts.Tenant;
        return tenant.IsSuspended
            ? new("tenant.suspended", false, $"The tenant '{tenant.Key}' is suspended.")
            : new("tenant.active", true, $"The tenant '{tenant.Key}' is active.");
    }

    private ExplanationStep PlaceStep()
    {
        var path = evaluation.Facts.Path;
        var (id, key) = (path[0].Id, path[0].Key);
        return path.FirstOrDefault(organization => organization.IsSuspended) is { } suspended
            ? new("organization.suspended", false, $"The organization '{suspended.Key}' is "
                + $"suspended{(suspended.Id == id ? "." : $", and '{key}' stands below it.")}")
            { OrganizationId = suspended.Id }
            : new("organization.active", true, path.Count == 1 ? $"The organization '{key}' is active."
                : $"The organization '{key}' and all above it are active.")
            { OrganizationId = id };
    }

    private ExplanationStep UserStep()
    {
        var user = evaluation.Facts.User!.AsOf(evaluation.At);
        return user.IsActive
            ? new("user.active", true, $"The account '{user.Key}' is active.")
            : new("user.not_active", false, $"The account '{user.Key}' is not active; its status is {user.Status}.");
    }

    private ExplanationStep EntryStep()
    {
        var entry = OrganizationEntry.Find(evaluation.Facts, evaluation.At);
        if (evaluation.HoldsEverything && !entry.LetsIn)
        {
            return new("entry.everything", true,
                "It enters every organization, because it holds '*.*' tenant-wide.")
            { Pattern = PermissionPattern.Everything };
        }

        return entry switch
        {
            { LetsIn: true, Membership: { } membership } =>
                Of(membership, new("entry.membership", true, $"It is a member {names.At(membership.OrganizationId)}.")),
            { LetsIn: true } => new("entry.rule", true, $"The access rule '{entry.Rule}' lets it in."),
            { Membership: { } membership } =>
                Of(membership, new("entry.suspended", false, $"Its membership {names.At(membership.OrganizationId)} is suspended.")),
            _ => new("entry.none", false, "It is no member there or above, and no access rule lets it in."),
        };
    }

    private static ExplanationStep Of(Membership membership, ExplanationStep step) =>
        step with { OrganizationId = membership.OrganizationId, MembershipId = membership.Id };

    private ExplanationStep SourcesStep()
    {
        var holding = evaluation.Sources
            .Where(source => (source.CoversPlace || showsElsewhere)
                && source.Patterns.Any(pattern => AccessEvaluation.Covers(pattern, permission)))
            .OrderByDescending(source => source.Reaches)
            .Select(SourceStep)
            .ToList();
        return holding.Count == 0
            ? new("source.none", false,
                $"No role and no grant of the account{(showsElsewhere ? string.Empty : " that reaches here")} holds '{permission}'.")
            : new(holding.Exists(step => step.IsMet) ? "source.reaches" : "source.missing", holding.Exists(
                step => step.IsMet), $"What holds '{permission}':")
            { Steps = holding };
    }

    private ExplanationStep SourceStep(AccessSource source)
    {
        var pattern = source.Patterns.First(text => AccessEvaluation.Covers(text, permission));
        if (source.Role is not { } role)
        {
            return new("grant", true, $"A direct grant of '{pattern}'.") { Pattern = pattern };
        }

        var assignment = source.Assignment!;
        var text = $"The role '{names.Owned(role.OrganizationId, role.Key)}' "
            + $"{names.At(assignment.OrganizationId)}{Through(assignment.GroupId)} holds '{pattern}'.";
        return new(source.Reaches ? "role.reaches" : "role.missing", source.Reaches, text)
        {
            OrganizationId = assignment.OrganizationId,
            RoleId = role.Id,
            GroupId = assignment.GroupId,
            AssignmentId = assignment.Id,
            Pattern = pattern,
            Steps = [.. Missing(source)],
        };
    }

    private string Through(Guid? groupId) =>
        groupId is { } id && evaluation.Facts.Groups.FirstOrDefault(group => group.Id == id) is { } group
            ? $" through the group '{names.Owned(group.OrganizationId, group.Key)}'"
            : string.Empty;

    private static string When(RoleAssignment assignment) =>
        (assignment.ValidFrom is { } from ? $" from {from:u}" : string.Empty)
            + (assignment.ValidUntil is { } until ? $" until {until:u}" : string.Empty);

    private static IEnumerable<ExplanationStep> Missing(AccessSource source)
    {
        if (!source.IsRoleActive)
        {
            yield return new("role.off", false, "The role is switched off.");
        }

        if (!source.IsGroupLive)
        {
            yield return new("group.off", false, "The group, or one between it and the account, is switched off.");
        }

        if (!source.IsInDate)
        {
            yield return new("assignment.dates", false, $"The assignment counts{When(source.Assignment!)}.");
        }

        if (!source.CoversPlace)
        {
            yield return new("assignment.place", false, "The assignment does not reach this place.");
        }
    }
}
