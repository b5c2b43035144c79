namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>What the application of <see cref="ForeignHost"/> takes and answers.</summary>
internal sealed record Order(string CustomerName, int ItemCount);
