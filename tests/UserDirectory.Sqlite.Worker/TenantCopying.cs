namespace UserDirectory.Sqlite.Worker;

/// <summary>A copy of a tenant into another file, which restores it there.</summary>
internal static class TenantCopying
{
    public static async Task RunAsync(string path, string target)
    {
        using var from = new WorkFile(path);
        using var to = new WorkFile(target, options => options.Opened = Lines.TellOfWrites);
        await from.Directory.Tenants.CopyAsync(WorkFile.Tenant, to.Directory);
        Lines.Acknowledge("copying");
    }
}
