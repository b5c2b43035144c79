using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Razor.Hosting;
using UserDirectory.AspNetCore.Tests.Authorization;

[assembly: RazorCompiledItem(typeof(GuardedPage), "mvc.1.0.razor-page", "/Pages/Guarded.cshtml")]

namespace UserDirectory.AspNetCore.Tests.Authorization;

/// <summary>A Razor page as its compiler makes it, with a guarded model.</summary>
[RazorCompiledItemMetadata("RouteTemplate", "/paged/{org}")]
public sealed class GuardedPage : Page
{
    public Guarded Model => (Guarded)PageContext.ViewData.Model!;

    public override Task ExecuteAsync()
    {
        WriteLiteral("in");
        return Task.CompletedTask;
    }

    /// <summary>Its model.</summary>
    [RequirePermission("invoices.approve", Organization = "org")]
    public sealed class Guarded : PageModel;
}
