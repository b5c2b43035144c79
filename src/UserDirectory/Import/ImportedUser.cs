namespace UserDirectory;

/// <summary>Makes the account of a row that found none, with its membership and its password hash.</summary>
internal sealed class ImportedUser(Decision decision, RowErrors errors)
{
    public async ValueTask<User> WriteAsync(
        PreparedRow row, RowTargets gifts, ImportedMembership membership, CancellationToken cancellationToken)
    {
        var place = row.IsForRolesOnly ? null : gifts.Place;
        var field = place is null ? nameof(ImportRow.Key) : nameof(ImportRow.Organization);
        var made = UserCreation.MakeUser(decision, InputOf(row), place);
        if (row.IsSignInPrepared)
        {
            made = made with { ExternalIdSetBy = SignInProvenance.EarlierAddress };
        }

        if (row.Home.IsGiven)
        {
            made = made with { HomeOrganizationId = gifts.Home?.Id };
            await errors.AllowAsync(
                nameof(ImportRow.Home), decision.Rights.RequireAsync(DirectoryPermissions.UsersAdd, gifts.Home?.Id, cancellationToken))
                .ConfigureAwait(false);
        }

        if (row.Id is { } id)
        {
            // An erased account may have had the id, or one of another tenant has it: what ended their sign-ins must end them here too.
            made = made with { Id = id, SignInStamp = decision.NewId() };
            await CheckIdAsync(id, cancellationToken).ConfigureAwait(false);
        }

        if (row.HasVerifiedEmail)
        {
            errors.Allow(nameof(ImportRow.IsEmailVerified), () => decision.Rights.RequireSystem("say that an address is verified"));
        }

        if (await errors.AllowAsync(field, decision.Rights.RequireAsync(DirectoryPermissions.UsersAdd, place?.Id, cancellationToken))
            .ConfigureAwait(false))
        {
            // Who may not make accounts does not hear whose addresses there are.
            await errors.AllowAsync(nameof(ImportRow.Email), EmailUniqueness.MustBeFreeAsync(decision, made, cancellationToken))
                .ConfigureAwait(false);
        }

        var user = decision.Writes.Add(made);
        if (place is not null)
        {
            membership.AddTo(user, place);
        }

        AddPassword(row, user);
        return user;
    }

    // Of one that is there the row would have been found to be. Group members and role assignments go by ids of accounts and groups alike,
    // and references by any.
    private async ValueTask CheckIdAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!decision.Authority.IsSystem)
        {
            errors.Allow(nameof(ImportRow.Id), () => decision.Rights.RequireSystem("say which id an account gets"));
        }
        else if (await decision.FindAsync<DeletedUser>(id, cancellationToken).ConfigureAwait(false) is not null)
        {
            errors.Add(
                nameof(ImportRow.Id), "user.id.taken", $"'{id}' is the id of a deleted account: restore that one, or erase it first.");
        }
        else if (id == decision.TenantId
            || await decision.FindAsync<Group>(id, cancellationToken).ConfigureAwait(false) is not null
            || await decision.FindAsync<Organization>(id, cancellationToken).ConfigureAwait(false) is not null
            || await decision.FindAsync<Role>(id, cancellationToken).ConfigureAwait(false) is not null)
        {
            errors.Add(nameof(ImportRow.Id), "user.id.taken", $"'{id}' is the id of another record of the tenant.");
        }
    }

    private void AddPassword(PreparedRow row, User user)
    {
        if (row.PasswordHash is not null)
        {
            var made = CredentialWriting.Make(decision, user, null, row.PasswordHash, row.IsPasswordTemporary);
            decision.Writes.Add(made with
            {
                SetBy = row.IsSignInPrepared ? SignInProvenance.EarlierAddress : made.SetBy,
                FailedAttempts = Math.Min(row.FailedAttempts ?? 0, decision.Runtime.Options.Passwords.MaxAttempts - 1),
                LockedUntil = row.LockedUntil > decision.At ? row.LockedUntil : null,
            });
        }
        else if (row.LockedUntil > decision.At)
        {
            errors.Add(
                nameof(ImportRow.LockedUntil), "password.missing",
                "There is no password to be locked. To keep the account out, say that it is not active.");
        }
    }

    private static NewUser InputOf(PreparedRow row) => new(row.Key!)
    {
        DisplayName = row.Profile.DisplayName.Value,
        GivenName = row.Profile.GivenName.Value,
        FamilyName = row.Profile.FamilyName.Value,
        Culture = row.Profile.Culture.Value,
        TimeZone = row.Profile.TimeZone.Value,
        Email = row.Email.Value,
        IsEmailVerified = row.HasVerifiedEmail,
        ExternalId = row.ExternalId.Value,
        IsActive = row.IsActive.Or(true),
        Attributes = AttributeChanges.Merged(UserAttributes.Empty, row.Attributes),
    };
}
