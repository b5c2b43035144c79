namespace WebHost;

/// <summary>A setting is not what it may be.</summary>
internal sealed class SettingException(string name, string value, string allowed) : Exception($"The setting {name} is '{value}'. Allowed is {allowed}.");
