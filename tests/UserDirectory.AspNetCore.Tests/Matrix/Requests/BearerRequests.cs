namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>The requests whose authority is a token or a password, and the rest of what stands below <c>/account</c>.</summary>
internal static class BearerRequests
{
    public static IReadOnlyDictionary<string, Request> All { get; } = new Dictionary<string, Request>
    {
        ["previewInvitation"] = new("POST", "/invitations/preview", """{ "token": "<token>" }"""),
        ["acceptInvitation"] = new("POST", "/invitations/accept", """{ "token": "<token>", "displayName": "New" }"""),
        ["declineInvitation"] = new("POST", "/invitations/decline", """{ "token": "<token>" }"""),
        ["changeOwnPassword"] = new(
            "POST",
            "/account/password",
            """{ "userName": "<account>", "currentPassword": "correct horse battery", "newPassword": "battery staple """
                + """horse", "tenant": "<tenant>" }"""),
        ["requestPasswordReset"] = new("POST", "/account/password/reset", """{ "userName": "<account>", "tenant": "<tenant>" }"""),
        ["confirmPasswordReset"] = new(
            "POST", "/account/password/confirm", """{ "token": "<resetToken>", "password": "battery staple horse" }"""),
        ["confirmEmail"] = new("POST", "/account/email/confirm", """{ "token": "<proofToken>" }"""),
        ["requestEmailProof"] = new("POST", "/account/email/proof", """{ "email": "<new>@elsewhere.example" }"""),
        ["readCredentialState"] = new("GET", "/account/users/<userId>/credential"),
        ["signOutEverywhere"] = new("POST", "/account/users/<userId>/sign-out"),
    };
}
