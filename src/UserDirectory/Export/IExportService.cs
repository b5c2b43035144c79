namespace UserDirectory;

/// <summary>Export of people: all of them as rows that an import takes, and one of them as a document. Thread-safe.</summary>
public interface IExportService
{
    /// <summary>
    /// The people of the tenant, or of an organization, as rows: an import of them elsewhere makes the same accounts with the same
    /// memberships, roles, groups, dates and attributes, and a second import changes nothing. Asks <c>users.export</c> at the organization
    /// (at the tenant without one), before the first row and again on the way. Rows are read as they are asked for, some hundred people at
    /// a time, each as it is then; memory does not grow with their number. In the order of their ids.
    /// </summary>
    /// <remarks>
    /// <para>A person takes several rows, one after the other, when one row cannot say everything: one for each membership, for roles at a
    /// place without one, and for roles of other dates. All begin with key and external id, and say whether somebody else may have set that
    /// and whether the account is active. The first says all that the account is.</para>
    /// <para>At an organization, rows say what a list there shows: the account, its membership, its roles there and the groups that can be
    /// used there.</para>
    /// <para>Left out are accounts that were never active (they exist by their invitations only, which cannot move), memberships and roles
    /// that have ended, direct grants, access rules, labels and pictures. Roles and groups are named, not described: they must be there, or
    /// be made on the way.</para>
    /// </remarks>
    /// <param name="options">What, as it is at the call; null for the defaults: the whole tenant, without ids and secrets.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    /// <exception cref="InvalidInputException"><c>reference.missing</c>: the organization is a null reference; when the rows are asked for,
    /// like all that follow but the last.</exception>
    /// <exception cref="RecordNotFoundException">There is no such organization.</exception>
    /// <exception cref="AccessDeniedException">
    /// The actor may not export there, or not any more; or asks for hashes and is no system (<c>access.system_only</c>).
    /// </exception>
    /// <exception cref="ConflictException"><c>batch.not_here</c>: inside
    /// <see cref="ITenantDirectory.InOneCommitAsync(Func{ITenantDirectory, ValueTask}, CancellationToken)"/>; thrown by the call
    /// itself.</exception>
    IAsyncEnumerable<ImportRow> ExportAsync(ExportOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Everything that the directory has of one person, as one document: for somebody who asks what is kept of him. No password, hash or
    /// token is in it. Asks <c>users.export</c> at the account's home or tenant-wide; oneself may always.
    /// </summary>
    /// <remarks>
    /// Organizations are named to whom may read them, else only their ids are told. Reading what the feed has of the person looks through
    /// all of the feed that is kept.
    /// </remarks>
    /// <exception cref="RecordNotFoundException">The account is unknown.</exception>
    /// <exception cref="AccessDeniedException">The actor may not.</exception>
    /// <exception cref="ConflictException"><c>batch.not_here</c>: inside a batch.</exception>
    ValueTask<PersonDocument> ExportPersonAsync(EntityRef user, CancellationToken cancellationToken = default);
}
