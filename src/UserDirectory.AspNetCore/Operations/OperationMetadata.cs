using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace UserDirectory.AspNetCore;

/// <summary>What an endpoint says of itself to whoever describes the application.</summary>
internal static class OperationMetadata
{
    public static object[] Of(Operation operation) =>
    [
        new DirectoryOperationMetadata(operation),

        // What describes an application passes over endpoints without a method.
        operation.Handler.Method,
        .. Parameters(operation),
        new EndpointSummaryAttribute(operation.Summary),
        new TagsAttribute(operation.Tag),
        .. Accepted(operation),
        .. Answered(operation),
    ];

    private static IEnumerable<DescribedParameter> Parameters(Operation operation)
    {
        var method = operation.Handler.Method;
        foreach (var name in RouteNames.In(operation.Pattern))
        {
            yield return DescribedParameter.OfRoute(
                method, name, RouteNames.TypeOf(name, operation.Pattern), RouteNames.Descriptions[name]);
        }

        foreach (var parameter in operation.Query)
        {
            yield return DescribedParameter.OfQuery(method, parameter);
        }

        if (operation.TakesIfMatch)
        {
            yield return DescribedParameter.OfHeader(
                method, HeaderNames.IfMatch, "The ETag of what is to be changed: 412 when it is not that any more.");
        }

        if (IsConditional(operation))
        {
            yield return DescribedParameter.OfHeader(
                method, HeaderNames.IfNoneMatch, "The ETag of what is there already: 304 when it is still that.");
        }
    }

    private static bool IsConditional(Operation operation) => operation.HasETag && HttpMethods.IsGet(operation.Method);

    private static IEnumerable<object> Accepted(Operation operation) =>
        operation.Body is null ? [] : [new AcceptsMetadata([.. operation.BodyTypes], operation.Body, operation.IsBodyOptional)];

    private static IEnumerable<object> Answered(Operation operation)
    {
        var answer = operation.Answer;
        yield return new ProducesResponseTypeMetadata(
            answer.Status, answer.Body ?? typeof(void), answer.Body is null ? [] : [answer.ContentType, .. answer.OtherTypes]);
        if (IsConditional(operation))
        {
            yield return new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void));
        }

        foreach (var status in Refusals(operation).Distinct().Order())
        {
            yield return operation.HasEnvelope
                ? new ProducesResponseTypeMetadata(status, typeof(EnvelopeBody<object>), ["application/json"])
                : new ProducesResponseTypeMetadata(status, typeof(ProblemBody), ["application/problem+json"]);
        }
    }

    private static IEnumerable<int> Refusals(Operation operation) =>
    [
        .. operation.Refusals,
        .. operation.IsAnonymous
            ? []
            : new[] { StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound },
        .. operation.Body is null ? []
            : new[] { StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType },
        .. operation.TakesIfMatch ? new[] { StatusCodes.Status412PreconditionFailed } : [],
        StatusCodes.Status503ServiceUnavailable,
    ];
}
