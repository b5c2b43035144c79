using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using WebHost;

namespace UserDirectory.AspNetCore.Tests.Contract;

/// <summary>The OpenAPI document of the sample, made once a run by the sample's own services and endpoints.</summary>
internal static class SampleDocument
{
    private static readonly Lazy<Task<(string Text, ApiDocument Read)>> s_document = new(MakeAsync);

    /// <summary>The document as clients get it.</summary>
    public static async Task<JsonNode> JsonAsync() => JsonNode.Parse((await s_document.Value).Text)!;

    /// <summary>The document, to compare requests and answers with.</summary>
    public static async Task<ApiDocument> ReadAsync() => (await s_document.Value).Read;

    private static async Task<(string Text, ApiDocument Read)> MakeAsync()
    {
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        Services.Add(builder.Services, DirectorySettings.Read(builder.Configuration));
        await using var app = builder.Build();
        app.MapUserDirectory();
        app.MapSignIn();
        app.MapOutbox();
        app.MapHealthChecks("/health");
        app.MapOpenApi();
        await app.StartAsync();
        using var client = app.GetTestClient();
        var text = await client.GetStringAsync("/openapi/v1.json");
        await app.StopAsync();
        return (text, ApiDocument.Read(JsonNode.Parse(text)!));
    }
}
