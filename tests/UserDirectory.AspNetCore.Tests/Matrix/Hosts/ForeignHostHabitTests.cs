using FluentAssertions;
using Microsoft.AspNetCore.TestHost;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>The applications of <see cref="ForeignHost"/> do have the habits that they are there for.</summary>
public sealed class ForeignHostHabitTests
{
    private const string Body = """{ "customer_name": "Ann", "customerName": "Bob", "item_count": 1, "itemCount": 2 }""";

    [Test]
    public async Task One_sends_strangers_to_its_sign_in_page_and_shows_others_its_page_for_any_path()
    {
        await using var app = await ForeignHost.All[1].StartAloneAsync();

        var anonymous = await HostCall.SendAsync(app.GetTestClient(), "GET", "/nothing/here", null);
        var signedIn = await HostCall.SendAsync(await HostCall.SignInAsync(app.GetTestClient(), "ann"), "GET", "/nothing/here", null);

        anonymous.Should().StartWith("302").And.Contain("/sign-in?ReturnUrl=");
        signedIn.Should().StartWith("200").And.Contain("The application's page");
    }

    [Test]
    public async Task One_writes_snake_case_and_has_pages_of_its_own_for_errors()
    {
        await using var app = await ForeignHost.All[2].StartAloneAsync();

        (await HostCall.SendAsync(app.GetTestClient(), "POST", "/orders", Body))
            .Should().StartWith("200").And.EndWith("""{"customer_name":"Ann","item_count":2}""");
        (await HostCall.SendAsync(app.GetTestClient(), "GET", "/broken", null))
            .Should().StartWith("500").And.Contain("Something went wrong in the application.");
        (await HostCall.SendAsync(app.GetTestClient(), "GET", "/nothing/here", null))
            .Should().StartWith("404").And.Contain("The application's page for 404.");
    }

    [Test]
    public async Task One_has_OData_of_its_own_which_knows_no_older_words()
    {
        await using var app = await ForeignHost.All[3].StartAloneAsync();

        (await HostCall.SendAsync(app.GetTestClient(), "GET", "/odata/Invoices?$filter=contains(Customer,'Bo')&$select=Id", null))
            .Should().StartWith("200").And.EndWith("""[{"Id":2}]}""");
        (await HostCall.SendAsync(app.GetTestClient(), "GET", "/odata/Invoices?$filter=substringof('Bo',Customer)", null))
            .Should().StartWith("400");
    }

    [Test]
    public async Task One_is_plain()
    {
        await using var app = await ForeignHost.All[0].StartAloneAsync();

        (await HostCall.SendAsync(app.GetTestClient(), "POST", "/orders", Body))
            .Should().StartWith("200").And.EndWith("""{"customerName":"Bob","itemCount":3}""");
    }
}
