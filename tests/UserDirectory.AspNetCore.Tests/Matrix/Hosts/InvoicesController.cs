using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OData.Query;
using Microsoft.AspNetCore.OData.Routing.Controllers;

namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>The entity set of the application with OData of its own, and the same without the conventions of OData's routes.</summary>
internal sealed class InvoicesController : ODataController
{
    [EnableQuery(PageSize = 2)]
    public IQueryable<Invoice> Get() => Invoice.All.AsQueryable();

    [EnableQuery]
    public ActionResult<Invoice> Get(int key) =>
        Invoice.All.FirstOrDefault(invoice => invoice.Id == key) is { } invoice ? invoice : NotFound();

    public IActionResult Post([FromBody] Invoice invoice) => ModelState.IsValid ? Created(invoice) : BadRequest(ModelState);

    [EnableQuery]
    [HttpGet("/plain/invoices")]
    public IQueryable<Invoice> List() => Invoice.All.AsQueryable();
}
