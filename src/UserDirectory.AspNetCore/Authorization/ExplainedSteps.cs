using System.Text;

namespace UserDirectory.AspNetCore;

/// <summary>
/// An explanation for the log: codes and ids, no key or name of anybody, for a log is read by others than the directory. Pure.
/// </summary>
internal static class ExplainedSteps
{
    public static string Text(PermissionExplanation why)
    {
        var text = new StringBuilder();
        Append(text, why.Steps);
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<ExplanationStep> steps)
    {
        foreach (var step in steps)
        {
            text.Append(text.Length == 0 ? string.Empty : ", ").Append(step.IsMet ? '+' : '-').Append(step.Code);
            Append(text, "organization", step.OrganizationId);
            Append(text, "membership", step.MembershipId);
            Append(text, "role", step.RoleId);
            Append(text, "group", step.GroupId);
            Append(text, "assignment", step.AssignmentId);
            if (step.Steps.Count > 0)
            {
                text.Append(" (").Append(Nested(step.Steps)).Append(')');
            }
        }
    }

    private static StringBuilder Nested(IReadOnlyList<ExplanationStep> steps)
    {
        var text = new StringBuilder();
        Append(text, steps);
        return text;
    }

    private static void Append(StringBuilder text, string name, Guid? id)
    {
        if (id is { } found)
        {
            text.Append(' ').Append(name).Append('=').Append(found.ToString("D"));
        }
    }
}
