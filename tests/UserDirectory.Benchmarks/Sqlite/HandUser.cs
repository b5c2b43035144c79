using Microsoft.Data.Sqlite;

namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>A user's row as somebody would read it by hand: everything that the directory's own record has.</summary>
internal sealed record HandUser(
    Guid Id, string Key, string? DisplayName, string? GivenName, string? FamilyName, string? Email, long? EmailVerifiedAt, string? Culture,
    string? TimeZone, bool IsTechnician, bool IsServiceAccount, int Status, long? InvitationExpiresAt, long? LastLoginAt, string? Picture,
    string? ExternalId, Guid SignInStamp, string? Attributes, Guid? Home, Guid? DefaultOrganization, string? Grants, string? AccessRules,
    long CreatedAt, long UpdatedAt, int Version, string CreatedBy, string UpdatedBy)
{
    public const string Select = """
        SELECT u.id, u.key, u.display_name, u.given_name, u.family_name, u.email, u.email_verified_at, u.culture, u.time_zone,
          u.is_technician, u.is_service_account, u.status, u.invitation_expires_at, u.last_login_at, u.picture, u.external_id,
          coalesce(u.sign_in_stamp, u.id), u.attributes, (SELECT id FROM ud_organization WHERE no = h.home_organization_no),
          (SELECT id FROM ud_organization WHERE no = h.default_organization_no), u.grants, u.access_rules, u.created_at,
          coalesce(u.updated_at, u.created_at), u.version, (SELECT name FROM ud_actor WHERE no = u.created_by_no),
          (SELECT name FROM ud_actor WHERE no = coalesce(u.updated_by_no, u.created_by_no))
        FROM ud_user u LEFT JOIN ud_user_homes h ON h.no = u.homes_no WHERE u.tenant = @tenant AND 
        """;

    public static HandUser Read(SqliteDataReader row) => new(
        IdOf(row, 0)!.Value, row.GetString(1), Text(row, 2), Text(row, 3), Text(row, 4), Text(row, 5), Number(row, 6), Text(row, 7),
        Text(row, 8), row.GetBoolean(9), row.GetBoolean(10), row.GetInt32(11), Number(row, 12), Number(row, 13), Text(row, 14),
        Text(row, 15), IdOf(row, 16)!.Value, Text(row, 17), IdOf(row, 18), IdOf(row, 19), Text(row, 20), Text(row, 21),
        row.GetInt64(22), row.GetInt64(23), row.GetInt32(24), row.GetString(25), row.GetString(26));

    private static Guid? IdOf(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : new(row.GetFieldValue<byte[]>(column), bigEndian: true);

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
