using System.Collections;
using UserDirectory.Storage;

namespace UserDirectory.Tests;

/// <summary>Every stored value of every record of a tenant, secrets included, as lines of text.</summary>
public static class TenantState
{
    public static async Task<List<string>> OfAsync(IUserDirectory directory, Guid tenantId)
    {
        var lines = new List<string>();
        foreach (var type in RecordType.All)
        {
            lines.AddRange(await type.Use(new Values(((DirectoryHost)directory).Runtime.Store, tenantId)));
        }

        return lines;
    }

    private sealed class Values(IDirectoryStore store, Guid tenantId) : IRecordTypeUse<Task<IEnumerable<string>>>
    {
        public async Task<IEnumerable<string>> With<T>()
            where T : DirectoryRecord
        {
            var page = await store.QueryAsync(new Query<T>(tenantId) { Take = Query<T>.LargestTake }, default);
            return page.Items.Select(record => $"{record.Kind}: " + string.Join(
                "; ", RecordType.Of<T>().Columns.Select(column => $"{column.Name}={Text(column.Read(record).Boxed)}")));
        }

        private static string Text(object? value) => value switch
        {
            string text => text,
            byte[] bytes => BitConverter.ToString(bytes),
            IEnumerable list => string.Join(",", list.Cast<object>()),
            _ => $"{value}",
        };
    }
}
