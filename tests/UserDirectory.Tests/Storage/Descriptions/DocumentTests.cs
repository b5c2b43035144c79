using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Storage;

/// <summary>What is kept as one text: JSON that any reader reads, and that reads back what any writer of JSON made of it.</summary>
public sealed class DocumentTests
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    [Test]
    public void Every_document_is_json_and_is_read_back_however_it_was_written_anew()
    {
        var drawn = new DrawnRecords(new(DrawnRecords.Seed()));
        foreach (var type in RecordType.All)
        {
            for (var i = 0; i < 100; i++)
            {
                var record = drawn.Draw(type.RecordClass);
                var values = type.Columns.Select(column => column.Read(record)).Select(Rewritten).ToArray();
                WholeText.Of(type.MakeRecord(values)).Should().Be(WholeText.Of(record));
            }
        }
    }

    [Test]
    public void A_text_that_no_database_could_store_is_escaped()
    {
        var written = new DocumentWriter().Text("half \uD83D of \"it\"").ToString();

        written.Should().NotContain("\uD83D").And.Be("\"half \\ud83d of \\\"it\\\"\"");
        DocumentText.Read(written).Should().Be("half \uD83D of \"it\"");
    }

    [TestCase(0)]
    [TestCase(-7)]
    [TestCase(long.MaxValue)]
    [TestCase(long.MinValue)]
    public void Every_number_is_read_back(long number) =>
        DocumentText.Read(new DocumentWriter().Number(number).ToString()).Should().Be(number);

    [TestCase("")]
    [TestCase("[")]
    [TestCase("[1")]
    [TestCase("[1 2]")]
    [TestCase("{\"a\" 1}")]
    [TestCase("{\"a\":1} 2")]
    [TestCase("\"a")]
    [TestCase("\"\\x\"")]
    [TestCase("\"\\u12\"")]
    [TestCase("nul")]
    [TestCase("1.5")]
    [TestCase("-")]
    [TestCase("9223372036854775808")]
    [TestCase("-9223372036854775809")]
    [TestCase("99999999999999999999")]
    public void A_broken_document_is_refused(string text) =>
        FluentActions.Invoking(() => DocumentText.Read(text)).Should().Throw<FormatException>()
            .WithMessage("A stored document is broken at character *");

    [Test]
    public void A_column_that_is_no_more_is_passed_over() =>
        RecordDocument.Read<GroupMember>(
            RecordDocument.Write(Member())!.Replace("{", "{\"Colour\":[{\"a\":null}],", StringComparison.Ordinal)).Should().Be(Member());

    private static GroupMember Member() =>
        new() { Id = new Guid(1, 2, 3, new byte[8]), TenantId = Guid.Empty, GroupId = Guid.Empty, UserId = Guid.Empty };

    private static ColumnValue Rewritten(ColumnValue value)
    {
        if (value.Kind != ColumnKind.Document)
        {
            return value;
        }

        using var document = JsonDocument.Parse(value.Text!);
        return ColumnValue.Of(
            ColumnKind.Document, JsonSerializer.Serialize(document.RootElement, s_indented));
    }
}
