using Microsoft.Extensions.Logging.Console;

namespace WebHost;

/// <summary>
/// Logs without what a request may hold. The package's own lines hold routes only. Below warnings, ASP.NET Core's lines hold paths and
/// queries, in which keys stand that are often e-mail addresses; so do its scopes.
/// </summary>
internal static class Logging
{
    private const string Framework = "Microsoft.AspNetCore";
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";

    public static void Configure(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole();

        // After the settings, so that none of Logging__* brings back what is held back here: they choose what is shown of everything else.
        logging.Services.PostConfigure<ConsoleLoggerOptions>(console => console.FormatterName = ConsoleFormatterNames.Simple);
        logging.Services.PostConfigure<SimpleConsoleFormatterOptions>(console =>
        {
            console.SingleLine = true;
            console.IncludeScopes = false;
        });
        logging.Services.PostConfigure<LoggerFilterOptions>(HoldBack);
    }

    // One rule is chosen for each category, by the settings' most special one: so every rule gets the same condition.
    private static void HoldBack(LoggerFilterOptions options)
    {
        LoggerFilterRule[] rules = [new(null, null, options.MinLevel, null), .. options.Rules];
        options.Rules.Clear();
        foreach (var rule in rules)
        {
            options.Rules.Add(new(rule.ProviderName, rule.CategoryName, rule.LogLevel, (provider, category, level) =>
                level >= Least(category) && (rule.Filter is null || rule.Filter(provider, category, level))));
        }
    }

    private static LogLevel Least(string? category) => category switch
    {
        // That the start failed is an error there, with its whole stack; Program says it in one line. Services that fail are critical.
        Host => LogLevel.Critical,
        not null when category.StartsWith(Framework, StringComparison.Ordinal) => LogLevel.Warning,
        "Microsoft.Hosting.Lifetime" => LogLevel.Warning,
        _ => LogLevel.Trace,
    };
}
