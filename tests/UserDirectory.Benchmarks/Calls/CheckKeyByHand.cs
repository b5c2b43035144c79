namespace UserDirectory.Benchmarks;

/// <summary>Name to bit, key to account, account to set, bit.</summary>
internal readonly struct CheckKeyByHand(ByHand byHand, string[] users) : ICall
{
    public long At(int index) => byHand.Check(byHand.FindByKey(users[index % users.Length])!.Id, "invoices.approve") ? 1 : 0;
}
