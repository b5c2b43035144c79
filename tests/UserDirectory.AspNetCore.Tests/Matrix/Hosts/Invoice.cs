namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>What the application with OData of its own has.</summary>
internal sealed class Invoice
{
    public static IReadOnlyList<Invoice> All { get; } =
    [
        new() { Id = 1, Customer = "Ann's", Amount = 10.5m, Due = new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero) },
        new() { Id = 2, Customer = "Bob", Amount = 99m, Due = new(2026, 2, 28, 0, 0, 0, TimeSpan.Zero) },
        new() { Id = 3, Customer = "Céline", Amount = 0m, Due = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero) },
    ];

    public int Id { get; set; }

    public string Customer { get; set; } = string.Empty;

    public decimal Amount { get; set; }

    public DateTimeOffset Due { get; set; }
}
