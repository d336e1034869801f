import { mkdir, readFile, writeFile } from "node:fs/promises";
import { roles } from "./roles.ts";

/** Where a running `npm run dev` leaves what `npm run token` needs. Git ignores the folder. */
const folder = new URL("../../../.dev/", import.meta.url);
const file = new URL("issuer.json", folder);

/** Keeps how tokens are got from the issuer that was started, for this user of this machine only. */
export async function rememberIssuer({ url, secret }: { url: string; secret: string }) {
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify({ url, secret }), { mode: 0o600 });
}

/** A token of somebody with this role (RFC 6749, section 4.4). */
async function tokenFor(role: string): Promise<string> {
  const { url, secret } = JSON.parse(await readFile(file, "utf8"));
  const response = await fetch(`${url}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${role}:${secret}`)}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  const answer = (await response.json()) as { access_token?: string; error?: string };
  if (!answer.access_token) throw new Error(answer.error);
  return answer.access_token;
}

if (import.meta.main) {
  const role = process.argv[2] ?? "";
  const fail = (why: string) => {
    console.error(why);
    process.exitCode = 1;
  };
  if (!Object.hasOwn(roles, role)) fail(`Name a role: ${Object.keys(roles).join(", ")}`);
  else await tokenFor(role).then(console.log, () => fail("No token: is npm run dev running?"));
}
