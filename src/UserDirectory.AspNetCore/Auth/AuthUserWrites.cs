using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Makes accounts, sets their passwords, deletes them (S1, S8, S9).</summary>
internal static class AuthUserWrites
{
    // Like every name.
    private const int LongestDisplayName = 256;
    private const string EnableUser = "enableUser";

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("createUser", ApiFamily.Auth, HttpMethods.Post, "/auth/users", CreateAsync)
        {
            Summary = "Makes an account with its roles, memberships and password.",
            Tag = AuthApi.Users,
            Permissions = ["users.add"],
            AskedAt = AskedAt.Tenant,
            Body = typeof(UserCreateRequest),
            Query = [new(EnableUser, typeof(bool), "Whether an account without a password is made active; false unless given.")],
            Answer = new(StatusCodes.Status200OK, typeof(UserResponse)),
            Refusals = AuthRefusals.OfWrites,
            HasETag = true,
            Members = new Dictionary<string, string> { ["Key"] = "userName", ["GivenName"] = "firstName", ["FamilyName"] = "lastName" },
        },
        new("resetUserPassword", ApiFamily.Auth, HttpMethods.Patch, "/auth/users/{locator}/passwordreset", ResetPasswordAsync)
        {
            Summary = "Sets an account's password.",
            Tag = AuthApi.Users,
            Permissions = ["users.password-reset"],
            Body = typeof(string),
            BodyTypes = ["application/json", TextBody.ContentType],
            Answer = new(StatusCodes.Status200OK),
            Refusals = AuthRefusals.OfWrites,
            TakesIfMatch = true,
            Members = new Dictionary<string, string> { ["password"] = string.Empty },
        },
        new("deleteUser", ApiFamily.Auth, HttpMethods.Delete, "/auth/users/{locator}", DeleteAsync)
        {
            Summary = "Deletes an account.",
            Tag = AuthApi.Users,
            Permissions = ["users.delete"],
            Answer = new(StatusCodes.Status200OK),
            Refusals = AuthRefusals.OfWrites,
            TakesIfMatch = true,
        },
    ];

    private static async ValueTask<Reply> CreateAsync(Call call)
    {
        var body = await call.ReadObjectAsync(AuthJson.Own.UserCreateRequest).ConfigureAwait(false);
        NeededMembers.MustBeThere(("firstName", body.FirstName), ("lastName", body.LastName), ("userName", body.UserName));
        if (body.Password is null && call.Host.Options.RequirePasswords)
        {
            throw HttpRefusal.Invalid("password", "password.missing", "A password is needed.");
        }

        var isEnabled = body.EnableUser ?? QueryValues.Flag(call, EnableUser) ?? false;
        call.MustHold();
        var input = Input(body, isEnabled);
        var tenants = await NamedTenants.ReadAsync(call, "tenants", body.Tenants ?? []).ConfigureAwait(false);
        var created = await call.Directory.InOneCommitAsync(
            async batch =>
            {
                var user = await CreateAsync(batch, input, call.Aborted).ConfigureAwait(false);
                if (!tenants.IsEmpty)
                {
                    await NamedTenants.ChangeAsync(batch, user.Id, tenants, NamedTenants.Of(user), expectedVersion: null, call.Aborted)
                        .ConfigureAwait(false);
                }

                return user;
            },
            call.Aborted).ConfigureAwait(false);
        return await AuthUser.AfterWriteAsync(call, created).ConfigureAwait(false);
    }

    // The display name repeats whatever is wrong with the two names that it is made of: without it each is told once, where it stands in
    // the body.
    private static async ValueTask<User> CreateAsync(ITenantDirectory batch, NewUser input, CancellationToken cancellationToken)
    {
        try
        {
            return await batch.Users.CreateAsync(input, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidInputException invalid) when (invalid.Errors.Any(error => error.Field == nameof(NewUser.DisplayName)))
        {
            input.DisplayName = null;
            return await batch.Users.CreateAsync(input, cancellationToken).ConfigureAwait(false);
        }
    }

    private static NewUser Input(UserCreateRequest body, bool isEnabled) => new(body.UserName!)
    {
        IsKeyEmail = true,
        GivenName = AuthText.OrNone(body.FirstName),
        FamilyName = AuthText.OrNone(body.LastName),
        DisplayName = string.Join(' ', new[] { body.FirstName, body.LastName }.Where(name => name?.Length > 0))
            is { Length: > 0 and <= LongestDisplayName } both ? both : null,
        Email = body.Email,
        Password = body.Password,
        IsPasswordTemporary = body.TemporaryPassword ?? true,
        IsActive = body.Password is not null || isEnabled,
        Roles = body.Roles is null ? null : [.. body.Roles.Select(NamedRoles.Reference)],
    };

    private static async ValueTask<Reply> ResetPasswordAsync(Call call)
    {
        var password = TextBody.IsText(call.Http.Request.ContentType)
            ? await TextBody.ReadAsync(call.Http, call.Operation.LargestBody).ConfigureAwait(false)
            : await call.ReadObjectAsync(WireJson.Own.String).ConfigureAwait(false);
        var user = await AuthUser.FindAsync(call).ConfigureAwait(false);
        var expected = await AuthUser.ExpectedVersionAsync(call, user).ConfigureAwait(false);
        await call.Directory.Passwords.SetAsync(user.Id, password, call.Host.Options.ResetPasswordsAreTemporary, expected, call.Aborted)
            .ConfigureAwait(false);
        return Reply.Done;
    }

    private static async ValueTask<Reply> DeleteAsync(Call call)
    {
        var user = await AuthUser.FindAsync(call).ConfigureAwait(false);
        var expected = await AuthUser.ExpectedVersionAsync(call, user).ConfigureAwait(false);
        await call.Directory.Users.DeleteAsync(user.Id, expected, call.Aborted).ConfigureAwait(false);
        return Reply.Done;
    }
}
