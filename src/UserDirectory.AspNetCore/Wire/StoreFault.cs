namespace UserDirectory.AspNetCore;

/// <summary>Which exceptions say that the store cannot do something now, rather than that somebody made a mistake.</summary>
internal static class StoreFault
{
    public static bool Is(Exception fault) => fault is TimeoutException or System.Data.Common.DbException or IOException;
}
