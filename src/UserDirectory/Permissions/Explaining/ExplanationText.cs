using System.Text;

namespace UserDirectory;

/// <summary>Writes an explanation as indented lines.</summary>
internal static class ExplanationText
{
    public static string Write(PermissionExplanation explanation)
    {
        var text = new StringBuilder();
        text.Append(explanation.IsAllowed ? "Allowed: " : "Denied: ").Append(explanation.Permission);
        Append(text, explanation.Steps, 1);
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<ExplanationStep> steps, int depth)
    {
        foreach (var step in steps)
        {
            text.Append('\n').Append(' ', depth * 2).Append(step.IsMet ? "+ " : "- ").Append(step.Text);
            Append(text, step.Steps, depth + 1);
        }
    }
}
