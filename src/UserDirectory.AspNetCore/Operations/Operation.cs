using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>One operation of the HTTP APIs: what routes to it, what it asks, takes and answers, and who does it.</summary>
/// <param name="Id">Its operation id, unique among all: the seeds' own where they have one.</param>
/// <param name="Family">Whose clients know it.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Pattern">The route.</param>
/// <param name="Handler">Does it.</param>
internal sealed record Operation(string Id, ApiFamily Family, string Method, string Pattern, OperationHandler Handler)
{
    /// <summary>The limit of an ordinary body, in bytes.</summary>
    public const long OrdinaryBody = 64 * 1024;

    /// <summary>The limit of a body that may carry a picture, in bytes.</summary>
    public const long PictureBody = 2 * 1024 * 1024;

    /// <summary>What it does, in a short sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The heading that it stands under in a description.</summary>
    public required string Tag { get; init; }

    /// <summary>The permissions of which any one is enough.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Where one of <see cref="Permissions"/> must be held before names of the route and the body are looked up.</summary>
    public AskedAt AskedAt { get; init; }

    /// <summary>
    /// Whether the handler hands the organization of the route to the core as the route names it, for callers that hold one of <see
    /// cref="Permissions"/> there: then it is not looked up before, and <see cref="Call.Organization"/> is there for others only.
    /// </summary>
    public bool HandsPlaceOn { get; init; }

    /// <summary>
    /// Whether the account of the route may call it too, whatever it holds: then the handler asks, once it knows the account.
    /// </summary>
    public bool IsForSelf { get; init; }

    /// <summary>Whether somebody who is not signed in may call it.</summary>
    public bool IsAnonymous => AskedAt == AskedAt.Nowhere;

    /// <summary>The type of the body that it takes; null for none.</summary>
    public Type? Body { get; init; }

    /// <summary>Whether the body may be left out.</summary>
    public bool IsBodyOptional { get; init; }

    /// <summary>Which content types the body may come in, the first being the documented one.</summary>
    public IReadOnlyList<string> BodyTypes { get; init; } = ["application/json"];

    /// <summary>The largest body that it reads, in bytes.</summary>
    public long LargestBody { get; init; } = OrdinaryBody;

    /// <summary>Its query.</summary>
    public IReadOnlyList<QueryParameter> Query { get; init; } = [];

    /// <summary>What it answers when it does what it is for.</summary>
    public required AnswerDescription Answer { get; init; }

    /// <summary>The statuses with which it refuses.</summary>
    public IReadOnlyList<int> Refusals { get; init; } = [StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound];

    /// <summary>Whether a refusal comes in the organizations family's envelope.</summary>
    public bool HasEnvelope { get; init; }

    /// <summary>Whether it changes one entity, so that <c>If-Match</c> may name the version that is meant.</summary>
    public bool TakesIfMatch { get; init; }

    /// <summary>Whether it answers with one entity, and so with its <c>ETag</c>.</summary>
    public bool HasETag { get; init; }

    /// <summary>
    /// What the request's JSON calls the core's fields, by the core's name without an index; a field that is not listed is called the same
    /// with a small first letter. An empty name stands for the body itself.
    /// </summary>
    public IReadOnlyDictionary<string, string> Members { get; init; } = MemberNames.None;

    /// <summary>The path in the request's JSON of a field of the core, for example <c>roles[0]</c> of <c>Roles[0]</c>.</summary>
    public string Path(string field) => MemberNames.Path(Members, field);

    /// <summary>The member that a refusal such as <c>user.key.taken</c> is about; null when it is about none.</summary>
    public string? MemberOf(string code) => MemberNames.OfConflict(Members, code);
}

/// <summary>An answer that an operation gives, for whoever describes it.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The type of the body; null for none.</param>
/// <param name="ContentType">The body's content type.</param>
internal sealed record AnswerDescription(int Status, Type? Body = null, string ContentType = "application/json")
{
    /// <summary>Further content types that it may have.</summary>
    public IReadOnlyList<string> OtherTypes { get; init; } = [];

    /// <summary>Another type that the body may have; null when there is none.</summary>
    public Type? OtherBody { get; init; }
}
