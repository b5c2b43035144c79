namespace UserDirectory.Storage;

/// <summary>Something to do with a record type that is known only at run time. See <see cref="RecordType.Use"/>.</summary>
internal interface IRecordTypeUse<TResult>
{
    TResult With<T>()
        where T : DirectoryRecord;
}
