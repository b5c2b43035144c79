using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace UserDirectory.AspNetCore;

/// <summary>
/// One request to one operation: who calls, which place the route names, and what came along. Not thread-safe, like the request.
/// </summary>
internal sealed class Call(HttpContext http, Operation operation, HttpDirectory host)
{
    private Caller? _caller;
    private Organization? _organization;

    public HttpContext Http => http;

    public Operation Operation => operation;

    public HttpDirectory Host => host;

    public CancellationToken Aborted => http.RequestAborted;

    /// <summary>Who calls. Not there for anonymous operations.</summary>
    public Caller Caller
    {
        get => _caller ?? throw new InvalidOperationException($"{operation.Id} has no caller.");
        set => _caller = value;
    }

    /// <summary>The directory as the caller sees it.</summary>
    public ITenantDirectory Directory => Caller.Directory;

    /// <summary>The directory for looking up what the route names.</summary>
    public ITenantDirectory System => Caller.System;

    /// <summary>The organization that the route names. Not there for operations without one.</summary>
    public Organization Organization
    {
        get => _organization ?? throw new InvalidOperationException($"{operation.Id} has no organization.");
        set => _organization = value;
    }

    /// <summary>Whether the caller holds one of the operation's permissions where it is asked.</summary>
    public bool Holds { get; set; }

    /// <summary>Whether <c>If-Match</c> said which version is meant.</summary>
    public bool IsMatched { get; private set; }

    /// <summary>A value of the route, as it was decoded.</summary>
    public string Route(string name) => (string)http.Request.RouteValues[name]!;

    /// <summary>A value of the query; null when it is not there. Given twice, it is refused.</summary>
    public string? Query(string name)
    {
        var values = http.Request.Query[name];
        return values.Count > 1 ? throw HttpRefusal.Invalid(name, "query.twice", "Give it once.") : values.Count == 0 ? null : values[0];
    }

    /// <summary>Whether there is a body.</summary>
    public bool HasBody =>
        http.Request.ContentLength is not 0 && http.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };

    /// <summary>The body; null for the JSON <c>null</c>.</summary>
    public ValueTask<T?> ReadAsync<T>(JsonTypeInfo<T> type) => JsonBody.ReadAsync(http, type, operation.LargestBody);

    /// <summary>The body, which must be there and not <c>null</c>.</summary>
    public async ValueTask<T> ReadObjectAsync<T>(JsonTypeInfo<T> type)
        where T : class =>
        await ReadAsync(type).ConfigureAwait(false) ?? throw HttpRefusal.Body("body.missing", "The request needs a body that is not null.");

    /// <summary>Counts an attempt at a password or token, and refuses it when there were too many.</summary>
    /// <param name="user">What is tried.</param>
    public void CountAttempt(string? user)
    {
        if (host.Attempts.Count(http, user) is { } wait)
        {
            throw new HttpRefusal(StatusCodes.Status429TooManyRequests, "rate.limited",
                "Too many attempts. Try again later.")
            { RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) };
        }
    }

    /// <summary>
    /// Refuses the caller that holds none of the operation's permissions where it is asked. After the form of the body, before names are
    /// looked up.
    /// </summary>
    public void MustHold()
    {
        if (!Holds)
        {
            throw HttpRefusal.Denied();
        }
    }

    /// <summary>Like <see cref="MustHold"/>, but the account itself may.</summary>
    public void MustHoldOrBe(User? user)
    {
        if (user?.Id != Caller.User.Id)
        {
            MustHold();
        }
    }

    /// <summary>
    /// The version that the core is to expect: of <c>If-Match</c>, whose whole tag must be that of the entity as it is now; null when there
    /// is no such header.
    /// </summary>
    /// <param name="current">The entity as a GET shows it.</param>
    public async ValueTask<long?> ExpectedVersionAsync(Func<ValueTask<EntityReply>> current)
    {
        var header = http.Request.Headers.IfMatch;
        if (header.Count == 0)
        {
            return null;
        }

        var entity = await current().ConfigureAwait(false);
        if (!entity.Tag.IsMatchedBy(header))
        {
            throw HttpRefusal.Changed();
        }

        IsMatched = true;
        return entity.Version;
    }

    /// <summary>
    /// Changes what an entity shows besides its record. With <c>If-Match</c> the whole tag is compared once more in the commit: after the
    /// calls, which have the core decide again when what they rest on changes before it.
    /// </summary>
    /// <param name="version">What <see cref="ExpectedVersionAsync"/> answered.</param>
    /// <param name="current">The entity as a GET shows it.</param>
    /// <param name="change">Makes the calls, with the version in the first that is about the entity; may be run again.</param>
    public ValueTask<T> ChangeAsync<T>(long? version, Func<ValueTask<EntityReply>> current, Func<ITenantDirectory, ValueTask<T>> change) =>
        version is null
        ? change(Directory)
        : Directory.InOneCommitAsync(
            async batch =>
            {
                var changed = await change(batch).ConfigureAwait(false);
                return (await current().ConfigureAwait(false)).Tag.IsMatchedBy(http.Request.Headers.IfMatch)
                    ? changed
                    : throw HttpRefusal.Changed();
            },
            Aborted);
}
