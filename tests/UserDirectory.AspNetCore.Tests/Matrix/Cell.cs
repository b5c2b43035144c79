namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>What one actor was answered to one request.</summary>
/// <param name="Row">The line of <c>permissions.txt</c>.</param>
/// <param name="Actor">Who called.</param>
/// <param name="Answer">The status, as <c>permissions.txt</c> writes it.</param>
/// <param name="Code">The code of a refusal; null when it was none.</param>
internal sealed record Cell(PermissionRow Row, Actor Actor, string Answer, string? Code)
{
    public string Expected => Row.Cells[(int)Actor];

    public string Outcome => Code is null ? Answer : $"{Answer} {Code}";
}
