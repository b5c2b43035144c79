using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace UserDirectory.AspNetCore;

/// <summary>A refusal as its family writes it: problem details, or the organizations family's envelope.</summary>
internal sealed class RefusalReply(HttpRefusal refusal, bool hasEnvelope, string challenge) : Reply
{
    private const string ProblemType = "application/problem+json";

    public override async ValueTask WriteAsync(HttpContext http)
    {
        var response = http.Response;
        response.StatusCode = refusal.Status;
        if (refusal.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = challenge;
        }

        if (refusal.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (hasEnvelope)
        {
            response.ContentType = JsonWire.ContentType;
            await JsonWire.WriteAsync(http, Envelope(), WireJson.Own.EnvelopeBodyObject).ConfigureAwait(false);
        }
        else
        {
            response.ContentType = ProblemType;
            await JsonWire.WriteAsync(http, Problem(http), WireJson.Own.ProblemBody).ConfigureAwait(false);
        }
    }

    private EnvelopeBody<object> Envelope() => new()
    {
        Success = false,
        Errors = [$"{refusal.Code}: {refusal.Message}"],
        Result = null,
        ResultInfo = ResultInfoBody.None,
    };

    private ProblemBody Problem(HttpContext http) => new()
    {
        Title = ReasonPhrases.GetReasonPhrase(refusal.Status),
        Status = refusal.Status,
        Detail = refusal.Message,
        Code = refusal.Code,
        Errors = refusal.Errors,
        TraceId = Activity.Current?.Id ?? http.TraceIdentifier,
    };
}
