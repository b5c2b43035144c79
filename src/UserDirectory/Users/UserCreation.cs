namespace UserDirectory;

/// <summary>
/// An account to be made: its input checked and its password hashed once, then written on a decision as often as the call decides. Creating
/// a user, a tenant's first administrator and importing share it.
/// </summary>
internal sealed class UserCreation
{
    private readonly NewUser _input;
    private readonly string? _passwordHash;
    private readonly GivenPicture _picture;

    private UserCreation(NewUser input, string? passwordHash)
    {
        _input = input;
        _passwordHash = passwordHash;
        _picture = PictureText.Parse(input.Picture);
    }

    /// <exception cref="InvalidInputException">The input breaks rules; all are listed.</exception>
    public static async ValueTask<UserCreation> PrepareAsync(
        DirectoryRuntime runtime, NewUser input, CancellationToken cancellationToken)
    {
        input = input.Copy();
        var errors = new InputErrors();
        NewUserRules.Check(errors, input);
        PatternRules.Check(errors, nameof(input.Grants), input.Grants, runtime.Catalogue);
        if (input.Password is { } password)
        {
            await runtime.PasswordRules.CheckAsync(errors, nameof(input.Password), password, cancellationToken).ConfigureAwait(false);
        }

        errors.ThrowIfAny();
        var hash = input.Password is null ? null : await runtime.Extensions.HashAsync(input.Password, cancellationToken)
            .ConfigureAwait(false);
        return new UserCreation(input, hash);
    }

    /// <summary>Names ahead what the account is to get.</summary>
    public void Name(ReadAhead ahead) => ahead.Organization(_input.Organization, place =>
    {
        GivableRoles.Name(ahead, _input.Roles, place);
        ahead.JoinedGroups(_input.Groups, place);
    });

    /// <summary>Writes the account with everything that it gets, as far as the actor may give it.</summary>
    public async ValueTask<User> WriteAsync(Decision decision, CancellationToken cancellationToken)
    {
        var references = decision.References;
        var place = await references.GetPlaceAsync(_input.Organization, cancellationToken, nameof(_input.Organization))
            .ConfigureAwait(false);
        await decision.Rights.RequireAsync(DirectoryPermissions.UsersAdd, place?.Id, cancellationToken).ConfigureAwait(false);
        if (_input.IsEmailVerified)
        {
            decision.Rights.RequireSystem("say that an address is verified");
        }

        await MustHoldGrantsAsync(decision, cancellationToken).ConfigureAwait(false);
        var roles = await GetRolesAsync(decision, place, cancellationToken).ConfigureAwait(false);
        var groups = await GetGroupsAsync(decision, place, cancellationToken).ConfigureAwait(false);

        var user = decision.Writes.Add(MakeUser(decision, _input, place));
        if (place is not null)
        {
            decision.Writes.Add(MembershipAdding.Make(decision, user, place));
        }

        foreach (var role in roles)
        {
            new RoleHolder(user, null).Assign(decision, role, place, Validity.Always);
        }

        foreach (var group in groups)
        {
            GroupMembers.Join(decision, group, user);
        }

        UserPictures.AddNew(decision, user, _picture);
        if (_passwordHash is not null)
        {
            decision.Writes.Add(CredentialWriting.Make(decision, user, null, _passwordHash, _input.IsPasswordTemporary));
        }

        return user;
    }

    /// <summary>The account itself; nothing that it gets.</summary>
    public static User MakeUser(Decision decision, NewUser input, Organization? place) => new()
    {
        Id = decision.NewId(),
        TenantId = decision.TenantId,
        Key = input.Key,
        DisplayName = input.DisplayName,
        GivenName = input.GivenName,
        FamilyName = input.FamilyName,
        Email = input.Email,
        EmailVerifiedAt = input.IsEmailVerified ? decision.At : null,
        Culture = input.Culture,
        TimeZone = LocaleRules.KeptTimeZone(input.TimeZone),
        IsTechnician = input.IsTechnician,
        IsServiceAccount = input.IsServiceAccount,
        Status = input.IsActive ? UserStatus.Active : UserStatus.Inactive,
        Picture = input.Picture,
        ExternalId = input.ExternalId,
        ExternalIdSetBy = input.ExternalId is null ? null : decision.Actor,
        Attributes = input.Attributes is { Count: > 0 } attributes ? new UserAttributes(attributes) : UserAttributes.Empty,
        HomeOrganizationId = place?.Id,
        DefaultOrganizationId = place?.Id,
        Grants = input.Grants is { Count: > 0 } grants ? PatternRules.Sorted(grants) : [],
    };

    private async ValueTask MustHoldGrantsAsync(Decision decision, CancellationToken cancellationToken)
    {
        if (_input.Grants is { Count: > 0 } grants)
        {
            await decision.Rights.RequireAsync(DirectoryPermissions.UsersUpdateRoles, null, cancellationToken).ConfigureAwait(false);
            await decision.Rights.MustHoldAsync(grants, null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The roles that it gets, all of which the actor may give.</summary>
    private async ValueTask<IReadOnlyList<Role>> GetRolesAsync(
        Decision decision, Organization? place, CancellationToken cancellationToken)
    {
        var roles = _input.Roles is { } named
            ? await GivableRoles.GetUsableAsync(decision, named, place, nameof(_input.Roles), cancellationToken).ConfigureAwait(false)
            : await GivableRoles.ListDefaultsAsync(decision, place, cancellationToken).ConfigureAwait(false);
        if (_input.Roles is { Count: > 0 })
        {
            await decision.Rights.RequireAsync(DirectoryPermissions.UsersUpdateRoles, place?.Id, cancellationToken).ConfigureAwait(false);
        }

        foreach (var role in roles)
        {
            await GivableRoles.MustHoldAsync(decision, role, place?.Id, cancellationToken).ConfigureAwait(false);
        }

        return roles;
    }

    /// <summary>The groups that it joins, all of which the actor may have it join.</summary>
    private async ValueTask<IReadOnlyList<Group>> GetGroupsAsync(
        Decision decision, Organization? place, CancellationToken cancellationToken)
    {
        var groups = await GroupJoining.GetUsableAsync(decision, _input.Groups, place, nameof(_input.Groups), cancellationToken)
            .ConfigureAwait(false);
        foreach (var group in groups)
        {
            await GroupJoining.MustAllowAsync(decision, group, cancellationToken).ConfigureAwait(false);
        }

        return groups;
    }
}
