using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace UserDirectory.AspNetCore;

/// <summary>What an endpoint says of itself to whoever describes the application.</summary>
internal static class OperationMetadata
{
    public static object[] Of(Operation operation) =>
    [
        // Who calls is found by the endpoint itself, which answers 401 rather than send a client to a page of the host.
        new AllowAnonymousAttribute(),
        operation,
        new EndpointNameMetadata(operation.Id),
        new EndpointSummaryAttribute(operation.Summary),
        new TagsAttribute(operation.Tag),
        .. Accepted(operation),
        .. Answered(operation),
    ];

    private static IEnumerable<object> Accepted(Operation operation) =>
        operation.Body is null ? [] : [new AcceptsMetadata([.. operation.BodyTypes], operation.Body, isOptional: false)];

    private static IEnumerable<object> Answered(Operation operation)
    {
        var answer = operation.Answer;
        yield return new ProducesResponseTypeMetadata(answer.Status, answer.Body ?? typeof(void), answer.Body is null ? [] : [answer.ContentType]);
        foreach (var status in operation.Refusals)
        {
            yield return operation.HasEnvelope
                ? new ProducesResponseTypeMetadata(status, typeof(EnvelopeBody<object>), ["application/json"])
                : new ProducesResponseTypeMetadata(status, typeof(ProblemBody), ["application/problem+json"]);
        }
    }
}
