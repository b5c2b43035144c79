using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Lists;

/// <summary>What is refused, and what is said of it.</summary>
public sealed class RefusalTests
{
    [TestCase("", "empty")]
    [TestCase("   ", "empty")]
    [TestCase("Nam eq 'x'", "There is no property 'Nam'. There are: Id, UserKey, Name")]
    [TestCase("Roles eq null", "'Roles' can only be brought along, by $expand.")]
    [TestCase("Roles/any(r: r/RoleKey eq 'x')", "means nothing here|Paths")]
    [TestCase("Name/length eq 1", "Paths")]
    [TestCase("tolower(Name) eq 'x'", "There is no function 'tolower'. There are: startswith")]
    [TestCase("length(Name) eq 1", "no function 'length'")]
    [TestCase("Status add 1 eq 2", "Arithmetic (add)")]
    [TestCase("Name eq Email", "Two properties")]
    [TestCase("1 eq 1", "Two literals")]
    [TestCase("Name", "'Name' alone is no condition; compare it with a text")]
    [TestCase("IsActive and Name", "'Name' alone is no condition")]
    [TestCase("not Name", "'not' goes before a whole condition: not (Name eq …)")]
    [TestCase("not Name eq 'x'", "'not' goes before a whole condition: not (Name eq …)")]
    [TestCase("Name eq 1", "'Name' is compared with a text in single quotes, not with 1.")]
    [TestCase("Name eq true", "not with true")]
    [TestCase("Status eq 'Gone'", "one of the names 'Active', 'Inactive', 'InvitationSent', 'InvitationExpired', not with the text 'Gone'")]
    [TestCase("Status eq 'Active,Inactive'", "not with the text")]
    [TestCase("Status eq 1.5", "a whole number")]
    [TestCase("Status eq 99999999999999999999", "a whole number")]
    [TestCase("Status in ('Gone')", "not with the text 'Gone'")]
    [TestCase("Status eq 9", "not with 9")]
    [TestCase("Status ne '9'", "not with the text '9'")]
    [TestCase("Status in (1,9)", "not with 9")]
    [TestCase("Status in (1.5)", "not with 1.5")]
    [TestCase("Status in (true)", "not with true")]
    [TestCase("Id in (1)", "'Id' is compared with an id")]
    [TestCase("Id in ('x')", "'Id' is compared with an id")]
    [TestCase("IsActive in (1)", "not with 1")]
    [TestCase("IsActive in ('true')", "not with the text 'true'")]
    [TestCase("CreatedOn in ('2026-01-01')", "not with the text '2026-01-01'")]
    [TestCase("CreatedOn in (2026)", "not with 2026")]
    [TestCase("Name in (1)", "not with 1")]
    [TestCase("Name in ('a' 'b')", "Behind 'Name in' stand values in parentheses")]
    [TestCase("Name in ('a',)", "Behind 'Name in'")]
    [TestCase("Name in (,'a')", "Behind 'Name in'")]
    [TestCase("Name in (('a'))", "Behind 'Name in'")]
    [TestCase("Name in (Email)", "Behind 'Name in'")]
    [TestCase("Name in 'a'", "Behind 'Name in'")]
    [TestCase("Name in", "Behind 'Name in'")]
    [TestCase("'a' in (Name)", "'in' stands behind a property")]
    [TestCase("IsActive eq 1", "'IsActive' is compared with true or false, not with 1.")]
    [TestCase("IsTechnician eq 'true'", "true or false")]
    [TestCase("Id eq 'x'", "an id such as")]
    [TestCase("CreatedOn gt 'yesterday'", "a time such as")]
    [TestCase("CreatedOn gt 2026-13-01", "'2026-13-01' is no number, time or id")]
    [TestCase("CreatedOn gt datetime'x'", "is no literal")]
    [TestCase("CreatedOn gt duration'P1D'", "is no literal")]
    [TestCase("Id eq guid'x'", "is no literal")]
    [TestCase("contains(Status,'1')", "contains is for texts; 'Status'")]
    [TestCase("contains('a',Name)", "a property of text first")]
    [TestCase("contains(Name,Email)", "a property of text first")]
    [TestCase("contains(Name,null)", "'null' is no text")]
    [TestCase("contains(Name,1)", "'1' is no text")]
    [TestCase("contains(Name)", "contains(Name, 'text')")]
    [TestCase("contains(Name,'a','b')", "contains(Name, 'text')")]
    [TestCase("contains()", "contains(Name, 'text')")]
    [TestCase("contains", "contains(Name, 'text')|no property 'contains'")]
    [TestCase("substringof(Name)", "substringof('text', Name)")]
    [TestCase("substringof(Name,'a')", "a property of text first")]
    [TestCase("startswith(Name,'a') eq 1", "eq or ne true or false")]
    [TestCase("startswith(Name,'a') gt true", "eq or ne true or false")]
    [TestCase("startswith(Name,'a') eq null", "eq or ne true or false")]
    [TestCase("Name eq", "'eq' needs a property on one side")]
    [TestCase("eq 'x'", "'eq' needs")]
    [TestCase("Name eq eq 'x'", "'eq' needs")]
    [TestCase("IsActive and", "'and' needs a condition on both sides")]
    [TestCase("or IsActive", "'or' needs a condition on both sides")]
    [TestCase("not", "'not' needs a condition behind it")]
    [TestCase("Name 'x'", "Between 'Name' and ''x'' an operator is missing")]
    [TestCase("IsActive IsSystem", "an operator is missing")]
    [TestCase("(IsActive", "not closed")]
    [TestCase("IsActive)", "no opening one")]
    [TestCase("()", "cannot be read")]
    [TestCase("Name eq 'x", "no closing quote")]
    [TestCase("Name eq \"x\"", "single quotes")]
    [TestCase("Name eq @p", "'@' means nothing here")]
    [TestCase("$it/Name eq 'x'", "'$' means nothing here")]
    [TestCase("null", "A value alone is no condition|cannot be read")]
    [TestCase("1", "A value alone is no condition|cannot be read")]
    [TestCase("Name eq 'a\0b'", "another character that no text can have")]
    public void A_condition_that_cannot_be_read(string filter, string said)
    {
        var refused = Refused("$filter", filter);

        refused.Field.Should().Be("$filter");
        refused.Code.Should().Be("query.filter");
        said.Split('|').Should().Contain(part => refused.Message.Contains(part, StringComparison.Ordinal), refused.Message);
        refused.Message.Should().NotContain("Edm").And.NotContain("OData").And.NotContain("UserDirectory.");
    }

