namespace UserDirectory.Benchmarks;

/// <summary>
/// One call of what is measured. Implemented by structs, so that the loop around it is compiled for each on its own: a delegate a call
/// would cost as much as a look-up, and on one side only when the runtime guesses which of the two it is.
/// </summary>
internal interface ICall
{
    /// <summary>Calls once and returns something of the result, so that nothing of it can be left out.</summary>
    /// <param name="index">The number of the call.</param>
    long At(int index);
}
