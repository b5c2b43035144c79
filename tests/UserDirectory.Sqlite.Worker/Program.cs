using UserDirectory.Sqlite.Worker;

// What tests start and kill. A line "written" says that a transaction has written its first row, "done n" that call n was acknowledged.
await (args switch
{
    ["write", var path, var name] => StepWriting.RunAsync(path, name),
    ["import", var path, var name] => RowImporting.RunAsync(path, name),
    ["migrate", var path] => NextSchema.MigrateAsync(path),
    ["copy", var path, var target] => TenantCopying.RunAsync(path, target),
    ["backup", var path, var target, var way] => BackupTaking.RunAsync(path, target, way),
    ["contend", var path, var process, var writers, var seconds] => Contending.RunAsync(
        path, int.Parse(process, null), int.Parse(writers, null), TimeSpan.FromSeconds(int.Parse(seconds, null))),
    ["race", var path] => Racing.RunAsync(path),
    ["ask", var path] => Asking.RunAsync(path),
    _ => throw new ArgumentException($"There is no task '{string.Join(' ', args)}'."),
});