    [Test]
    public void Half_of_a_surrogate_pair() => Refused("$filter", "Name eq '\uD83D'").Code.Should().Be("query.filter");

    [TestCase("$orderby", "Status", "query.orderby", "cannot be sorted by 'Status', only by Id, UserKey")]
    [TestCase("$orderby", "IsActive", "query.orderby", "cannot be sorted")]
    [TestCase("$orderby", "Picture", "query.orderby", "cannot be sorted")]
    [TestCase("$orderby", "Nam", "query.orderby", "no property 'Nam'")]
    [TestCase("$orderby", "Roles", "query.orderby", "$expand")]
    [TestCase("$orderby", "Name up", "query.orderby", "no property 'up'")]
    [TestCase("$orderby", "Name desc desc", "query.orderby", "no property 'desc'")]
    [TestCase("$orderby", "Name,", "query.orderby", "An order is")]
    [TestCase("$orderby", ",", "query.orderby", "An order is")]
    [TestCase("$orderby", "Name Email", "query.orderby", "An order is")]
    [TestCase("$orderby", "contains(Name,'a')", "query.orderby", "no property 'contains'")]
    [TestCase("$orderby", "Name eq 'x'", "query.orderby", "no property 'eq'")]
    [TestCase("$orderby", "(Name)", "query.orderby", "An order is")]
    [TestCase("$orderby", "Name,Email,Culture,LastLogin,CreatedOn", "query.orderby", "at most 4")]
    [TestCase("$orderby", " ", "query.orderby", "empty")]
    [TestCase("$select", "Nam", "query.select", "There are: Id, UserKey")]
    [TestCase("$select", "Name,", "query.select", "no ''")]
    [TestCase("$select", "", "query.select", "empty")]
    [TestCase("$expand", "Users", "query.expand", "There are: Roles, Groups")]
    [TestCase("$expand", "Roles($select=RoleKey)", "query.expand", "no 'Roles($select=RoleKey)'")]
    [TestCase("$expand", "Name", "query.expand", "no 'Name'")]
    [TestCase("$top", "-1", "query.top", "0 to")]
    [TestCase("$top", "ten", "query.top", "not 'ten'")]
    [TestCase("$top", "1.5", "query.top", "whole number")]
    [TestCase("$top", "", "query.top", "empty")]
    [TestCase("$top", "99999999999999999999", "query.top", "whole number")]
    [TestCase("$skip", "-1", "query.skip", "0 to")]
    [TestCase("$skip", "2147483648", "query.skip", "0 to 2147483647")]
    [TestCase("$skiptoken", "", "query.skiptoken", "empty")]
    [TestCase("$count", "yes", "query.count", "true or false")]
    [TestCase("$inlinecount", "all", "query.count", "allpages or none")]
    [TestCase("$search", "ana", "query.option", "no option '$search'. There are: $filter")]
    [TestCase("$apply", "x", "query.option", "no option")]
    [TestCase("$", "x", "query.option", "no option")]
    public void Another_option_that_cannot_be_read(string option, string value, string code, string said)
    {
        var refused = Refused(option, value);

        (refused.Field, refused.Code).Should().Be((option, code));
        refused.Message.Should().Contain(said);
    }

    [Test]
    public void An_option_given_twice_is_refused_in_any_casing()
    {
        var refused = Refused(("$top", "1"), ("$TOP", "1"));

        (refused.Field, refused.Code).Should().Be(("$top", "query.option"));
    }

    [Test]
    public void Names_without_a_dollar_are_no_options() =>
        FewPeople.ListRequestOf(("top", "x"), ("filter", ""), ("fileName", "a"), ("fileName", "b")).Top.Should().BeNull();

    [Test]
    public void A_position_and_a_number_to_leave_out_exclude_each_other() =>
        Refused(("$skip", "1"), ("$skiptoken", "x")).Code.Should().Be("query.skip");

    [Test]
    public void Nothing_is_brought_along_with_groups()
    {
        var read = () => ListRequest.Read(ListModel.Groups, FewPeople.Pairs(("$expand", "Users")));

        read.Should().Throw<ListQueryException>().Which.Message.Should().Be("Nothing can be brought along in this list.");
    }

    private static ListQueryException Refused(string option, string value) => Refused((option, value));

    private static ListQueryException Refused(params (string, string)[] options)
    {
        var read = () => FewPeople.ListRequestOf(options);
        return read.Should().ThrowExactly<ListQueryException>().Which;
    }
}
