using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Contract;

/// <summary>
/// Compares everything that a client sends and gets with the document: a test fails where they disagree, whatever it is about.
/// </summary>
internal sealed class ContractHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var document = await SampleDocument.ReadAsync();
        var sent = await ReadAsync(request.Content, cancellationToken);
        var answer = await base.SendAsync(request, cancellationToken);
        if (document.Find(request.RequestUri!) is not { } path)
        {
            return answer;
        }

        if (path.Operations.TryGetValue(request.Method.Method, out var operation))
        {
            Check(operation, request, sent, answer, await ReadAsync(answer.Content, cancellationToken));
        }
        else if (answer.StatusCode != System.Net.HttpStatusCode.MethodNotAllowed || !answer.Content.Headers.Contains("Allow"))
        {
            throw new AssertionException(
                $"{request.Method} {request.RequestUri} is not in the document, and was answered {(int)answer.StatusCode}.");
        }

        return answer;
    }

    private static void Check(ApiOperation operation, HttpRequestMessage request, byte[] sent, HttpResponseMessage answer, byte[] got)
    {
        List<string> faults = [.. operation.Faults(answer, got)];
        if (answer.IsSuccessStatusCode)
        {
            faults.AddRange(operation.Faults(request, sent).Select(fault => $"the request, which was accepted: {fault}"));
        }

        if (faults.Count > 0)
        {
            throw new AssertionException($"{operation.Id}, {request.Method} {request.RequestUri}, is not as the document says: "
                + $"{string.Join("; ", faults.Distinct())}\n{System.Text.Encoding.UTF8.GetString(got)}");
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return [];
        }

        await content.LoadIntoBufferAsync(cancellationToken);
        return await content.ReadAsByteArrayAsync(cancellationToken);
    }
}
