namespace UserDirectory;

/// <summary>By what an import's rows find accounts that are there.</summary>
public enum ImportMatch
{
    /// <summary>By id, else by external id, else by key.</summary>
    Keys = 1,

    /// <summary>
    /// Where none of those finds one, by e-mail address: the account that has proved it. One that only names it is never taken, for anybody
    /// may name an address. Where the row or the options say that its address is verified, the account then gets the row's key and external
    /// id; where they say nothing it must have those of them that the row gives, else whoever wrote somebody's address into a row could
    /// give himself a way to sign in as him; and where the row says that it is not verified, its address finds nobody. Where several
    /// accounts have proved it the row is refused with <c>user.email.ambiguous</c>.
    /// </summary>
    KeysElseVerifiedEmail = 2,
}
