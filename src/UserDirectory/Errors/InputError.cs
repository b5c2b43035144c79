namespace UserDirectory;

/// <summary>One thing that is wrong with an input.</summary>
/// <param name="Field">The input's field, for example <c>Email</c> or <c>Roles[1]</c>.</param>
/// <param name="Code">The stable code, for example <c>key.too_long</c>.</param>
/// <param name="Message">What is wrong and what is allowed, in a sentence.</param>
public sealed record InputError(string Field, string Code, string Message);
