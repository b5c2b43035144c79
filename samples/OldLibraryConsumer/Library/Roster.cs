using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UserDirectory;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace OldLibraryConsumer
{
    /// <summary>What a library for .NET Standard 2.0, in C# 7.3, does with the directory of whatever application uses it.</summary>
    public static class Roster
    {
        /// <summary>Imports people, and counts those that were made.</summary>
        /// <param name="tenant">The tenant.</param>
        /// <param name="rows">The people.</param>
        public static async Task<int> ImportAsync(ITenantDirectory tenant, IAsyncEnumerable<ImportRow> rows)
        {
            var created = 0;
            var results = tenant.Import.ImportAsync(rows).GetAsyncEnumerator();
            try
            {
                while (await results.MoveNextAsync().ConfigureAwait(false))
                {
                    created += results.Current.Outcome == ImportOutcome.Created ? 1 : 0;
                }
            }
            finally
            {
                await results.DisposeAsync().ConfigureAwait(false);
            }

            return created;
        }

        /// <summary>The everyday tasks, one after the other.</summary>
        /// <param name="directory">The directory, with the permissions <c>invoices.read</c>, <c>write</c> and <c>approve</c>.</param>
        /// <returns>What was found, a line each.</returns>
        public static async Task<IReadOnlyDictionary<string, bool>> TasksAsync(IUserDirectory directory)
        {
            var done = new Dictionary<string, bool>();
            await directory.Tenants.CreateAsync(new NewTenant("acme") { Administrator = new NewUser("ada@acme.example") });
            var admin = await directory.Tenant("acme").AsSystem("setup").Users.GetAsync("ada@acme.example");
            var acme = directory.Tenant("acme").As(admin.Id);
            await acme.Organizations.CreateAsync(new NewOrganization("lisbon") { Name = "Lisbon" });
            await acme.Roles.CreateAsync(new NewRole("editor", "invoices.read", "invoices.write"));
            await acme.Roles.CreateAsync(new NewRole("approver", "invoices.*"));
            await acme.Groups.CreateAsync(new NewGroup("sales"));

            var ann = await acme.Users.CreateAsync(
                new NewUser("ann@acme.example") { DisplayName = "Ann", Organization = "lisbon", Roles = new EntityRef[] { "editor" } });
            done["1 create a user"] = ann.Status == UserStatus.Active;

            var sent = await acme.Invitations.SendAsync(
                new NewInvitation("bob@acme.example", "lisbon") { Roles = new EntityRef[] { "editor" } });
            done["2 invite somebody"] = sent.Token != null;

            var bob = await directory.AcceptInvitationAsync(
                sent.Token, new Acceptance { DisplayName = "Bob", Password = "correct horse battery staple" });
            done["3 accept the invitation"] = bob.Status == UserStatus.Active;

            done["4 check a permission"] = await acme.Permissions.CheckAsync(ann.Id, "invoices.write", "lisbon");

            var why = await acme.Permissions.ExplainAsync(ann.Id, "invoices.approve", "lisbon");
            done["5 explain a decision"] = !why.IsAllowed && why.ToString().Length > 0;

            var page = await acme.Users.ListAsync(new UserQuery { Organization = "lisbon", Search = "b",
                OrderBy = new Sort[] { UserFields.DisplayName }, IncludeTotal = true });
            done["6 list and search"] = page.Total == 1;

            await acme.Users.DeactivateAsync(bob.Id);
            done["7 switch an account off"] = (await acme.Users.GetAsync(bob.Id)).Status == UserStatus.Inactive;

            await acme.Groups.AddMembersAsync("sales", new EntityRef[] { ann.Id });
            done["8 put people into a group"] = (await acme.Groups.ListOfUserAsync(ann.Id)).Count == 1;

            await acme.Members.ChangeRolesAsync(ann.Id, "lisbon", new EntityRef[] { "approver" }, new EntityRef[] { "editor" });
            done["9 change roles at an organization"] = await acme.Permissions.CheckAsync(ann.Id, "invoices.approve", "lisbon");

            await acme.Users.DeleteAsync(ann.Id);
            done["10 delete an account"] = await acme.Users.FindAsync(ann.Id) == null;
            return done;
        }
    }
}
