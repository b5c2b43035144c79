using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Draws filters, orders and pages for a record type, mostly with values that records have.</summary>
internal sealed class RandomFilters(Dice dice)
{
    private readonly RandomTexts _texts = new(dice);

    public Filter Next(RecordKind kind, IReadOnlyList<DirectoryRecord> records, int depth)
    {
        var type = RecordType.Of(kind);
        switch (depth > 0 ? dice.Below(10) : 4 + dice.Below(6))
        {
            case 0:
                return Filter.All(Enumerable.Range(0, dice.Below(4)).Select(_ => Next(kind, records, depth - 1)).ToList());
            case 1:
                return Filter.Any(Enumerable.Range(0, dice.Below(4)).Select(_ => Next(kind, records, depth - 1)).ToList());
            case 2:
                return !Next(kind, records, depth - 1);
            case 3 when type.Links.Count > 0:
                var link = dice.Pick(type.Links);
                return link.Any(dice.Percent(20) ? null : Next(link.To, records, depth - 1));
            case 4:
                return dice.Pick(type.Fields).IsPresent();
            case 5 when dice.PickAny(type.Fields.Where(NamesANode)) is { } field:
                return field.IsUnder(
                    dice.PickAny(records.Where(record => record.Kind == (field.Refers ?? field.Record)))?.Id ?? Guid.Empty);
            case 6:
                var listed = dice.Pick(type.Fields);
                return listed.In(Enumerable.Range(0, dice.Below(4)).Select(_ => Operand(listed, records)));
            default:
                var compared = dice.Pick(type.Fields);
                var @operator = (ComparisonOperator)(1 + dice.Below(compared.Kind == FieldKind.Text ? 9 : 6));
                return new Comparison(compared, @operator, Operand(compared, records));
        }
    }

    public Query<DirectoryRecord> Query(Guid tenantId, RecordKind kind, IReadOnlyList<DirectoryRecord> records)
    {
        var sortable = RecordType.Of(kind).Fields.Where(field => field.IsSortable).ToList();
        Sort[] order = [.. dice.Some(sortable, 2).Distinct().Select(field => new Sort(field, dice.Percent(50)))];
        var start = dice.Percent(40) ? dice.PickAny(records.Where(record => record.Kind == kind)) : null;
        return new(tenantId)
        {
            Where = dice.Percent(20) ? null : Next(kind, records, 3),
            OrderBy = order,
            Skip = dice.Percent(60) ? 0 : dice.Below(5),
            Take = dice.Percent(30) ? 1000 : dice.Below(8),
            After = start is null ? null
                : dice.Percent(20) ? new([.. order.Select(sort => Operand(sort.Field, records))], start.Id)
                : QueryOracle.Position(order, start),
            IncludeTotal = dice.Percent(50),
        };
    }

    private static bool NamesANode(Field field) =>
        field.Kind == FieldKind.Id && (field.Refers ?? (field.Name == nameof(DirectoryRecord.Id) ? field.Record : null))
            is RecordKind.Organization or RecordKind.Group;

    private FieldValue Operand(Field field, IReadOnlyList<DirectoryRecord> records)
    {
        var record = dice.PickAny(records.Where(record => record.Kind == field.Record));
        var value = record is null ? default : dice.PickAny(field.ReadMany(record));
        if (field.Kind == FieldKind.Text && dice.Percent(30))
        {
            return value.IsMissing || dice.Percent(20) ? _texts.Next(3) : _texts.Part(value.Text!);
        }

        return value.IsMissing || dice.Percent(10) ? dice.Pick(Operands.Of(field, record is null ? [] : [record])) : value;
    }
}
