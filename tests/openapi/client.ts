// A client of the sample, typed by what a generator makes of its document (api.d.ts): creates, lists, invites, accepts and deletes. What the document does not say does not compile.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

const [url, password, outbox] = process.argv.slice(2) as [string, string, string];
const api = createClient<paths>({ baseUrl: url });
const place = { tenantKey: "contoso", orgKey: "lisbon" };
const mail = "generated@contoso.example";

function must<T>(what: string, result: { data?: T; error?: unknown; response: Response }, status: number): T {
  if (result.response.status !== status) {
    throw new Error(`${what}: ${result.response.status} ${JSON.stringify(result.error)}`);
  }
  console.log(`${what}: ${status}`);
  return result.data as T;
}

async function token(address: string): Promise<string> {
  for (const name of await readdir(outbox)) {
    const text = name.endsWith(".eml") ? await readFile(join(outbox, name), "utf8") : "";
    const found = text.includes(address) ? /#token=(\S+)/.exec(text)?.[1] : undefined;
    if (found) {
      return found;
    }
  }
  throw new Error(`There is no mail to ${address} in the outbox.`);
}

const login = must("login", await api.POST("/login", { body: { userName: "admin@contoso.example", password } }), 200);
api.use({
  onRequest({ request }) {
    request.headers.set("Authorization", `Bearer ${login.accessToken}`);
    return request;
  },
});

const users = "/api/{tenantKey}/{orgKey}/identity/users" as const;
const id: string = must("create", await api.POST(users, { params: { path: place }, body: { userKey: "made@contoso.example", name: "Made", isTechnician: false, roles: ["read-only"] } }), 201);
const one = { path: { ...place, userKey: id } };
const read = await api.GET(`${users}/{userKey}`, { params: one });
const made = must("read", read, 200);
if (made.userKey !== "made@contoso.example" || made.roles?.[0]?.roleKey !== "read-only" || made.status !== 1) {
  throw new Error(`It is not what was made: ${JSON.stringify(made)}`);
}

must("rename", await api.PUT(`${users}/{userKey}/name`, { params: { ...one, header: { "If-Match": read.response.headers.get("ETag") ?? "" } }, body: "Renamed" }), 200);
const page = must("list", await api.GET(`${users}/odata`, { params: { path: place, query: { $filter: "Name eq 'Renamed'", $count: true } } }), 200);
if (page.count !== 1 || page.items[0]?.name !== "Renamed") {
  throw new Error(`The list has not what was made: ${JSON.stringify(page)}`);
}

const everybody = must("list of the other family", await api.GET("/auth/users/list", { params: { query: { count: 100 } } }), 200);
if (Array.isArray(everybody) || !everybody.items.some((user) => user.locator === id)) {
  throw new Error("The account is not in the list.");
}

must("invite", await api.POST(`${users}/sendInvitation`, { params: { path: place }, body: { email: mail, name: "Generated" } }), 200);
const secret = await token(mail);
const preview = must("preview", await api.POST("/invitations/preview", { body: { token: secret } }), 200);
if (preview.email !== mail || !preview.isNewAccount) {
  throw new Error(`It is another invitation: ${JSON.stringify(preview)}`);
}

const accepted = must("accept", await api.POST("/invitations/accept", { body: { token: secret, password: "staple correct horse battery" } }), 200);
must("sign in", await api.POST("/login", { body: { userName: accepted.userKey, password: "staple correct horse battery" } }), 200);
for (const userKey of [accepted.userKey, id]) {
  const path = { ...place, userKey };
  must("delete", await api.DELETE(`${users}/{userKey}`, { params: { path } }), 204);
  must("read what is deleted", await api.GET(`${users}/{userKey}`, { params: { path } }), 404);
}
