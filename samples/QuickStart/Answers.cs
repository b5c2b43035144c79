using UserDirectory;

namespace QuickStart;

/// <summary>Answers the two questions that an auditor asks: why may she, and who else may?</summary>
public sealed class Answers(ITenantDirectory acme, TextWriter output)
{
    private const string Permission = "invoices.approve";

    public async Task PrintAsync(User ann, CancellationToken cancellationToken)
    {
        output.WriteLine();
        output.WriteLine($"Why may {ann.Key} approve invoices in {Walkthrough.Office}?");
        output.WriteIndented((await acme.Permissions.ExplainAsync(ann.Id, Permission, Walkthrough.Office, cancellationToken)).ToString());

        var people = new List<PermissionHolder>();
        string? cursor = null;
        do
        {
            var page = await acme.Permissions.WhoCanAsync(Permission, Walkthrough.Office, cursor, cancellationToken: cancellationToken);
            people.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        output.WriteLine();
        output.WriteLine($"Who can approve invoices in {Walkthrough.Office}? {people.Count} people:");
        output.WriteIndented(string.Join(
            "\n", people.OrderBy(holder => holder.Key, StringComparer.Ordinal).Select(holder => $"{holder.Key} ({holder.DisplayName})")));
    }
}
