namespace UserDirectory;

/// <summary>What a picture's text is.</summary>
internal enum PictureTextKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The bytes themselves.</summary>
    DataUri,

    /// <summary>Where it can be seen; never fetched.</summary>
    Url,

    /// <summary>The name of what is or was uploaded.</summary>
    FileName,
}
