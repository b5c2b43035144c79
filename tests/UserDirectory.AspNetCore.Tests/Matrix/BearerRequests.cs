namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>The requests whose authority is a token or a password.</summary>
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
            """{ "userName": "<account>", "currentPassword": "correct horse battery", "newPassword": "battery staple horse", "tenant": "<tenant>" }"""),
    };
}
