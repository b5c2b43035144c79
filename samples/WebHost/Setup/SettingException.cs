namespace WebHost;

/// <summary>A setting is not what it may be.</summary>
internal sealed class SettingException : Exception
{
    public SettingException(string name, string value, string allowed)
        : base($"The setting {name} is '{value}'. Allowed is {allowed}.")
    {
    }

    /// <summary>A setting whose value is not shown, and what was said about it.</summary>
    public SettingException(string name, Exception refused)
        : base($"The setting {name} is refused. {refused.Message}", refused)
    {
    }
}
