using FluentAssertions;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Lists;

/// <summary>
/// What lists read of the older protocol is nothing that a host's own OData in the same process meets, nor the other way round.
/// </summary>
public sealed class NothingSharedTests
{
    [Test]
    [NonParallelizable]
    public void A_hosts_own_parser_knows_nothing_of_ours()
    {
        MustBeUnknown();
        FewPeople.ListRequestOf(("$filter", "substringof('nothing shared', Name) and CreatedOn ge datetime'2026-01-01' or Id eq "
            + "guid'00000000-0000-0000-0000-000000000000'"));
        MustBeUnknown();
    }

    [Test]
    [NonParallelizable]
    public async Task What_a_host_registers_changes_nothing_of_ours()
    {
        using var people = await FewPeople.MadeAsync();
        var text = EdmCoreModel.Instance.GetString(isNullable: true);
        CustomUriFunctions.AddCustomUriFunction(
            "substringof", new FunctionSignatureWithReturnType(EdmCoreModel.Instance.GetInt32(isNullable: false), text, text));
        try
        {
            (await people.KeysAsync("$filter", "substringof('an', Name) and true")).Should().Be("ana");
        }
        finally
        {
            CustomUriFunctions.RemoveCustomUriFunction("substringof");
        }
    }

    private static void MustBeUnknown()
    {
        var type = new EdmEntityType("Host", "Thing");
        type.AddStructuralProperty("Name", EdmPrimitiveTypeKind.String);
        type.AddStructuralProperty("On", EdmPrimitiveTypeKind.DateTimeOffset);
        var model = new EdmModel();
        model.AddElement(type);
        foreach (var filter in new[] { "substringof('a', Name)", "On ge datetime'2026-01-01'", "Name eq 1" })
        {
            var parse = () => new ODataQueryOptionParser(model, type, null, new Dictionary<string, string> { ["$filter"] = filter })
                .ParseFilter();
            parse.Should().Throw<ODataException>(filter);
        }
    }
}
