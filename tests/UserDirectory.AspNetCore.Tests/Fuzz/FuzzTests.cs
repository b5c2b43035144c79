using System.Globalization;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.AspNetCore.Tests.Contract;

namespace UserDirectory.AspNetCore.Tests.Fuzz;

/// <summary>
/// Requests out of the document, valid and broken, to every operation. The seed is printed; USERDIRECTORY_FUZZ_SEED repeats one.
/// </summary>
[TestFixture]
public sealed class FuzzTests
{
    private const int Requests = 5_000;
    private const int MostShown = 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly string[] s_traces = ["   at ", "Exception", ".cs:line"];

    [Test]
    public async Task No_request_makes_it_fail_hang_or_tell_how_it_is_built_and_every_operation_is_done()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("USERDIRECTORY_FUZZ_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next();
        TestContext.Out.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var document = await SampleDocument.ReadAsync();
        var operations = document.Operations.Where(operation => operation.Id is not ("login" or "listOutbox" or "health")).ToArray();
        await using var world = await FuzzWorld.StartAsync(random);
        var requests = new FuzzRequests(world, new ValidValues(world, document.Schemas, random), new BrokenValues(random), random);
        var (tally, faults) = (new Tally(), new List<string>());

        for (var i = 0; i < Requests; i++)
        {
            var operation = operations[i % operations.Length];
            var (client, request, sent) = await requests.NextAsync(operation);
            using (request)
            {
                if (await FaultAsync(client, request, operation, tally) is { } fault)
                {
                    faults.Add($"{operation.Id}: {request.Method} {Start(request.RequestUri!.OriginalString)} {Start(sent)}: {fault}");
                }
            }
        }

        TestContext.Out.WriteLine($"{tally.Reached} of {Requests} reached a handler.\n{tally}");
        faults.Take(MostShown).Should().BeEmpty();
        tally.NeverDone.Should().BeEmpty();
        tally.Reached.Should().BeGreaterThan(Requests / 2);
    }

    private static async Task<string?> FaultAsync(HttpClient client, HttpRequestMessage request, ApiOperation operation, Tally tally)
    {
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            using var answer = await client.SendAsync(request, patience.Token);
            var text = await answer.Content.ReadAsStringAsync(patience.Token);
            tally.Count(operation.Id, (int)answer.StatusCode, text);
            return (int)answer.StatusCode >= 500 ? $"{(int)answer.StatusCode} {Start(text)}"
                : Array.Exists(s_traces, trace => text.Contains(trace, StringComparison.Ordinal)) ? $"a stack trace: {Start(text)}"
                : null;
        }
        catch (OperationCanceledException)
        {
            return "no answer in time";
        }
        catch (Exception unhandled)
        {
            // An application that is tested in its own process hands its faults to the client.
            return unhandled.ToString();
        }
    }

    private static string Start(string text) => text.Length <= 300 ? text : $"{text[..300]}…";
}
