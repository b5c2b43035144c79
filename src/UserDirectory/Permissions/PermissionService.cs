using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Checks, explanations and access rules.</summary>
internal sealed class PermissionService(TenantContext context) : IPermissionService
{
    /// <summary>How many permissions can be asked about together.</summary>
    private const int MostAtOnce = 1_000;

    public IReadOnlyList<string> Catalogue => context.Catalogue.Names;

    public ValueTask<bool> CheckAsync(
        EntityRef user, string permission, EntityRef organization = default, CancellationToken cancellationToken = default)
    {
        if (user.HasNoText && organization.HasNoText && context.UnaskedRights is { } tenant)
        {
            var index = context.Catalogue.IndexOf(permission);
            if (context.Runtime.Rights.FindKept(tenant, new(user.IdOrNone, organization.IdOrNone)) is { IsKnownUser: true } rights)
            {
                return new(rights.Set.Has(index));
            }
        }
        else if (context.Immediate is { } store && CheckByKeys(store, user, permission, organization) is { } isGranted)
        {
            return new(isGranted);
        }

        return CheckTracedAsync(user, permission, organization, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<bool>> CheckManyAsync(
        EntityRef user, IReadOnlyList<string> permissions, EntityRef organization = default,
        CancellationToken cancellationToken = default) =>
        await Telemetry.Start("permissions.check_many").EndAsync(ReadManyAsync(user, permissions, organization, cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<string>> ListEffectiveAsync(
        EntityRef user, EntityRef organization = default, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("permissions.list_effective").EndAsync(ReadEffectiveAsync(user, organization, cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<PermissionExplanation> ExplainAsync(
        EntityRef user, string permission, EntityRef organization = default, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("permissions.explain").EndAsync(ReadExplanationAsync(user, permission, organization, cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<Page<PermissionHolder>> WhoCanAsync(
        string permission, EntityRef organization = default, string? cursor = null, int take = 100,
        CancellationToken cancellationToken = default) =>
        await Telemetry.Start("permissions.who_can").EndAsync(
            ReadHoldersAsync(permission, organization, cursor, take, cancellationToken)).ConfigureAwait(false);

    public async ValueTask<Page<PermittedOrganization>> WhereCanAsync(
        EntityRef user, string permission, string? cursor = null, int take = 100, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("permissions.where_can").EndAsync(ReadPermittedAsync(user, permission, cursor, take, cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<IUserPermissions> ResolveAsync(
        EntityRef user, EntityRef organization = default, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("permissions.resolve").EndAsync(ReadHandleAsync(user, organization, cancellationToken)).ConfigureAwait(false);

    public ValueTask<User> AddAccessRulesAsync(
        EntityRef user, IReadOnlyList<string> rules, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        var given = AccessRuleChange.Checked(rules);
        return context.DecideAsync(
            "permissions.add_access_rules", ahead => ahead.HeldUser(user), (decision, token) =>
                AccessRuleChange.AddAsync(decision, user, given, expectedVersion, token), cancellationToken);
    }

    public ValueTask<User> RemoveAccessRulesAsync(
        EntityRef user, IReadOnlyList<string> rules, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        var given = AccessRuleChange.Checked(rules);
        return context.DecideAsync(
            "permissions.remove_access_rules", ahead => ahead.User(user), (decision, token) =>
                AccessRuleChange.RemoveAsync(decision, user, given, expectedVersion, token), cancellationToken);
    }

    /// <summary>The numbers of permissions that a caller asks about together; what is wrong with any is told of all.</summary>
    private int[] IndexesOf(IReadOnlyList<string> permissions)
    {
        var errors = new InputErrors();
        if (permissions.Count > MostAtOnce)
        {
            errors.Add(nameof(permissions), "permissions.too_many",
                $"The list has {permissions.Count} permissions; at most {MostAtOnce} are allowed.");
            errors.ThrowIfAny();
        }

        var indexes = new int[permissions.Count];
        for (var i = 0; i < indexes.Length; i++)
        {
            if (permissions[i] is not { } name || !context.Catalogue.TryGetIndex(name, out indexes[i]))
            {
                errors.Add($"{nameof(permissions)}[{i}]", "permission.unknown", $"Nobody declared the permission "
                    + $"{Quoted.Text(permissions[i])}. Declare it in the options, or check the spelling: names are case-sensitive.");
            }
        }

        errors.ThrowIfAny();
        return indexes;
    }

    /// <summary>The answer where keys are found at once and rights are kept; null where it takes more, or something is wrong.</summary>
    private bool? CheckByKeys(IImmediateReader store, in EntityRef user, string permission, in EntityRef organization)
    {
        if (context.UnaskedRights is not { } tenant || context.UnaskedTenantId is not { } tenantId
            || IdOf(store, RecordKeys.User, tenantId, user) is not { } userId
            || IdOf(store, RecordKeys.Organization, tenantId, organization) is not { } place)
        {
            return null;
        }

        var index = context.Catalogue.IndexOf(permission);
        return context.Runtime.Rights.FindKept(tenant, new(userId, place)) is { IsKnownUser: true } rights ? rights.Set.Has(index) : null;
    }

    private static Guid? IdOf(IImmediateReader store, KeyDefinition definition, Guid tenantId, in EntityRef reference) =>
        reference.HasNoText ? reference.IdOrNone
        : reference.Text is { Length: <= ReferenceText.LongestText } text && text.IndexOf('/') < 0
            ? store.FindByKey(definition.For(tenantId, text))?.Id
        : null;

    private async ValueTask<bool> CheckTracedAsync(
        EntityRef user, string permission, EntityRef organization, CancellationToken cancellationToken) =>
        await Telemetry.Start("permissions.check").EndAsync(ReadOneAsync(user, permission, organization, cancellationToken))
            .ConfigureAwait(false);

    private async ValueTask<IReadOnlyList<bool>> ReadManyAsync(
        EntityRef user, IReadOnlyList<string> permissions, EntityRef organization, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(permissions);
        var indexes = IndexesOf(permissions);
        var rights = await new RightsReads(context).ReadAsync(user, organization, cancellationToken).ConfigureAwait(false);
        return [.. indexes.Select(rights.Set.Has)];
    }

    private async ValueTask<IReadOnlyList<string>> ReadEffectiveAsync(
        EntityRef user, EntityRef organization, CancellationToken cancellationToken)
    {
        var rights = await new RightsReads(context).ReadOfReadableAsync(user, organization, cancellationToken).ConfigureAwait(false);
        return [.. Catalogue.Where((_, index) => rights.Set.Has(index))];
    }

    private async ValueTask<PermissionExplanation> ReadExplanationAsync(
        EntityRef user, string permission, EntityRef organization, CancellationToken cancellationToken)
    {
        context.Catalogue.IndexOf(permission);
        var (userId, place) = await new RightsReads(context).ResolveAsync(user, organization, cancellationToken).ConfigureAwait(false);
        return await new Explanation(context).ExplainAsync(userId, permission, place, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Page<PermissionHolder>> ReadHoldersAsync(
        string permission, EntityRef organization, string? cursor, int take, CancellationToken cancellationToken)
    {
        context.Catalogue.IndexOf(permission);
        CheckTake(take);
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var place = await context.GetPlaceAsync(organization, nameof(organization), cancellationToken).ConfigureAwait(false);
        await context.RequireAsync(DirectoryPermissions.PermissionsRead, place?.Id, cancellationToken).ConfigureAwait(false);
        return await new WhoCan(context, tenantId, permission, place).ReadAsync(cursor, take, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Page<PermittedOrganization>> ReadPermittedAsync(
        EntityRef user, string permission, string? cursor, int take, CancellationToken cancellationToken)
    {
        context.Catalogue.IndexOf(permission);
        CheckTake(take);
        var (userId, _) = await new RightsReads(context).ResolveAsync(user, default, cancellationToken).ConfigureAwait(false);
        return await new WhereCan(context, userId, permission).ReadAsync(cursor, take, cancellationToken).ConfigureAwait(false);
    }

    private static void CheckTake(int take)
    {
        if (take is < 1 or > ListQuery.LargestTake)
        {
            throw new InvalidInputException(nameof(take), "take.range", $"{take} is not between 1 and {ListQuery.LargestTake}.");
        }
    }

    private async ValueTask<IUserPermissions> ReadHandleAsync(
        EntityRef user, EntityRef organization, CancellationToken cancellationToken)
    {
        var (userId, place) = await new RightsReads(context).ResolveAsync(user, organization, cancellationToken).ConfigureAwait(false);
        return await UserPermissions.ResolveAsync(context, userId, place, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<bool> ReadOneAsync(
        EntityRef user, string permission, EntityRef organization, CancellationToken cancellationToken)
    {
        var index = context.Catalogue.IndexOf(permission);
        var rights = await new RightsReads(context).ReadAsync(user, organization, cancellationToken).ConfigureAwait(false);
        return rights.Set.Has(index);
    }
}
