using System.Globalization;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests;

public sealed class LocaleRulesTests
{
    [TestCase(null)]
    [TestCase("en")]
    [TestCase("pt-PT")]
    [TestCase("zh-Hant-TW")]
    [TestCase("sr-Latn-RS")]
    [TestCase("es-419")]
    [TestCase("de-DE-u-co-phonebk")]
    [TestCase("de-DE-1996")]
    [TestCase("en-x-a")]
    public void A_culture_is_a_tag_of_BCP_47(string? culture) => Culture(culture).Should().BeEmpty();

    [TestCase("")]
    [TestCase("e")]
    [TestCase("pt_PT")]
    [TestCase("pt-")]
    [TestCase("-pt")]
    [TestCase("pt--PT")]
    [TestCase("english-language-of-greatest-britain")]
    [TestCase("languages1")]
    [TestCase("12-PT")]
    [TestCase("pt PT")]
    [TestCase("é-PT")]
    [TestCase("en-u")]
    public void Anything_else_is_no_culture(string culture) =>
        Culture(culture).Should().ContainSingle().Which.Code.Should().Be("culture.format");

    [Test]
    public void Every_culture_of_the_runtime_is_right()
    {
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.AllCultures).Where(culture => culture.Name.Length > 0))
        {
            Culture(culture.Name).Should().BeEmpty("{0} is a culture", culture.Name);
        }
    }

    [TestCase(null)]
    [TestCase("UTC")]
    [TestCase("GMT")]
    [TestCase("EST5EDT")]
    [TestCase("Europe/Lisbon")]
    [TestCase("America/Argentina/Buenos_Aires")]
    [TestCase("America/Port-au-Prince")]
    [TestCase("Etc/GMT+5")]
    public void A_time_zone_is_known_by_its_IANA_name(string? timeZone) => TimeZone(timeZone).Should().BeEmpty();

    [TestCase("")]
    [TestCase("Lisbon")]
    [TestCase("Nowhere/Land")]
    [TestCase("europe/lisbon")]
    [TestCase("Nowhere Standard Time")]
    [TestCase("Europe/")]
    [TestCase("/Lisbon")]
    [TestCase("Europe//Lisbon")]
    [TestCase("Europe/../passwd")]
    [TestCase("Europe/Lisboné")]
    [TestCase("a/b/c/d")]
    [TestCase("+01:00")]
    public void Anything_else_is_no_time_zone(string timeZone) =>
        TimeZone(timeZone).Should().ContainSingle().Which.Code.Should().Be("time_zone.format");

    [TestCase("W. Europe Standard Time", "Europe/Berlin")]
    [TestCase("gmt standard time", "Europe/London")]
    [TestCase("UTC", "UTC")]
    [TestCase("Europe/Lisbon", "Europe/Lisbon")]
    [TestCase(null, null)]
    public void What_Windows_calls_a_time_zone_is_kept_as_its_IANA_name(string? given, string? kept)
    {
        TimeZone(given).Should().BeEmpty();
        LocaleRules.KeptTimeZone(given).Should().Be(kept);
    }

    [Test]
    public void Every_time_zone_of_the_machine_is_right()
    {
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            TimeZone(zone.Id).Should().BeEmpty("{0} is a time zone", zone.Id);
        }
    }

    private static IReadOnlyList<InputError> Culture(string? culture) =>
        Collected.By(errors => LocaleRules.CheckCulture(errors, "Culture", culture));

    private static IReadOnlyList<InputError> TimeZone(string? timeZone) =>
        Collected.By(errors => LocaleRules.CheckTimeZone(errors, "TimeZone", timeZone));
}
