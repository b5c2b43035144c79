using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OData;
using Microsoft.AspNetCore.OData.Routing.Controllers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OData.ModelBuilder;

namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>What makes an application one with OData of its own.</summary>
internal static class ODataHost
{
    public static void AddServices(IServiceCollection services)
    {
        var model = new ODataConventionModelBuilder();
        model.EntitySet<Invoice>("Invoices");
        services.AddControllers()
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new Invoices()))
            .AddOData(options => options.Select().Filter().OrderBy().Count().SkipToken().SetMaxTop(50)
                .AddRouteComponents("odata", model.GetEdmModel()));
    }

    private sealed class Invoices : IApplicationFeatureProvider<ControllerFeature>
    {
        public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature)
        {
            feature.Controllers.Add(typeof(InvoicesController).GetTypeInfo());
            feature.Controllers.Add(typeof(MetadataController).GetTypeInfo());
        }
    }
}
